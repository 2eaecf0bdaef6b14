package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Block;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.encoding.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an API of what the headers declare and what clang answered. */
final class FactsBuilder {
  private final Headers headers;
  private final Answers arm64;
  private final MethodEncodings encodings;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Declaration> declarations = new LinkedHashMap<>();

  FactsBuilder(Headers headers, Answers arm64, Answers x86) {
    this.headers = headers;
    this.arm64 = arm64;
    this.encodings = new MethodEncodings(arm64, x86);
  }

  /** What had to be left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  Api api() {
    headers.types.forEach(this::addType);
    headers.categories.forEach(this::addCategory);
    headers.enumerations.forEach(
        each -> attempt(each.name(), () -> enumType(each)).ifPresent(this::add));
    headers.structs.forEach(each -> attempt(each.name(), () -> struct(each)).ifPresent(this::add));
    headers.functions.forEach(
        each -> attempt(each.name(), () -> function(each)).ifPresent(this::add));
    addLooseConstants();
    return new Api(declarations.values());
  }

  private <T> Optional<T> attempt(String what, Supplier<T> build) {
    try {
      return Optional.of(build.get());
    } catch (IllegalArgumentException noAnswer) {
      notes.add("left out: " + what + ": " + noAnswer.getMessage());
      return Optional.empty();
    }
  }

  private void add(Declaration declaration) {
    if (declarations.putIfAbsent(declaration.name(), declaration) != null) {
      notes.add("left out: a second declaration of the name " + declaration.name());
    }
  }

  /** NSObject is a protocol and a class: one type with the methods of either. */
  private void addType(Headers.Type type) {
    List<Method> methods = methods(type.kind(), type.name(), type.methods());
    if (declarations.get(type.name()) instanceof ObjectType before) {
      ObjectType protocol = before.kind() == Kind.PROTOCOL ? before : objectType(type);
      declarations.put(type.name(), protocol.withFurther(before.methods()).withFurther(methods));
    } else {
      add(objectType(type).withFurther(methods));
    }
  }

  private static ObjectType objectType(Headers.Type type) {
    return new ObjectType(
        type.kind(),
        type.name(),
        type.framework(),
        type.superclass(),
        type.adopts().stream().sorted().toList(),
        type.macos(),
        List.of());
  }

  private void addCategory(Headers.Category category) {
    if (declarations.get(category.owner()) instanceof ObjectType type) {
      List<Method> methods = methods(Kind.CLASS, type.name(), category.methods());
      declarations.put(type.name(), type.withFurther(methods));
    } else if (!category.methods().isEmpty()) {
      notes.add(
          "left out: %d methods that %s adds to %s, which is not imported"
              .formatted(category.methods().size(), category.framework(), category.owner()));
    }
  }

  private List<Method> methods(Kind kind, String type, List<Headers.Method> methods) {
    return methods.stream()
        .flatMap(each ->
            attempt(
                (each.classMethod() ? "+[" : "-[") + type + " " + each.selector() + "]",
                () -> method(kind, type, each))
                .stream())
        .toList();
  }

  private Method method(Kind kind, String type, Headers.Method method) {
    String message = (method.classMethod() ? "+" : "-") + method.selector();
    boolean protocol = kind == Kind.PROTOCOL;
    @Nullable String property = null;
    @Nullable String accessor = null;
    if (method.property() != null) {
      property = method.property().name();
      accessor = method.property().accessor();
    }
    return new Method(
        method.selector(),
        method.classMethod(),
        protocol ? encodings.ofProtocol(type, message, method) : encodings.composed(method),
        value(method.returns()),
        parameters(method.params()),
        property,
        accessor,
        method.owned(),
        protocol && arm64.optionalMethods(type).contains(message),
        method.variadic(),
        method.macos(),
        null,
        null);
  }

  private Value value(Headers.Typed type) {
    return new Value(
        type.spelled().text(),
        canonical(type),
        headers.names.kind(type.source()),
        type.spelled().nullability());
  }

  private static @Nullable String canonical(Headers.Typed type) {
    String canonical = TypeTable.canonicalText(type.canonical());
    return canonical.equals(type.spelled().text()) ? null : canonical;
  }

  private List<Parameter> parameters(List<Headers.Parameter> parameters) {
    List<Parameter> result = new ArrayList<>();
    for (Headers.Parameter each : parameters) {
      Value value = value(each.type());
      result.add(
          new Parameter(
              each.name(),
              value.type(),
              value.canonical(),
              value.kind(),
              value.nullability(),
              each.type().block().map(this::block).orElse(null)));
    }
    return result;
  }

  private Block block(CType.Function block) {
    return new Block(new CType.Pointer(block, '^', false, null).text(), arm64.signature(block));
  }

  private EnumType enumType(Headers.Enumeration enumeration) {
    return new EnumType(
        enumeration.kind(),
        enumeration.name(),
        enumeration.framework(),
        // Where the header names none, it is passed and encoded as an int.
        enumeration.underlying().isEmpty() ? "int" : enumeration.underlying(),
        arm64.size(enumeration.source()),
        enumeration.macos(),
        constants(enumeration.constants()));
  }

  private List<EnumType.Constant> constants(List<Headers.Constant> constants) {
    return constants.stream()
        .flatMap(each ->
            arm64.value(each.name()).stream()
                .map(value -> new EnumType.Constant(each.name(), value, each.macos())))
        .sorted(EnumType.Constant.ORDER)
        .toList();
  }

  /**
   * Constants outside enumerations, by the type they share, the rest under the framework's name.
   */
  private void addLooseConstants() {
    Map<String, List<Headers.Constant>> groups = new TreeMap<>();
    for (Headers.Constant each : headers.constants) {
      boolean plain = each.group().isEmpty() || Scalars.encoding(each.group()).isPresent();
      groups
          .computeIfAbsent(
              plain ? each.framework() + "Constants" : each.group(), _ -> new ArrayList<>())
          .add(each);
    }
    groups.forEach((name, group) -> {
      List<EnumType.Constant> constants = constants(group);
      if (!constants.isEmpty()) {
        String framework = group.getFirst().framework();
        add(new EnumType(Kind.CONSTANTS, name, framework, "NSUInteger", 8, null, constants));
      }
    });
  }

  private StructType struct(Headers.Struct struct) {
    List<StructType.Field> fields = new ArrayList<>();
    for (Headers.Field each : struct.fields()) {
      fields.add(
          new StructType.Field(
              each.name(),
              each.spelled().text(),
              arm64.offset(struct.source(), each.name()),
              arm64.fieldSize(struct.source(), each.name())));
    }
    return new StructType(
        Kind.STRUCT,
        struct.name(),
        struct.framework(),
        arm64.encoding(struct.source()),
        arm64.size(struct.source()),
        arm64.alignment(struct.source()),
        fields);
  }

  private Function function(Headers.Function function) {
    StringBuilder encoding = new StringBuilder(arm64.encoding(function.returns().source()));
    function.params().forEach(each -> encoding.append(arm64.encoding(each.type().source())));
    return new Function(
        Kind.FUNCTION,
        function.name(),
        function.framework(),
        encoding.toString(),
        function.owned(),
        function.macos(),
        value(function.returns()),
        parameters(function.params()));
  }
}
