package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import dev.panametal.bindings.encoding.Carrier;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The Javadoc of messages and functions: the description where there is one, and the facts. */
final class Docs {
  private final JavaTypes types;
  private final Descriptions descriptions;
  private final String packageName;
  private final String owner;

  Docs(JavaTypes types, Descriptions descriptions, String packageName) {
    this(types, descriptions, packageName, "");
  }

  private Docs(JavaTypes types, Descriptions descriptions, String packageName, String owner) {
    this.types = types;
    this.descriptions = descriptions;
    this.packageName = packageName;
    this.owner = owner;
  }

  /** For a part of a type: the links of a description lead to other methods of the type. */
  Docs partOf(ClassName type) {
    return new Docs(types, descriptions, packageName, type.simpleName());
  }

  /** Behind a name: the macOS versions. */
  static String availability(@Nullable Availability macos) {
    if (macos == null) {
      return "";
    }
    return (macos.introduced() == null ? "" : ", macOS " + macos.introduced())
        + (macos.deprecated() == null ? "" : ", deprecated in macOS " + macos.deprecated());
  }

  /** The text above a type: its description; then its name and its versions. */
  static String type(Declaration type, @Nullable Availability macos, Descriptions descriptions) {
    String text =
        descriptions
            .find(type.name())
            .map(Description::text)
            .orElseGet(() -> Sentences.about(type));
    return text + "\n\n<p>{@code " + type.name() + "}" + availability(macos) + ".";
  }

  /** The documentation of a message. */
  CodeBlock message(Method method, CallBody call) {
    String facts = "{@code " + call.message() + "}" + availability(method.macos()) + ".";
    if (method.optional()) {
      facts += " An object need not have this method.";
    }
    return documentation(describe(call, Sentences.about(method)), facts, call);
  }

  /** The documentation of a function. */
  CodeBlock function(Function function, CallBody call) {
    String name = "{@code " + function.name() + "}";
    return documentation(
        describe(call, "Calls " + name + "."), name + availability(function.macos()) + ".", call);
  }

  private Description describe(CallBody call, String summary) {
    Description description =
        descriptions.find(call.message()).orElseGet(() -> new Description(summary, Map.of()));
    TreeSet<String> tags = new TreeSet<>(description.tags().keySet());
    tags.remove("@return");
    call.parameters().forEach(each -> tags.remove("@param " + each.name()));
    if (!tags.isEmpty()) {
      throw new IllegalArgumentException("its description is of another message: " + tags);
    }
    return description;
  }

  private CodeBlock documentation(Description description, String facts, CallBody call) {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("$L\n\n<p>$L$L\n\n", linked(description.text()), facts, ownership(call));
    if (call.carrier() instanceof Carrier.Struct) {
      doc.add("@param allocator makes the segment of the result\n");
    }
    for (Parameter each : call.parameters()) {
      doc.add(
          "@param $L $L\n",
          Names.variable(each.name()),
          description.parameter(each.name()).map(this::linked).orElseGet(() -> parameter(each)));
    }
    if (!call.returnType().equals(TypeName.VOID)) {
      doc.add("@return $L\n", description.result().map(this::linked).orElseGet(() -> result(call)));
    }
    if (call.reportsError()) {
      doc.add("@throws $T if it fails\n", Library.ERROR_EXCEPTION);
    } else if (call.requiresObject()) {
      doc.add("@throws $T if {@code $L} returns nil\n", Library.NIL_EXCEPTION, call.message());
    }
    return doc.build();
  }

  private String linked(String text) {
    return text.replace("{@link #", "{@link " + owner + "#");
  }

  private static String ownership(CallBody call) {
    if (call.result().kind() != ValueKind.OBJECT || call.discardsResult()) {
      return "";
    }
    return call.owned() ? " The caller owns the result." : " The caller does not own the result.";
  }

  private String parameter(Parameter parameter) {
    Value value = parameter.value();
    return switch (value.kind()) {
      case OBJECT -> code(value) + (value.nullable() ? ", or null" : "");
      case BLOCK ->
          "a block {@code "
              + (parameter.block() == null ? value.type() : parameter.block().type())
              + "}"
              + (value.nullable() ? ", or null" : "");
      case OBJECT_OUT ->
          "8 bytes of native memory for the id of an autoreleased {@code "
              + pointee(value)
              + "}"
              + orNull(value);
      case OBJECT_ARRAY -> "ids in native memory, {@code " + value.type() + "}" + orNull(value);
      case POINTER, OPAQUE -> "native memory, {@code " + value.type() + "}" + orNull(value);
      default -> other(value);
    };
  }

  private String result(CallBody call) {
    Value value = call.result();
    return switch (value.kind()) {
      case OBJECT ->
          (value.type().equals("instancetype") ? "the object" : code(value))
              + (value.nullable() && !call.reportsError() ? ", or null" : "");
      case POINTER, OPAQUE ->
          "{@code "
              + value.type()
              + "}, a segment of length zero"
              + (value.nullable() ? ", {@link MemorySegment#NULL} for none" : "");
      default -> other(value);
    };
  }

  private static String orNull(Value value) {
    return value.nullable() ? ", or {@link MemorySegment#NULL}" : "";
  }

  private String other(Value value) {
    return switch (value.kind()) {
      case STRUCT -> structure(types.structure(value));
      case SELECTOR -> "a selector";
      case CLASS -> "a class";
      default ->
          types
              .enumeration(value)
              .map(each ->
                  (each.kind() == Kind.OPTIONS ? "options of " : "a value of ") + link(each))
              .orElseGet(() -> scalar(value));
    };
  }

  private String structure(StructType type) {
    return (type.fields().size() == 1 ? "the one field of a structure " : "a structure ")
        + link(type);
  }

  private static String scalar(Value value) {
    return switch (value.type()) {
      case "BOOL" -> "true for {@code YES}";
      case "CFTimeInterval" -> "seconds";
      case "NSUInteger", "uint64_t", "uint32_t", "uint8_t", "size_t" -> "an unsigned integer";
      case "NSInteger", "int", "kern_return_t" -> "an integer";
      case "float", "double" -> "a number";
      default -> code(value);
    };
  }

  private String link(Declaration declaration) {
    ClassName name = JavaTypes.className(declaration);
    return "{@link "
        + (name.packageName().equals(packageName) ? name.simpleName() : name.canonicalName())
        + "}";
  }

  private static String code(Value value) {
    return "{@code " + value.type().replaceFirst(" \\*$", "") + "}";
  }

  /** The C type behind an out-parameter. */
  private static String pointee(Value value) {
    String type = value.canonical() == null ? value.type() : value.canonical();
    return type.replaceFirst("[ *]+$", "");
  }
}
