package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the C functions of a framework into one class. */
final class FunctionsWriter {
  private final String framework;
  private final JavaTypes types;
  private final Docs docs;
  private final List<String> problems;
  private final TreeSet<String> layouts = new TreeSet<>();

  FunctionsWriter(String framework, Api api, Descriptions descriptions, List<String> problems) {
    this.framework = framework;
    this.problems = problems;
    types = new JavaTypes(api);
    docs = new Docs(types, descriptions, Library.packageOf(framework));
  }

  JavaFile write(Collection<Function> functions) {
    ClassName name = ClassName.get(Library.packageOf(framework), framework + "Functions");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The C functions of $L. Each is looked up when it is first called.\n", framework)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Function each : functions) {
      try {
        type.addMethod(method(each)).addType(holder(each));
      } catch (IllegalArgumentException e) {
        problems.add(each.name() + ": " + e.getMessage());
      }
    }
    JavaFile.Builder file = Library.file(name.packageName(), type.build());
    if (!layouts.isEmpty()) {
      file.addStaticImport(Library.VALUE_LAYOUT, layouts.toArray(String[]::new));
    }
    return file.build();
  }

  private static String javaName(Function function) {
    String name = Names.decapitalized(function.name().replaceFirst("^(MTL|NS)", ""));
    return name.replaceFirst("^iO(?=[A-Z])", "io");
  }

  private MethodSpec method(Function function) {
    Shape shape = Shape.ofFunction(function.encoding());
    CallBody call =
        new CallBody(
            function.params(),
            shape.params(),
            shape.returns(),
            function.returns(),
            types.result(function.returns(), shape.returns(), Optional.empty()),
            function.owned(),
            false,
            false,
            function.name());
    return MethodSpec.methodBuilder(javaName(function))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(docs.function(function, call))
        .addParameters(call.javaParameters(types))
        .returns(call.returnType())
        .addCode(
            call.body(
                CodeBlock.of(
                    "$L.call($L)", holderName(function), CodeBlock.join(call.arguments(), ", "))))
        .build();
  }

  private static String holderName(Function function) {
    return Names.capitalized(javaName(function));
  }

  private TypeSpec holder(Function function) {
    Shape shape = Shape.ofFunction(function.encoding());
    String parameters = shape.params().stream().map(this::layout).collect(Collectors.joining(", "));
    CodeBlock descriptor =
        shape.returns() == Carrier.Scalar.VOID
            ? CodeBlock.of("$T.ofVoid($L)", Library.DESCRIPTOR, parameters)
            : CodeBlock.of(
                "$T.of($L)",
                Library.DESCRIPTOR,
                Stream.concat(
                        Stream.of(layout(shape.returns())),
                        shape.params().stream().map(this::layout))
                    .collect(Collectors.joining(", ")));
    return TypeSpec.classBuilder(holderName(function))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(
            FieldSpec.builder(Library.METHOD_HANDLE, "HANDLE", Modifier.STATIC, Modifier.FINAL)
                .initializer(
                    "$T.current().function($S, $L)", Library.RUNTIME, function.name(), descriptor)
                .build())
        .addMethod(call(shape))
        .build();
  }

  private static MethodSpec call(Shape shape) {
    TypeName returns = Library.type(shape.returns());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("call").addModifiers(Modifier.STATIC).returns(returns);
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < shape.params().size(); i++) {
      method.addParameter(Library.type(shape.params().get(i)), "argument" + (i + 1));
      arguments.append(i == 0 ? "" : ", ").append("argument").append(i + 1);
    }
    CodeBlock call = CodeBlock.of("HANDLE.invokeExact($L)", arguments);
    return method
        .beginControlFlow("try")
        .addStatement(
            shape.returns() == Carrier.Scalar.VOID
                ? call
                : CodeBlock.of("return ($T) $L", returns, call))
        .nextControlFlow("catch ($T t)", Throwable.class)
        .addStatement("throw $T.propagate(t)", Library.OBJC)
        .endControlFlow()
        .build();
  }

  private String layout(Carrier carrier) {
    if (carrier instanceof Carrier.Struct) {
      throw new IllegalArgumentException("a structure by value in a C function");
    }
    String layout = "JAVA_" + carrier.label().toUpperCase(Locale.ROOT);
    layouts.add(layout);
    return layout;
  }
}
