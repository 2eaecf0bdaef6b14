package dev.panametal.bindings.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import dev.panametal.bindings.encoding.Carrier;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements around a call: arguments to carriers, the carrier of the result to Java, nil and
 * errors to exceptions.
 *
 * @param parameters the parameters a Java caller passes
 * @param carriers their carriers, and one more for an {@code NSError **}
 * @param carrier the carrier of the result
 * @param result the result
 * @param javaResult the Java type of the result, of an owned object the type of the object
 * @param owned whether the caller owns the object that is returned
 * @param reportsError whether the last argument receives an error
 * @param discardsResult whether Java returns nothing in any case
 * @param message the message or function, for exceptions
 */
record CallBody(
    List<Parameter> parameters,
    List<Carrier> carriers,
    Carrier carrier,
    Value result,
    TypeName javaResult,
    boolean owned,
    boolean reportsError,
    boolean discardsResult,
    String message) {

  /** The parameters of the Java method. */
  List<ParameterSpec> javaParameters(JavaTypes types) {
    List<ParameterSpec> specs = new ArrayList<>();
    if (carrier instanceof Carrier.Struct) {
      specs.add(ParameterSpec.builder(Library.ALLOCATOR, "allocator").build());
    }
    for (int i = 0; i < parameters.size(); i++) {
      Parameter each = parameters.get(i);
      ParameterSpec.Builder spec =
          ParameterSpec.builder(
              types.parameter(each.value(), carriers.get(i)), Names.variable(each.name()));
      if (isReference(each) && each.nullable()) {
        spec.addAnnotation(Library.NULLABLE);
      }
      specs.add(spec.build());
    }
    return specs;
  }

  private static boolean isReference(Parameter parameter) {
    return parameter.kind() == ValueKind.OBJECT || parameter.kind() == ValueKind.BLOCK;
  }

  /** The arguments of the call, in carriers. */
  List<CodeBlock> arguments() {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add(argument(parameters.get(i), carriers.get(i)));
    }
    if (reportsError) {
      arguments.add(CodeBlock.of("$L.address()", errorSlot()));
    }
    return arguments;
  }

  /**
   * Converts into local variables what Java may refuse, a null or a segment on the heap, for a call
   * whose receiver is allocated on the way and would leak.
   */
  CodeBlock conversions() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter each = parameters.get(i);
      if (isRefusable(each)) {
        code.addStatement("long $L = $L", converted(each), argument(each, carriers.get(i)));
      }
    }
    return code.build();
  }

  /** The arguments of the call, after {@link #conversions}. */
  List<CodeBlock> convertedArguments() {
    List<CodeBlock> arguments = arguments();
    for (int i = 0; i < parameters.size(); i++) {
      if (isRefusable(parameters.get(i))) {
        arguments.set(i, CodeBlock.of("$L", converted(parameters.get(i))));
      }
    }
    return arguments;
  }

  private static boolean isRefusable(Parameter parameter) {
    return isReference(parameter) || parameter.kind().isAddress();
  }

  private static String converted(Parameter parameter) {
    return Names.variable(parameter.name()) + (isReference(parameter) ? "Id" : "Address");
  }

  private static CodeBlock argument(Parameter parameter, Carrier carrier) {
    String name = Names.variable(parameter.name());
    return switch (parameter.kind()) {
      case OBJECT, BLOCK ->
          parameter.nullable()
              ? CodeBlock.of("$T.id($L)", Library.OBJC, name)
              : CodeBlock.of("$L.id()", name);
      case BOOL -> CodeBlock.of("(byte) ($L ? 1 : 0)", name);
      case POINTER, OPAQUE, OBJECT_OUT, OBJECT_ARRAY ->
          CodeBlock.of("$T.address($L)", Library.OBJC, name);
      default ->
          JavaTypes.isUnsignedByte(parameter.value(), carrier)
              ? CodeBlock.of("$T.toUnsignedInt($L)", Byte.class, name)
              : CodeBlock.of("$L", name);
    };
  }

  /** The type the Java method returns. */
  TypeName returnType() {
    if (discardsResult || (reportsError && result.kind() == ValueKind.BOOL)) {
      return TypeName.VOID;
    }
    TypeName type = owned ? ParameterizedTypeName.get(Library.OWNED, javaResult) : javaResult;
    return returnsNull() ? type.annotated(annotation()) : type;
  }

  private static AnnotationSpec annotation() {
    return AnnotationSpec.builder(Library.NULLABLE).build();
  }

  private boolean returnsNull() {
    return result.kind() == ValueKind.OBJECT && result.nullable() && !reportsError;
  }

  /** Whether nil is an exception, for there is no error object to say why. */
  boolean requiresObject() {
    return result.kind() == ValueKind.OBJECT
        && !result.nullable()
        && !reportsError
        && !discardsResult;
  }

  /** The body of a method that makes this call. */
  CodeBlock body(CodeBlock call) {
    CodeBlock.Builder body = CodeBlock.builder();
    List<String> fenced =
        parameters.stream()
            .filter(each -> each.kind().isAddress())
            .map(each -> Names.variable(each.name()))
            .toList();
    if (reportsError) {
      body.beginControlFlow("try (var $L = $T.open())", errorSlot(), Library.ERROR_SLOT);
    } else if (!fenced.isEmpty()) {
      body.beginControlFlow("try");
    }
    body.add(statements(call));
    if (!fenced.isEmpty()) {
      // A segment's address does not keep its arena alive during the call.
      body.nextControlFlow("finally");
      for (String each : fenced) {
        body.addStatement("$T.reachabilityFence($L)", Library.REFERENCE, each);
      }
    }
    if (reportsError || !fenced.isEmpty()) {
      body.endControlFlow();
    }
    return body.build();
  }

  private CodeBlock statements(CodeBlock call) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (discardsResult || result.kind() == ValueKind.VOID) {
      requireNoError();
      return code.addStatement(call).build();
    }
    switch (result.kind()) {
      case OBJECT -> code.add(object(call));
      case BOOL -> {
        if (reportsError) {
          code.addStatement("$L.check($L != 0, $S)", errorSlot(), call, message);
        } else {
          code.addStatement("return $L != 0", call);
        }
      }
      case POINTER, OPAQUE -> {
        requireNoError();
        code.addStatement("return $T.ofAddress($L)", Library.SEGMENT, call);
      }
      default -> {
        requireNoError();
        code.addStatement("return $L", call);
      }
    }
    return code.build();
  }

  private CodeBlock object(CodeBlock call) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (reportsError) {
      return code.addStatement(
              "return $L", view(CodeBlock.of("$L.check($L, $S)", errorSlot(), call, message)))
          .build();
    }
    if (!result.nullable()) {
      return code.addStatement(
              "return $L", view(CodeBlock.of("$T.nonNil($L, $S)", Library.OBJC, call, message)))
          .build();
    }
    String local = fresh("result");
    return code.addStatement("long $L = $L", local, call)
        .addStatement("return $L == 0 ? null : $L", local, view(CodeBlock.of("$L", local)))
        .build();
  }

  private CodeBlock view(CodeBlock id) {
    CodeBlock view = CodeBlock.of("$T.of($L)", (ClassName) javaResult, id);
    return owned ? CodeBlock.of("$T.of($L)", Library.OWNED, view) : view;
  }

  /** Only nil and NO say that a message failed. */
  private void requireNoError() {
    if (reportsError) {
      throw new IllegalArgumentException(
          "reports an NSError, but its result " + result.type() + " cannot say that it failed");
    }
  }

  private String errorSlot() {
    return fresh("error");
  }

  /** A local name that no parameter has. */
  private String fresh(String name) {
    boolean taken = parameters.stream().anyMatch(each -> Names.variable(each.name()).equals(name));
    return taken ? name + "Slot" : name;
  }
}
