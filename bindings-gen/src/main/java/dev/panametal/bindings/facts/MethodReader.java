package dev.panametal.bindings.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Block;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.TargetEncoding;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import dev.panametal.bindings.encoding.Encoded;
import dev.panametal.bindings.encoding.EncodingParser;
import dev.panametal.bindings.encoding.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads methods and functions of the facts. */
final class MethodReader {
  private final Set<String> enums;
  private final JsonNode blocks;

  /**
   * A reader.
   *
   * @param enums the names of the enumerations
   * @param blocks the types of blocks by their names, for functions
   */
  MethodReader(Set<String> enums, JsonNode blocks) {
    this.enums = enums;
    this.blocks = blocks;
  }

  List<Method> methods(JsonNode type) {
    List<Method> methods = new ArrayList<>();
    for (JsonNode each : type.path("methods")) {
      methods.add(method(each));
    }
    return methods;
  }

  private Method method(JsonNode json) {
    JsonNode encoding = json.path("encoding");
    List<Encoded> types = EncodingParser.parse(encoding.path("arm64").asText());
    List<Parameter> params = new ArrayList<>();
    for (JsonNode each : json.path("params")) {
      params.add(parameter(each, kind(each, types.get(params.size() + 3))));
    }
    return new Method(
        json.path("selector").asText(),
        json.path("class_method").asBoolean(),
        new TargetEncoding(encoding.path("arm64").asText(), encoding.path("x86_64").asText()),
        value(json.path("returns"), kind(json.path("returns"), types.getFirst())),
        params,
        json.path("property").textValue(),
        json.path("accessor").textValue(),
        json.path("ownership").asText().startsWith("+1"),
        json.has("required") && !json.path("required").asBoolean(),
        json.path("variadic").asBoolean(),
        FactsReader.availability(json),
        null,
        null);
  }

  Function function(String name, JsonNode json, String framework) {
    StringBuilder encoding = new StringBuilder(encoding(json.path("returns")));
    List<Parameter> params = new ArrayList<>();
    for (JsonNode each : json.path("params")) {
      String encoded = encoding(each);
      encoding.append(encoded);
      params.add(parameter(each, kind(each, EncodingParser.parse(encoded).getFirst())));
    }
    JsonNode returns = json.path("returns");
    return new Function(
        Kind.FUNCTION,
        name,
        framework,
        encoding.toString(),
        json.path("ownership").asText().startsWith("+1"),
        FactsReader.availability(json),
        value(returns, kind(returns, EncodingParser.parse(encoding(returns)).getFirst())),
        params);
  }

  /** The facts give no encodings of functions; their types are few. */
  private String encoding(JsonNode json) {
    String type = json.path("type").asText();
    String canonical = json.path("canonical").asText(type);
    if (enums.contains(type)) {
      return "q";
    }
    if (canonical.contains("(^)")) {
      return "@?";
    }
    if (canonical.startsWith("id<")) {
      return canonical.endsWith("*") ? "^@" : "@";
    }
    if (canonical.endsWith("*")) {
      return canonical.matches("NS\\w+(<.*>)? \\*") ? "@" : pointer(canonical);
    }
    return Scalars.encoding(canonical)
        .orElseThrow(() -> new IllegalArgumentException("no encoding for the type " + type));
  }

  /** Of what a pointer points to, only const and characters matter here. */
  private static String pointer(String canonical) {
    String constant = canonical.startsWith("const ") ? "r" : "";
    return constant + (canonical.matches("(const )?char \\*") ? "*" : "^v");
  }

  private static Value value(JsonNode json, ValueKind kind) {
    return new Value(type(json), canonical(json), kind, nullability(json));
  }

  private Parameter parameter(JsonNode json, ValueKind kind) {
    return new Parameter(
        json.path("name").asText(),
        type(json),
        canonical(json),
        kind,
        nullability(json),
        block(json.has("block") ? json.path("block") : blocks.path(type(json))));
  }

  private static @Nullable Block block(JsonNode json) {
    if (json.isMissingNode()) {
      return null;
    }
    List<String> params = new ArrayList<>();
    json.path("params").forEach(each -> params.add(type(each)));
    String type = json.path("returns").asText() + " (^)(" + String.join(", ", params) + ")";
    JsonNode signature = json.path("signature");
    if (!signature.path("arm64").equals(signature.path("x86_64"))) {
      throw new IllegalArgumentException("a block whose signature differs: " + type);
    }
    return new Block(type, signature.path("arm64").asText());
  }

  private static String type(JsonNode json) {
    return json.path("type").asText().replace("NS_RETURNS_INNER_POINTER ", "");
  }

  private static @Nullable String canonical(JsonNode json) {
    String canonical = json.path("canonical").textValue();
    return type(json).equals(canonical) ? null : canonical;
  }

  private static @Nullable Nullability nullability(JsonNode json) {
    return switch (json.path("nullability").asText()) {
      case "" -> null;
      case "nonnull" -> Nullability.NONNULL;
      case "nullable", "nullable_result", "null_resettable" -> Nullability.NULLABLE;
      case "null_unspecified", "unspecified" -> null;
      default -> throw new IllegalArgumentException("unknown nullability in " + json);
    };
  }

  /** The kind the facts name, else (Foundation, functions) the one its encoding implies. */
  private ValueKind kind(JsonNode json, Encoded encoded) {
    if (json.has("kind")) {
      String name = json.path("kind").asText();
      return name.equals("cf")
          ? ValueKind.OPAQUE
          : ValueKind.valueOf(name.toUpperCase(Locale.ROOT));
    }
    return switch (encoded) {
      case Encoded.Struct _ -> ValueKind.STRUCT;
      case Encoded.Pointer pointer -> pointerKind(pointer.text());
      case Encoded.Scalar scalar -> scalarKind(json, scalar.letter());
      default -> throw new IllegalArgumentException("no kind for " + json);
    };
  }

  private static ValueKind pointerKind(String encoding) {
    return switch (encoding.replaceFirst("^r", "").replaceFirst("\".*", "")) {
      case "@" -> ValueKind.OBJECT;
      case "@?" -> ValueKind.BLOCK;
      case "#" -> ValueKind.CLASS;
      case ":" -> ValueKind.SELECTOR;
      case "^@" -> encoding.startsWith("r") ? ValueKind.OBJECT_ARRAY : ValueKind.OBJECT_OUT;
      default -> ValueKind.POINTER;
    };
  }

  private ValueKind scalarKind(JsonNode json, char letter) {
    String canonical = json.path("canonical").asText(json.path("type").asText());
    return switch (letter) {
      case 'v' -> ValueKind.VOID;
      case 'f' -> ValueKind.FLOAT;
      case 'd' -> ValueKind.DOUBLE;
      default -> {
        if (canonical.equals("_Bool")) {
          yield ValueKind.BOOL;
        }
        yield enums.contains(json.path("type").asText()) ? ValueKind.ENUM : ValueKind.INTEGER;
      }
    };
  }
}
