package dev.panametal.bindings.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.encoding.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes a protocol or a class: an interface whose methods send messages. A class is sealed: only
 * its subclasses and the record behind {@code of} implement it. Both being interfaces, a class that
 * gets a subclass later keeps its form, and static methods are not inherited, as {@code of} and
 * {@code create} must not be.
 */
final class ObjectWriter {
  private final Api api;
  private final ObjectType type;
  private final ClassName name;
  private final Descriptions descriptions;
  private final Overrides overrides;
  private final List<String> problems;
  private final List<Part> parts;
  private final Docs docs;
  private final SelectorTable selectors;
  private final MethodWriter methods;
  private final Set<Shape> shapes = new LinkedHashSet<>();

  ObjectWriter(
      Api api,
      ObjectType type,
      Descriptions descriptions,
      Overrides overrides,
      List<Part> parts,
      List<String> problems) {
    this.api = api;
    this.type = type;
    this.descriptions = descriptions;
    this.overrides = overrides;
    this.parts = parts;
    this.problems = problems;
    name = JavaTypes.className(type);
    selectors = new SelectorTable(type);
    docs = new Docs(new JavaTypes(api), descriptions, name.packageName());
    methods = new MethodWriter(api, type, docs, overrides, selectors);
  }

  /** The shapes of the messages that were written. */
  Set<Shape> shapes() {
    return shapes;
  }

  /** The type and its parts. */
  List<JavaFile> write() {
    List<JavaFile> files = new ArrayList<>(parts.stream().map(this::writePart).toList());
    files.add(writeType()); // with the selectors of all parts
    return files;
  }

  private JavaFile writePart(Part part) {
    MethodWriter writer =
        new MethodWriter(api, type, docs.partOf(name), overrides, selectors.ofPart());
    TypeSpec.Builder result =
        TypeSpec.interfaceBuilder(part.name())
            .addJavadoc("$L A part of {@link $T}.\n", part.description(), name)
            .addSuperinterfaces(parents());
    for (Method each : type.methods()) {
      if (Parts.find(parts, each).equals(Optional.of(part))) {
        method(each, writer).ifPresent(result::addMethod);
      }
    }
    shapes.addAll(writer.shapes());
    return Library.file(name.packageName(), result.build()).build();
  }

  private JavaFile writeType() {
    TypeSpec.Builder result =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L", documentation())
            .addSuperinterfaces(superinterfaces());
    if (type.kind() == Kind.CLASS) {
      result.addModifiers(Modifier.SEALED).addPermittedSubclass(handleName());
      api.subclasses(type)
          .forEach(subclass -> result.addPermittedSubclass(JavaTypes.className(subclass)));
    }
    result.addMethod(of());
    if (isCreatable()) {
      result.addMethod(create());
    }
    for (Method each : type.methods()) {
      if (Parts.find(parts, each).isEmpty()) {
        method(each, methods).ifPresent(result::addMethod);
      }
    }
    shapes.addAll(methods.shapes());
    if (!selectors.isEmpty()) {
      result.addType(selectors.write());
    }
    if (type.kind() == Kind.CLASS || type.methods().stream().anyMatch(Method::classMethod)) {
      result.addType(classObject());
    }
    result.addType(handle());
    return Library.file(name.packageName(), result.build()).build();
  }

  private String documentation() {
    List<String> unbound =
        type.adopts().stream()
            .filter(protocol -> api.find(ObjectType.class, protocol).isEmpty())
            .map(protocol -> "{@code " + protocol + "}")
            .toList();
    return Docs.type(type, type.macos(), descriptions)
        + (unbound.isEmpty() ? "" : " It also adopts " + String.join(", ", unbound) + ".")
        + "\n";
  }

  private List<ClassName> superinterfaces() {
    return parts.isEmpty()
        ? parents()
        : parts.stream().map(part -> name.peerClass(part.name())).toList();
  }

  /** The direct parents, without those that another parent brings along. */
  private List<ClassName> parents() {
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

  /** A class that is there to be filled in: it has something to set, or declares plain init. */
  private boolean isCreatable() {
    if (type.kind() != Kind.CLASS || overrides.forbidsCreation(type.name())) {
      return false;
    }
    Optional<Method> init = type.methods().stream().filter(ObjectWriter::isPlainInit).findFirst();
    if (init.isPresent()) {
      return !isUnavailable(init.get());
    }
    return Stream.concat(Stream.of(type), api.ancestors(type).stream())
        .flatMap(each -> each.methods().stream())
        .anyMatch(each -> !each.classMethod() && each.selector().matches("set[A-Z].*"));
  }

  private static boolean isPlainInit(Method method) {
    return !method.classMethod() && method.selector().equals("init");
  }

  private static boolean isUnavailable(Method method) {
    return method.macos() != null && method.macos().unavailable();
  }

  private MethodSpec create() {
    CodeBlock init =
        methods.send(
            Shape.ofMessage("@16@0:8"),
            List.of(
                methods.allocation(), CodeBlock.of("Selectors.$L", selectors.constant("init"))));
    return MethodSpec.methodBuilder("create")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(Library.OWNED, name))
        .addJavadoc(
            """
            Makes a new object.

            <p>{@code [[$1L alloc] init]}. The caller owns the result.

            @return the object
            @throws $2T if {@code -[$1L init]} returns nil
            """,
            type.name(),
            Library.NIL_EXCEPTION)
        .addStatement(
            "return $T.of(of($T.nonNil($L, $S)))",
            Library.OWNED,
            Library.OBJC,
            init,
            "-[" + type.name() + " init]")
        .build();
  }

  /** Plain init is {@code create}; what the headers forbid is not sent. */
  private Optional<MethodSpec> method(Method method, MethodWriter writer) {
    if (isUnavailable(method) || (isPlainInit(method) && type.kind() == Kind.CLASS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(writer.write(method));
    } catch (IllegalArgumentException e) {
      problems.add(method.message(type.name()) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private TypeSpec classObject() {
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
