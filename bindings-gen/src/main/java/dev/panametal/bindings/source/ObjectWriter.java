package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.ValueKind;
import dev.panametal.bindings.encoding.Carrier;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/**
 * Writes a protocol or a class: an interface whose methods send messages. A class is a sealed
 * interface, which its subclasses and a private-purpose record are the only ones to implement.
 */
final class ObjectWriter {
  private final Api api;
  private final JavaTypes types;
  private final Docs docs;
  private final Descriptions descriptions;
  private final Overrides overrides;
  private final List<String> problems;
  private final TreeMap<String, String> selectors = new TreeMap<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final ObjectType type;
  private final ClassName name;

  ObjectWriter(
      Api api,
      ObjectType type,
      Descriptions descriptions,
      Overrides overrides,
      List<String> problems) {
    this.api = api;
    this.type = type;
    this.descriptions = descriptions;
    this.overrides = overrides;
    this.problems = problems;
    types = new JavaTypes(api);
    docs = new Docs(types, descriptions);
    name = JavaTypes.className(type);
  }

  /** The shapes of the messages that were written. */
  List<Shape> shapes() {
    return shapes;
  }

  JavaFile write() {
    TypeSpec.Builder result =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L", documentation());
    superinterfaces().forEach(result::addSuperinterface);
    if (type.kind() == Kind.CLASS) {
      result.addModifiers(Modifier.SEALED).addPermittedSubclass(handleName());
      api.subclasses(type)
          .forEach(subclass -> result.addPermittedSubclass(JavaTypes.className(subclass)));
    }
    result.addMethod(of());
    creation().ifPresent(result::addMethod);
    Map<MethodSignature, Method> inherited = inheritedMethods();
    for (Method each : type.methods()) {
      method(each, inherited).ifPresent(result::addMethod);
    }
    if (!selectors.isEmpty()) {
      result.addType(selectorsHolder());
    }
    if (sendsToClass()) {
      result.addType(classHolder());
    }
    result.addType(handle());
    return Library.file(name.packageName(), result.build()).build();
  }

  private String documentation() {
    String facts =
        "{@code " + type.name() + "}" + Docs.availability(type.macos()) + "." + unboundProtocols();
    return descriptions
            .find(type.name())
            .orElse(
                (type.kind() == Kind.CLASS ? "The class" : "The protocol")
                    + " {@code "
                    + type.name()
                    + "}.")
        + "\n\n<p>"
        + facts
        + "\n";
  }

  private String unboundProtocols() {
    List<String> unbound =
        type.adopts().stream()
            .filter(protocol -> api.find(ObjectType.class, protocol).isEmpty())
            .map(protocol -> "{@code " + protocol + "}")
            .toList();
    return unbound.isEmpty() ? "" : " Adopts " + String.join(", ", unbound) + " as well.";
  }

