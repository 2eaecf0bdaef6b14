package dev.panametal.bindings.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the message shapes: one class for each result, one method and one handle for each shape.
 */
final class MessagesWriter {
  private static final List<String> ORDINALS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth");

  private MessagesWriter() {}

  /** The classes of these shapes, and the layouts of the structures they carry. */
  static List<JavaFile> write(Collection<Shape> shapes) {
    Map<String, TreeSet<Shape>> byClass = new TreeMap<>();
    Comparator<Shape> order =
        Comparator.<Shape>comparingInt(shape -> shape.params().size())
            .thenComparing(Shape::sendMethod);
    for (Shape shape : shapes) {
      byClass.computeIfAbsent(shape.messagesClass(), _ -> new TreeSet<>(order)).add(shape);
    }
    List<JavaFile> files = new ArrayList<>();
    byClass.forEach((name, each) -> files.add(messages(name, each)));
    layouts(shapes).ifPresent(files::add);
    return files;
  }

  private static JavaFile messages(String name, Collection<Shape> shapes) {
    Carrier returns = shapes.iterator().next().returns();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                """
                Sends messages $L.

                <p>One method and one method handle stand for each ABI shape, whatever the selector. \
                Objects, selectors, classes, blocks, addresses and 64-bit integers are {@code long}; \
                {@code send} takes only those, and a method with another parameter names the type of \
                each, so that the type of a literal cannot choose the wrong shape. A handle is made \
                when its shape is first used.
                """,
                describe(returns))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Shape shape : shapes) {
      type.addMethod(send(shape));
    }
    for (Shape shape : shapes) {
      type.addType(holder(shape));
    }
    return Library.file(Library.OBJC_PACKAGE, type.build())
        .addStaticImport(Library.VALUE_LAYOUT, usedLayouts(shapes))
        .build();
  }

  private static String describe(Carrier returns) {
    return switch (returns) {
      case Carrier.Scalar.VOID -> "without a result";
      case Carrier.Scalar.LONG ->
          "whose result is an object, a selector, a class, an address or a 64-bit integer";
      case Carrier.Scalar.BYTE -> "whose result is a {@code BOOL} or an 8-bit integer";
      case Carrier.Scalar scalar ->
          "whose result is {@code " + scalar.label().toLowerCase(Locale.ROOT) + "}";
      case Carrier.Struct struct -> "whose result is a structure of " + describe(struct);
    };
  }

  private static String describe(Carrier.Struct struct) {
    List<Carrier.Scalar> distinct = struct.fields().stream().distinct().toList();
    String type = "{@code " + Library.type(distinct.getFirst()) + "}";
    return distinct.size() > 1
        ? "the fields " + struct.label()
        : struct.fields().size() == 1 ? "one " + type : struct.fields().size() + " " + type;
  }

  private static MethodSpec send(Shape shape) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(shape.sendMethod())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(Library.type(shape.returns()))
            .addJavadoc(
                "Sends a message $L.\n\n",
                switch (shape.params().size()) {
                  case 0 -> "without arguments";
                  case 1 -> "with one argument";
                  default -> "with " + shape.params().size() + " arguments";
                });
    List<String> arguments = new ArrayList<>();
    if (shape.returns() instanceof Carrier.Struct) {
      method
          .addParameter(Library.ALLOCATOR, "allocator")
          .addJavadoc("@param allocator makes the segment of the result\n");
      arguments.add("allocator");
    }
    method
        .addParameter(TypeName.LONG, "receiver")
        .addParameter(TypeName.LONG, "selector")
        .addJavadoc("@param receiver an object or a class\n")
        .addJavadoc("@param selector its selector\n");
    arguments.addAll(List.of("receiver", "selector"));
    for (int i = 0; i < shape.params().size(); i++) {
      String name = "argument" + (i + 1);
      arguments.add(name);
      Carrier carrier = shape.params().get(i);
      method
          .addParameter(Library.type(carrier), name)
          .addJavadoc(
              "@param $L the $L argument$L\n",
              name,
              ORDINALS.get(i),
              carrier instanceof Carrier.Struct struct
                  ? ", a structure of " + describe(struct)
                  : "");
    }
    CodeBlock call =
        CodeBlock.of("$L.HANDLE.invokeExact($L)", holderName(shape), String.join(", ", arguments));
    if (shape.returns() != Carrier.Scalar.VOID) {
      method.addJavadoc("@return its result\n");
      call = CodeBlock.of("return ($T) $L", Library.type(shape.returns()), call);
    }
    return method
        .beginControlFlow("try")
        .addStatement(call)
        .nextControlFlow("catch ($T t)", Throwable.class)
        .addStatement("throw $T.propagate(t)", Library.OBJC)
        .endControlFlow()
        .build();
  }

  private static TypeSpec holder(Shape shape) {
    String parameters =
        Stream.concat(
                Stream.of("JAVA_LONG", "JAVA_LONG"),
                shape.params().stream().map(MessagesWriter::layout))
            .collect(Collectors.joining(", "));
    CodeBlock descriptor =
        shape.returns() == Carrier.Scalar.VOID
            ? CodeBlock.of("$T.ofVoid($L)", Library.DESCRIPTOR, parameters)
            : CodeBlock.of(
                "$T.of($L, $L)", Library.DESCRIPTOR, layout(shape.returns()), parameters);
    return TypeSpec.classBuilder(holderName(shape))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(
            FieldSpec.builder(Library.METHOD_HANDLE, "HANDLE", Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.current().send($L)", Library.RUNTIME, descriptor)
                .build())
        .build();
  }

  private static String holderName(Shape shape) {
    String method = Names.capitalized(shape.sendMethod());
    return method.equals("Send") ? method + shape.params().size() : method;
  }

  private static String layout(Carrier carrier) {
    return carrier instanceof Carrier.Struct
        ? "StructLayouts." + carrier.label().toUpperCase(Locale.ROOT)
        : "JAVA_" + carrier.label().toUpperCase(Locale.ROOT);
  }

  private static String[] usedLayouts(Collection<Shape> shapes) {
    return Stream.concat(
            Stream.of("JAVA_LONG"),
            shapes.stream()
                .flatMap(
                    shape -> Stream.concat(Stream.of(shape.returns()), shape.params().stream()))
                .filter(carrier -> carrier instanceof Carrier.Scalar)
                .filter(carrier -> carrier != Carrier.Scalar.VOID)
                .map(MessagesWriter::layout))
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  private static Optional<JavaFile> layouts(Collection<Shape> shapes) {
    Map<String, Carrier.Struct> structs = new TreeMap<>();
    shapes.stream()
        .flatMap(shape -> Stream.concat(Stream.of(shape.returns()), shape.params().stream()))
        .filter(Carrier.Struct.class::isInstance)
        .map(Carrier.Struct.class::cast)
        .forEach(struct -> structs.put(struct.label(), struct));
    if (structs.isEmpty()) {
      return Optional.empty();
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Library.LAYOUTS)
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                """
                The layouts of the structures that messages carry by value. They are flat: a calling \
                convention looks only at the innermost fields, so one layout, and one shape, serves \
                every structure with the same fields.
                """)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    TreeSet<String> imports = new TreeSet<>();
    structs.forEach((label, struct) -> {
      List<String> fields = struct.fields().stream().map(MessagesWriter::layout).toList();
      imports.addAll(fields);
      type.addField(
          FieldSpec.builder(
                  Library.STRUCT_LAYOUT,
                  label.toUpperCase(Locale.ROOT),
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("$T.structLayout($L)", Library.LAYOUT, String.join(", ", fields))
              .build());
    });
    return Optional.of(
        Library.file(Library.OBJC_PACKAGE, type.build())
            .addStaticImport(Library.VALUE_LAYOUT, imports.toArray(String[]::new))
            .build());
  }
}
