package dev.panametal.bindings.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.encoding.Scalars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads complete facts, {@code metal-api.json} and {@code foundation-api.json} of one folder, into
 * one API.
 */
public final class FactsReader {
  private static final Pattern ARRAY = Pattern.compile("(.+)\\[(\\d+)]");

  private final JsonNode metal;
  private final JsonNode foundation;
  private final MethodReader methods;

  private FactsReader(JsonNode metal, JsonNode foundation) {
    this.metal = metal;
    this.foundation = foundation;
    Set<String> enums = new TreeSet<>();
    metal.path("enums").fieldNames().forEachRemaining(enums::add);
    foundation.path("enums").fieldNames().forEachRemaining(enums::add);
    methods = new MethodReader(enums, metal.path("blocks"));
  }

  /** Reads the facts of a folder. */
  public static Api read(Path folder) throws IOException {
    JsonMapper json = new JsonMapper();
    return new FactsReader(
            json.readTree(folder.resolve("metal-api.json").toFile()),
            json.readTree(folder.resolve("foundation-api.json").toFile()))
        .api();
  }

  private Api api() {
    Map<String, Declaration> byName = new LinkedHashMap<>();
    // NSRange and its like stand in both; Foundation's own page of them is kept.
    for (Declaration each : declarations(metal, "Metal")) {
      byName.put(each.name(), each);
    }
    for (Declaration each : declarations(foundation, "Foundation")) {
      byName.merge(each.name(), each, FactsReader::preferFoundation);
    }
    addCategories(byName);
    return new Api(byName.values());
  }

  private static Declaration preferFoundation(Declaration metal, Declaration foundation) {
    return switch (metal) {
      // Only Metal's facts carry the encoding of a structure.
      case StructType struct ->
          new StructType(
              struct.kind(),
              struct.name(),
              foundation.framework(),
              struct.encoding(),
              struct.size(),
              struct.align(),
              struct.fields());
      default -> foundation;
    };
  }

  private List<Declaration> declarations(JsonNode facts, String framework) {
    List<Declaration> all = new ArrayList<>(objectTypes(facts, framework));
    for (Map.Entry<String, JsonNode> each : facts.path("enums").properties()) {
      all.add(enumType(each.getKey(), each.getValue(), framework));
    }
    for (Map.Entry<String, JsonNode> each : facts.path("structs").properties()) {
      all.add(struct(each.getKey(), each.getValue(), framework));
    }
    all.addAll(looseConstants(facts, framework));
    if (framework.equals("Metal")) {
      // Foundation's part lists the C functions of the Objective-C runtime, which the library's
      // own runtime calls without generated bindings.
      for (Map.Entry<String, JsonNode> each : facts.path("functions").properties()) {
        if (each.getValue().path("exported_symbol").asBoolean()) {
          all.add(methods.function(each.getKey(), each.getValue(), framework));
        }
      }
    }
    return all;
  }