  /** The direct parents, without those that another parent brings along. */
  private List<ClassName> superinterfaces() {
    List<ObjectType> parents = api.parents(type);
    List<ObjectType> brought =
        parents.stream().flatMap(parent -> api.ancestors(parent).stream()).toList();
    List<ClassName> names =
        parents.stream()
            .filter(parent -> !brought.contains(parent))
            .map(JavaTypes::className)
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return List.of(type.name().equals("NSObject") ? Library.OBJECT : Library.NS_OBJECT);
    }
    return names;
  }

  private MethodSpec of() {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(name)
        .addParameter(TypeName.LONG, "id")
        .addJavadoc(
            """
            Views an object as {@code $L}, without asking whether it is one.

            @param id the object, not 0
            @return the view, which owns nothing
            """,
            type.name())
        .addStatement("return new $T(id)", handleName())
        .build();
  }

  private ClassName handleName() {
    return name.nestedClass("Handle");
  }

  /** {@code alloc} and plain {@code init}, for a class that is there to be filled in. */
  private Optional<MethodSpec> creation() {
    if (!isCreatable()) {
      return Optional.empty();
    }
    shapes.add(Shape.ofMessage("@16@0:8"));
    return Optional.of(
        MethodSpec.methodBuilder("create")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(ParameterizedTypeName.get(Library.OWNED, name))
            .addJavadoc(
                """
                Makes a new object.

                <p>{@code [[$1L alloc] init]}.

                @return the object, which the caller owns
                @throws $2T if {@code -[$1L init]} returns nil
                """,
                type.name(),
                Library.NIL_EXCEPTION)
            .addStatement(
                "return $T.of(of($T.nonNil($T.send($L, Selectors.$L), $S)))",
                Library.OWNED,
                Library.OBJC,
                messages("LongMessages"),
                allocation(),
                selector("init"),
                "-[" + type.name() + " init]")
            .build());
  }

  private boolean isCreatable() {
    if (type.kind() != Kind.CLASS || overrides.forbidsCreation(type.name())) {
      return false;
    }
    Optional<Method> init =
        type.methods().stream().filter(each -> each.message("").equals("-[ init]")).findFirst();
    if (init.isPresent()) {
      return init.get().macos() == null || !init.get().macos().unavailable();
    }
    return Stream.concat(Stream.of(type), api.ancestors(type).stream())
        .flatMap(each -> each.methods().stream())
        .anyMatch(each -> !each.classMethod() && each.selector().matches("set[A-Z].*"));
  }

  private CodeBlock allocation() {
    shapes.add(Shape.ofMessage("@16@0:8"));
    return CodeBlock.of(
        "$T.send(ClassObject.ID, Selectors.$L)", messages("LongMessages"), selector("alloc"));
  }

  private boolean sendsToClass() {
    return type.kind() == Kind.CLASS
        || type.methods().stream().anyMatch(method -> method.classMethod());
  }

  private static ClassName messages(String name) {
    return ClassName.get(Library.OBJC_PACKAGE, name);
  }

  private String selector(String selector) {
    return selector(selector, Names.constant(selector));
  }

  private String selector(Method method) {
    return selector(
        method.selector(),
        method.constant() == null ? Names.constant(method.selector()) : method.constant());
  }

  /** Notes a selector that is used, under the name of its constant. */
  private String selector(String selector, String constant) {
    String other = selectors.put(constant, selector);
    if (other != null && !other.equals(selector)) {
      throw new IllegalArgumentException(
          "its selector's constant clashes with that of " + other + ": " + constant);
    }
    return constant;
  }

  private Map<MethodSignature, Method> inheritedMethods() {
    Map<MethodSignature, Method> inherited = new HashMap<>();
    for (ObjectType ancestor : api.ancestors(type)) {
      for (Method each : ancestor.methods()) {
        if (!each.classMethod()) {
          MethodSignature.find(each, types).ifPresent(it -> inherited.putIfAbsent(it, each));
        }
      }
    }
    return inherited;
  }

  private Optional<MethodSpec> method(Method method, Map<MethodSignature, Method> inherited) {
    boolean plainInit = !method.classMethod() && method.selector().equals("init");
    if ((plainInit && type.kind() == Kind.CLASS)
        || (method.macos() != null && method.macos().unavailable())) {
      return Optional.empty();
    }
    try {
      return Optional.of(checkedMethod(method, inherited));
    } catch (IllegalArgumentException e) {
      problems.add(method.message(type.name()) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private MethodSpec checkedMethod(Method method, Map<MethodSignature, Method> inherited) {
    if (method.variadic()) {
      throw new IllegalArgumentException("is variadic");
    }
    if (SourceVersion.isKeyword(method.javaName())) {
      throw new IllegalArgumentException(
          "its name is reserved in Java; rename it in the overrides");
    }
    Shape shape = Shape.ofMessage(method.encoding().arm64());
    if (!shape.equals(Shape.ofMessage(method.encoding().x86_64()))) {
      throw new IllegalArgumentException("its shape differs between the targets");
    }
    String message = method.message(type.name());
    boolean initializer = method.initializes() && type.kind() == Kind.CLASS;
    CallBody call =
        new CallBody(
            method.javaParameters(),
            shape.params(),
            method.returns(),
            types.result(method.returns(), shape.returns(), Optional.of(type)),
            method.owned(),
            method.reportsError(),
            overrides.discardsResult(message),
            message);
    checkClash(method, inherited);
    boolean isStatic = method.classMethod() || initializer;
    MethodSpec.Builder result =
        MethodSpec.methodBuilder(method.javaName())
            .addModifiers(Modifier.PUBLIC, isStatic ? Modifier.STATIC : Modifier.DEFAULT)
            .addJavadoc(docs.message(method, call))
            .returns(call.returnType());
    if (!isStatic && inherited.containsKey(MethodSignature.of(method, types))) {
      result.addAnnotation(Override.class);
    }
    CodeBlock receiver =
        initializer ? allocation() : CodeBlock.of(method.classMethod() ? "ClassObject.ID" : "id()");
    List<CodeBlock> arguments = new ArrayList<>();
    if (shape.returns() instanceof Carrier.Struct) {
      result.addParameter(Library.ALLOCATOR, "allocator");
      arguments.add(CodeBlock.of("allocator"));
    }
    addParameters(result, method.javaParameters(), shape);
    arguments.add(receiver);
    arguments.add(CodeBlock.of("Selectors.$L", selector(method)));
    arguments.addAll(call.arguments());
    shapes.add(shape);
    return result
        .addCode(
            call.body(
                CodeBlock.of(
                    "$T.$L($L)",
                    messages(shape.messagesClass()),
                    shape.sendMethod(),
                    CodeBlock.join(arguments, ", "))))
        .build();
  }

  private void addParameters(MethodSpec.Builder method, List<Parameter> parameters, Shape shape) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter each = parameters.get(i);
      ParameterSpec.Builder parameter =
          ParameterSpec.builder(
              types.parameter(each.value(), shape.params().get(i)), Names.variable(each.name()));
      boolean object = each.kind() == ValueKind.OBJECT || each.kind() == ValueKind.BLOCK;
      if (object && each.nullable()) {
        parameter.addAnnotation(Library.NULLABLE);
      }
      method.addParameter(parameter.build());
    }
  }

  private void checkClash(Method method, Map<MethodSignature, Method> inherited) {
    MethodSignature signature = MethodSignature.of(method, types);
    Method above = inherited.get(signature);
    if (above != null && (method.classMethod() || !above.selector().equals(method.selector()))) {
      throw new IllegalArgumentException(
          "in Java it clashes with the inherited " + above.selector());
    }
    long same =
        type.methods().stream()
            .filter(other -> other.javaName().equals(method.javaName()))
            .filter(other -> MethodSignature.of(other, types).equals(signature))
            .count();
    if (same > 1) {
      throw new IllegalArgumentException("in Java it clashes with another method of its type");
    }
  }

  private TypeSpec selectorsHolder() {
    TypeSpec.Builder holder =
        TypeSpec.classBuilder("Selectors")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "The selectors of the methods above, registered together when the first is used.\n")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    selectors.forEach((constant, selector) ->
        holder.addField(
            FieldSpec.builder(
                    TypeName.LONG, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@code $L}.\n", selector)
                .initializer("$T.current().selector($S)", Library.RUNTIME, selector)
                .build()));
    return holder.build();
  }

  private TypeSpec classHolder() {
    return TypeSpec.classBuilder("ClassObject")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The class object, looked up when it is first used.\n")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addField(
            FieldSpec.builder(TypeName.LONG, "ID", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The class, or 0 where the system has none of this name.\n")
                .initializer("$T.current().classNamed($S)", Library.RUNTIME, type.name())
                .build())
        .build();
  }

  private TypeSpec handle() {
    return TypeSpec.recordBuilder("Handle")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addSuperinterface(name)
        .addJavadoc(
            "What {@link #of} returns: nothing but the id.\n\n@param id the object, not 0\n")
        .recordConstructor(
            MethodSpec.compactConstructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "id")
                .addJavadoc("Refuses nil.\n")
                .beginControlFlow("if (id == 0)")
                .addStatement(
                    "throw new $T($S)",
                    IllegalArgumentException.class,
                    "nil is no " + type.name() + ": its id must not be 0.")
                .endControlFlow()
                .build())
        .addMethod(
            MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S + $T.toHexString(id)", type.name() + "@", Long.class)
                .build())
        .build();
  }
}
