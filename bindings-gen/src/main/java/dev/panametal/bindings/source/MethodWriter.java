package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Writes the methods of one type, each of which sends one message. */
final class MethodWriter {
  private final ObjectType type;
  private final JavaTypes types;
  private final Docs docs;
  private final Overrides overrides;
  private final SelectorTable selectors;
  private final Map<MethodSignature, Method> inherited;
  private final Set<Shape> shapes = new LinkedHashSet<>();

  MethodWriter(Api api, ObjectType type, Docs docs, Overrides overrides, SelectorTable selectors) {
    this.type = type;
    this.docs = docs;
    this.overrides = overrides;
    this.selectors = selectors;
    types = new JavaTypes(api);
    inherited = inheritedMethods(api);
  }

  private Map<MethodSignature, Method> inheritedMethods(Api api) {
    Map<MethodSignature, Method> methods = new HashMap<>();
    for (ObjectType ancestor : api.ancestors(type)) {
      for (Method each : ancestor.methods()) {
        if (!each.classMethod()) {
          MethodSignature.find(each, types).ifPresent(it -> methods.putIfAbsent(it, each));
        }
      }
    }
    return methods;
  }

  /** The shapes of the messages that were written. */
  Set<Shape> shapes() {
    return shapes;
  }

  /**
   * The Java method of a method.
   *
   * @throws IllegalArgumentException if it has none
   */
  MethodSpec write(Method method) {
    Shape shape = shape(method);
    checkName(method);
    CallBody call = call(method, shape);
    boolean initializer = isStaticInitializer(method);
    boolean isStatic = method.classMethod() || initializer;
    MethodSpec.Builder result =
        MethodSpec.methodBuilder(method.javaName())
            .addModifiers(Modifier.PUBLIC, isStatic ? Modifier.STATIC : Modifier.DEFAULT)
            .addJavadoc(docs.message(method, call))
            .addParameters(call.javaParameters(types))
            .returns(call.returnType());
    if (!isStatic && inherited.containsKey(MethodSignature.of(method, types))) {
      result.addAnnotation(Override.class);
    }
    List<CodeBlock> arguments = new ArrayList<>();
    if (shape.returns() instanceof Carrier.Struct) {
      arguments.add(CodeBlock.of("allocator"));
    }
    CodeBlock receiver = method.classMethod() ? classObject() : CodeBlock.of("id()");
    if (initializer) {
      result.addCode(call.conversions());
      result.addStatement("long allocated = $L", allocation());
      receiver = CodeBlock.of("allocated");
    }
    arguments.add(receiver);
    arguments.add(selectors.sent(method, receiver));
    arguments.addAll(initializer ? call.convertedArguments() : call.arguments());
    return result.addCode(call.body(send(shape, arguments))).build();
  }

  private static Shape shape(Method method) {
    if (method.variadic()) {
      throw new IllegalArgumentException("is variadic");
    }
    Shape shape = Shape.ofMessage(method.encoding().arm64());
    if (!shape.equals(Shape.ofMessage(method.encoding().x86_64()))) {
      throw new IllegalArgumentException("its shape differs between the targets");
    }
    return shape;
  }

  private CallBody call(Method method, Shape shape) {
    String message = method.message(type.name());
    return new CallBody(
        method.javaParameters(),
        shape.params(),
        shape.returns(),
        method.returns(),
        types.result(method.returns(), shape.returns(), Optional.of(type)),
        method.owned(),
        method.reportsError(),
        overrides.discardsResult(message),
        message);
  }

  /** {@code alloc} and {@code init…} are one in Java: nobody can hold what is not initialised. */
  private boolean isStaticInitializer(Method method) {
    return method.initializes() && type.kind() == Kind.CLASS;
  }

  /** Allocates an object that is to be initialised. */
  CodeBlock allocation() {
    return send(
        Shape.ofMessage("@16@0:8"),
        List.of(classObject(), CodeBlock.of("Selectors.$L", selectors.constant("alloc"))));
  }

  /** The class object; of a class that an older macOS lacks with a check that it is there. */
  private CodeBlock classObject() {
    String introduced = type.macos() == null ? null : type.macos().introduced();
    return introduced == null || !Availability.isAfter(introduced, SelectorTable.OLDEST_MACOS)
        ? CodeBlock.of("ClassObject.ID")
        : CodeBlock.of("$T.present(ClassObject.ID, $S, $S)", Library.OBJC, type.name(), introduced);
  }

  /** Sends a message. */
  CodeBlock send(Shape shape, List<CodeBlock> arguments) {
    shapes.add(shape);
    return CodeBlock.of(
        "$T.$L($L)",
        ClassName.get(Library.OBJC_PACKAGE, shape.messagesClass()),
        shape.sendMethod(),
        CodeBlock.join(arguments, ", "));
  }

  private void checkName(Method method) {
    if (SourceVersion.isKeyword(method.javaName())) {
      throw new IllegalArgumentException(
          "its name is reserved in Java; rename it in the overrides");
    }
    MethodSignature signature = MethodSignature.of(method, types);
    Method above = inherited.get(signature);
    if (above != null && (method.classMethod() || !above.selector().equals(method.selector()))) {
      throw new IllegalArgumentException(
          "in Java it clashes with the inherited " + above.selector());
    }
    long alike =
        type.methods().stream()
            .filter(each -> each.javaName().equals(method.javaName()))
            .filter(each -> MethodSignature.find(each, types).equals(Optional.of(signature)))
            .count();
    if (alike > 1) {
      throw new IllegalArgumentException("in Java it clashes with another method of its type");
    }
  }
}