  /** The protocols and classes. NSObject is both: one type with the methods of either. */
  private List<ObjectType> objectTypes(JsonNode facts, String framework) {
    Map<String, ObjectType> types = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : facts.path("protocols").properties()) {
      types.put(each.getKey(), objectType(Kind.PROTOCOL, each, framework));
    }
    for (Map.Entry<String, JsonNode> each : facts.path("classes").properties()) {
      types.merge(
          each.getKey(),
          objectType(Kind.CLASS, each, framework),
          (protocol, type) -> protocol.withFurther(type.methods()));
    }
    return List.copyOf(types.values());
  }

  private ObjectType objectType(Kind kind, Map.Entry<String, JsonNode> entry, String framework) {
    JsonNode json = entry.getValue();
    ObjectType empty =
        new ObjectType(
            kind,
            entry.getKey(),
            framework,
            json.path("super").textValue(),
            StreamSupport.stream(json.path("adopts").spliterator(), false)
                .map(JsonNode::textValue)
                .sorted()
                .toList(),
            availability(json),
            List.of());
    return empty.withFurther(methods.methods(json));
  }

  private void addCategories(Map<String, Declaration> byName) {
    for (Map.Entry<String, JsonNode> each : metal.path("categories").properties()) {
      String owner = each.getValue().path("class").asText();
      if (!(byName.get(owner) instanceof ObjectType type)) {
        throw new IllegalArgumentException("a category of an unknown class: " + each.getKey());
      }
      byName.put(owner, type.withFurther(methods.methods(each.getValue())));
    }
  }

  private static EnumType enumType(String name, JsonNode json, String framework) {
    List<EnumType.Constant> constants = new ArrayList<>();
    for (JsonNode each : json.path("constants")) {
      constants.add(
          new EnumType.Constant(
              each.path("name").asText(),
              each.path("value").bigIntegerValue(),
              availability(each)));
    }
    return new EnumType(
        json.path("kind").asText().equals("NS_OPTIONS") ? Kind.OPTIONS : Kind.ENUM,
        name,
        framework,
        json.path("underlying").asText(),
        json.path("size").asInt(),
        availability(json),
        sorted(constants));
  }

  private static List<EnumType.Constant> sorted(List<EnumType.Constant> constants) {
    return constants.stream().sorted(EnumType.Constant.ORDER).toList();
  }

  /**
   * Integer constants and macros outside any enumeration, grouped by the typedef they share, the
   * rest under the framework's name. Exported variables (error domains, keys) have no value in the
   * facts and are not read: the library's runtime seam looks up functions only.
   */
  private static List<EnumType> looseConstants(JsonNode facts, String framework) {
    Map<String, List<EnumType.Constant>> groups = new TreeMap<>();
    Stream.of("constants", "macros")
        .flatMap(section -> facts.path(section).properties().stream())
        .filter(each -> each.getValue().path("value").isIntegralNumber())
        .forEach(each -> {
          String type = each.getValue().path("type").asText().replaceFirst("^const ", "");
          boolean plain = Scalars.encoding(type).isPresent();
          groups
              .computeIfAbsent(plain ? framework + "Constants" : type, _ -> new ArrayList<>())
              .add(
                  new EnumType.Constant(
                      each.getKey(),
                      each.getValue().path("value").bigIntegerValue(),
                      availability(each.getValue())));
        });
    List<EnumType> types = new ArrayList<>();
    groups.forEach((name, constants) ->
        types.add(
            new EnumType(
                Kind.CONSTANTS, name, framework, "NSUInteger", 8, null, sorted(constants))));
    return types;
  }

  private static StructType struct(String name, JsonNode json, String framework) {
    List<StructType.Field> fields = new ArrayList<>();
    for (JsonNode each : json.path("fields")) {
      // A second view of the same bytes is left out; a union's first members are its fields.
      if (!each.path("note").asText().startsWith("union with")) {
        fields.add(
            new StructType.Field(
                each.path("name").asText(),
                each.path("type").asText(),
                each.path("offset").asInt(),
                each.path("size").asInt()));
      }
    }
    return new StructType(
        Kind.STRUCT,
        name,
        framework,
        json.has("encoding") ? json.path("encoding").asText() : encoding(name, fields),
        json.path("size").asInt(),
        json.path("align").asInt(),
        fields);
  }

  /** Foundation's facts leave the encodings of structures out; their fields are simple. */
  private static String encoding(String name, List<StructType.Field> fields) {
    StringBuilder encoding = new StringBuilder("{" + name + "=");
    for (StructType.Field each : fields) {
      Matcher array = ARRAY.matcher(each.type());
      String element = array.matches() ? array.group(1) : each.type();
      String one = element.endsWith("*") ? "^v" : Scalars.encoding(element).orElseThrow();
      encoding.append(array.matches() ? "[" + array.group(2) + one + "]" : one);
    }
    return encoding.append('}').toString();
  }

  /**
   * Availability on macOS. What is "always unavailable" in Foundation is forbidden to code under
   * automatic reference counting only ({@code retain}), which this library's is not.
   */
  static @Nullable Availability availability(JsonNode json) {
    JsonNode facts = json.path("availability");
    JsonNode macos = facts.has("macos") ? facts.path("macos") : facts;
    String introduced = macos.path("introduced").textValue();
    if (json.has("effective_introduced")) {
      introduced = json.path("effective_introduced").textValue();
    }
    String deprecated = macos.path("deprecated").textValue();
    boolean unavailable = macos.path("unavailable").asBoolean();
    return introduced == null && deprecated == null && !unavailable
        ? null
        : new Availability(introduced, deprecated, unavailable);
  }
}
