package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Javadoc of messages and functions, as far as their facts say anything. */
final class Docs {
  private final JavaTypes types;
  private final Descriptions descriptions;

  Docs(JavaTypes types, Descriptions descriptions) {
    this.types = types;
    this.descriptions = descriptions;
  }

  /** Behind a name: the macOS versions. */
  static String availability(@Nullable Availability macos) {
    if (macos == null) {
      return "";
    }
    return (macos.introduced() == null ? "" : ", macOS " + macos.introduced())
        + (macos.deprecated() == null ? "" : ", deprecated in macOS " + macos.deprecated());
  }

  /** The documentation of a message. */
  CodeBlock message(Method method, CallBody call) {
    List<String> facts = new ArrayList<>();
    facts.add("{@code " + call.message() + "}" + availability(method.macos()) + ".");
    if (method.optional()) {
      facts.add("An object need not have this method: ask {@code respondsToSelector:} first.");
    }
    String summary = descriptions.find(call.message()).orElseGet(() -> summary(method));
    return documentation(summary, String.join(" ", facts), call);
  }

  /** The documentation of a function. */
  CodeBlock function(Function function, CallBody call) {
    String name = "{@code " + function.name() + "}";
    return documentation(
        descriptions.find(function.name()).orElse("Calls " + name + "."),
        name + availability(function.macos()) + ".",
        call);
  }

  private CodeBlock documentation(String summary, String facts, CallBody call) {
    CodeBlock.Builder doc = CodeBlock.builder().add("$L\n\n<p>$L\n\n", summary, facts);
    Value result = call.result();
    if (result.kind() == ValueKind.STRUCT) {
      doc.add("@param allocator makes the segment of the result\n");
    }
    for (Parameter each : call.parameters()) {
      doc.add("@param $L $L\n", Names.variable(each.name()), parameter(each));
    }
    if (!call.returnType().equals(TypeName.VOID)) {
      doc.add("@return $L\n", result(result, call.owned(), call.reportsError()));
    }
    if (call.reportsError()) {
      doc.add("@throws $T if it fails\n", Library.ERROR_EXCEPTION);
    } else if (call.requiresObject()) {
      doc.add("@throws $T if {@code $L} returns nil\n", Library.NIL_EXCEPTION, call.message());
    }
    return doc.build();
  }

  private static String summary(Method method) {
    if ("getter".equals(method.accessor())) {
      return "Reads the property {@code " + method.property() + "}.";
    }
    if ("setter".equals(method.accessor())) {
      return "Sets the property {@code " + method.property() + "}.";
    }
    return "Sends {@code " + method.selector() + "}.";
  }

  private String parameter(Parameter parameter) {
    Value value = parameter.value();
    return switch (value.kind()) {
      case OBJECT -> code(value) + (value.nullable() ? ", or null" : "");
      case BLOCK ->
          "a block"
              + (parameter.block() == null
                  ? ""
                  : " of the signature {@code "
                      + parameter.block().replaceAll("\"[^\"]*\"", "")
                      + "}")
              + (value.nullable() ? ", or null" : "");
      case POINTER, OPAQUE -> code(value) + ", native memory" + orNull(value);
      case OBJECT_OUT ->
          "receives an autoreleased " + code(value) + ": native memory of 8 bytes" + orNull(value);
      case OBJECT_ARRAY -> code(value) + ", the ids in native memory" + orNull(value);
      case STRUCT -> "a structure {@link " + structName(value) + "}";
      case SELECTOR -> "a selector";
      case CLASS -> "a class";
      default -> scalar(value);
    };
  }

  private String result(Value value, boolean owned, boolean reportsError) {
    return switch (value.kind()) {
      case OBJECT ->
          (value.type().equals("instancetype") ? "the object" : code(value))
              + (owned ? ", which the caller owns" : ", autoreleased or owned by the receiver")
              + (value.nullable() && !reportsError ? "; or null" : "");
      case POINTER, OPAQUE ->
          code(value) + " in a segment of length zero, {@link MemorySegment#NULL} for none";
      case STRUCT -> "a structure {@link " + structName(value) + "} in a segment of the allocator";
      case SELECTOR -> "a selector";
      case CLASS -> "a class";
      default -> scalar(value);
    };
  }

  private static String orNull(Value value) {
    return value.nullable() ? ", or {@link MemorySegment#NULL}" : "";
  }

  private String structName(Value value) {
    return types.structure(value).map(JavaTypes::className).orElseThrow().canonicalName();
  }

  private String scalar(Value value) {
    return types
        .enumeration(value)
        .map(each ->
            (each.kind() == Kind.OPTIONS ? "options of {@link " : "a value of {@link ")
                + JavaTypes.className(each).canonicalName()
                + "}")
        .orElseGet(() ->
            switch (value.type()) {
              case "BOOL" -> "{@code YES} as true";
              case "CFTimeInterval" -> "a time in seconds";
              default -> code(value);
            });
  }

  private static String code(Value value) {
    String type = value.type().replaceFirst(" \\*$", "");
    return "{@code " + (value.kind().isAddress() ? value.type() : type) + "}";
  }
}
