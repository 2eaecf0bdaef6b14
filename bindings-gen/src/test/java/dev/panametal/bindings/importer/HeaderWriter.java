package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.Nullability;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes Objective-C headers that declare what an API holds, laid out as an SDK, in the manner of
 * Apple's: properties, availability macros, regions of assumed non-null, NS_ENUM and NS_OPTIONS,
 * forward declarations. The text is ours; nothing of it comes from anybody's header.
 */
final class HeaderWriter {
  private final Api api;
  private final Path root;
  private final TypeNames names;

  private HeaderWriter(Api api, Path root) {
    this.api = api;
    this.root = root;
    this.names = new TypeNames(api);
  }

  /** Writes an SDK that declares an API into an empty folder. */
  static void write(Api api, Path root) throws IOException {
    Files.createDirectories(root.resolve("usr/include"));
    Files.writeString(root.resolve("SDKSettings.json"), "{\"Version\": \"26.5\"}");
    try (var macros = HeaderWriter.class.getResourceAsStream("/importer/macros.h")) {
      Files.write(
          root.resolve("usr/include/macros.h"), Objects.requireNonNull(macros).readAllBytes());
    }
    new HeaderWriter(api, root).write();
  }

  private void write() throws IOException {
    Files.write(root.resolve("usr/include/names.h"), names.lines());
    for (String framework : List.of("Foundation", "Metal")) {
      List<String> umbrella = new ArrayList<>();
      umbrella.add("#import <names.h>");
      for (Declaration each : inOrder(framework)) {
        writeHeader(each);
        umbrella.add("#import <%s/%s.h>".formatted(framework, each.name()));
      }
      Files.write(header(framework, framework), umbrella);
    }
  }

  /** Types come before what is made of them: constants, structures, then protocols and classes. */
  private List<Declaration> inOrder(String framework) {
    return api.declarations().stream()
        .filter(each -> each.framework().equals(framework))
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .toList();
  }

  private static int rank(Declaration declaration) {
    return switch (declaration) {
      case EnumType type -> type.kind() == Kind.CONSTANTS ? 1 : 0;
      case StructType _ -> 2;
      case ObjectType _ -> 3;
      case Function _ -> 4;
    };
  }

  private Path header(String framework, String name) {
    Path folder = root.resolve("System/Library/Frameworks/" + framework + ".framework/Headers");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.resolve(name + ".h");
  }

  private void writeHeader(Declaration declaration) throws IOException {
    List<String> lines = new ArrayList<>(List.of("#pragma once", "#import <names.h>"));
    dependencies(declaration)
        .forEach(each -> lines.add("#import <%s/%s.h>".formatted(each.framework(), each.name())));
    lines.add("NS_ASSUME_NONNULL_BEGIN");
    lines.addAll(
        switch (declaration) {
          case EnumType type -> enumeration(type);
          case StructType type -> struct(type);
          case ObjectType type -> objectType(type);
          case Function function -> function(function);
        });
    lines.add("NS_ASSUME_NONNULL_END");
    Files.write(header(declaration.framework(), declaration.name()), lines);
  }

  /** What a header needs more of than the names. */
  private Set<Declaration> dependencies(Declaration declaration) {
    Set<Declaration> needed = new LinkedHashSet<>();
    switch (declaration) {
      case ObjectType type -> {
        needed.addAll(api.parents(type));
        api.declarations().stream()
            .filter(each -> each instanceof EnumType || each instanceof StructType)
            .filter(each -> names.mentions(type).contains(each.name()))
            .forEach(needed::add);
      }
      case StructType struct ->
          struct.fields().stream()
              .flatMap(field -> api.find(Declaration.class, names.element(field.type())).stream())
              .forEach(needed::add);
      case Function _ ->
          api.declarations().stream().filter(EnumType.class::isInstance).forEach(needed::add);
      case EnumType _ -> {}
    }
    needed.remove(declaration);
    return needed;
  }

  private static List<String> enumeration(EnumType type) {
    List<String> lines = new ArrayList<>();
    boolean plain = type.kind() == Kind.CONSTANTS && type.name().endsWith("Constants");
    if (plain) {
      for (EnumType.Constant each : type.constants()) {
        lines.add("static const NSUInteger %s = %s;".formatted(each.name(), literal(each)));
      }
      return lines;
    }
    lines.add(
        switch (type.kind()) {
          case OPTIONS -> "typedef NS_OPTIONS(%s, %s) {".formatted(type.underlying(), type.name());
          case ENUM -> "typedef NS_ENUM(%s, %s) {".formatted(type.underlying(), type.name());
          default -> "NS_ENUM(" + type.name() + ") {";
        });
    for (EnumType.Constant each : type.constants()) {
      lines.add(
          "  %s%s = %s,".formatted(each.name(), own(each.macos(), type.macos()), literal(each)));
    }
    lines.add("}" + availability(type.macos()) + ";");
    return lines;
  }

  private static String literal(EnumType.Constant constant) {
    return constant.value().bitLength() > 63 ? constant.value() + "ULL" : constant.value() + "LL";
  }

  private List<String> struct(StructType type) {
    List<String> lines = new ArrayList<>();
    String tag = type.encoding().substring(1, type.encoding().indexOf('='));
    lines.add("typedef struct " + (tag.equals("?") ? "" : tag + " ") + "{");
    // A structure of one union: the facts hold the fields of its first view only.
    boolean union = type.encoding().startsWith("{" + tag + "=(");
    if (union) {
      lines.add("union { struct {");
    }
    for (StructType.Field field : type.fields()) {
      int bracket = field.type().indexOf('[');
      lines.add(
          bracket < 0
              ? "  %s %s;".formatted(field.type(), field.name())
              : "  %s %s%s;"
                  .formatted(
                      field.type().substring(0, bracket),
                      field.name(),
                      field.type().substring(bracket)));
    }
    if (union) {
      StructType.Field first = type.fields().getFirst();
      lines.add("}; %s elements[%d]; };".formatted(first.type(), type.fields().size()));
    }
    lines.add("} " + type.name() + ";");
    lines.addAll(names.typedefs(type));
    return lines;
  }

  private List<String> objectType(ObjectType type) {
    List<String> lines = new ArrayList<>();
    boolean protocol = type.kind() == Kind.PROTOCOL;
    String adopts = type.adopts().isEmpty() ? "" : " <" + String.join(", ", type.adopts()) + ">";
    String head =
        protocol
            ? "@protocol " + type.name() + adopts
            : "@interface "
                + type.name()
                + names.typeParameters(type.name())
                + " : "
                + type.superclass()
                + adopts;
    lines.add(availability(type.macos()) + " " + head);
    lines.addAll(methods(type, type.methods().stream().filter(each -> !each.optional()).toList()));
    List<Method> optional = type.methods().stream().filter(Method::optional).toList();
    if (!optional.isEmpty()) {
      lines.add("@optional");
      lines.addAll(methods(type, optional));
    }
    lines.add("@end");
    if (protocol && type.name().equals("NSObject")) {
      lines.add("NS_ROOT_CLASS @interface NSObject <NSObject>");
      lines.add("@end");
    }
    return lines;
  }

  private static List<String> methods(ObjectType type, List<Method> methods) {
    List<String> lines = new ArrayList<>();
    for (Method each : methods) {
      if (!"setter".equals(each.accessor()) || getter(methods, each) == null) {
        lines.add(each.property() == null ? method(type, each) : property(type, methods, each));
      }
      // An accessor that a property cannot describe alone is declared beside it.
      if ("setter".equals(each.accessor()) && !isUsualSetter(methods, each)) {
        lines.add(method(type, each));
      }
    }
    return lines;
  }

  private static @Nullable Method getter(List<Method> methods, Method setter) {
    return methods.stream()
        .filter(each ->
            Objects.equals(each.property(), setter.property())
                && each.classMethod() == setter.classMethod()
                && "getter".equals(each.accessor()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isUsualSetter(List<Method> methods, Method setter) {
    Method getter = getter(methods, setter);
    Parameter value = setter.params().getFirst();
    return getter != null
        && Objects.equals(getter.macos(), setter.macos())
        && value.name().equals(setter.property())
        && value.value().equals(getter.returns());
  }

  private static String property(ObjectType type, List<Method> methods, Method accessor) {
    String name = String.valueOf(accessor.property());
    List<String> attributes = new ArrayList<>();
    boolean isGetter = "getter".equals(accessor.accessor());
    Method setter =
        methods.stream()
            .filter(each ->
                name.equals(each.property())
                    && each.classMethod() == accessor.classMethod()
                    && "setter".equals(each.accessor()))
            .findFirst()
            .orElse(null);
    Value value = isGetter ? accessor.returns() : accessor.params().getFirst().value();
    if (accessor.classMethod()) {
      attributes.add("class");
    }
    if (setter == null) {
      attributes.add("readonly");
    } else if (value.kind() == ValueKind.OBJECT) {
      attributes.add("copy");
    }
    if (isGetter && !accessor.selector().equals(name)) {
      attributes.add("getter=" + accessor.selector());
    }
    String usual = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + ":";
    if (setter != null && !setter.selector().equals(usual)) {
      attributes.add("setter=" + setter.selector());
    }
    String promise = promise(value);
    if (!promise.isEmpty()) {
      attributes.add(promise);
    }
    return "@property (%s) %s%s;"
        .formatted(
            String.join(", ", attributes),
            TypeNames.declare(value.type(), name),
            own(accessor.macos(), type.macos()));
  }

  private static String method(ObjectType type, Method method) {
    StringBuilder line = new StringBuilder(method.classMethod() ? "+ (" : "- (");
    String oneway = method.encoding().arm64().startsWith("V") ? "oneway " : "";
    line.append(oneway).append(typeInMethod(method.returns())).append(")");
    if (method.params().isEmpty()) {
      line.append(method.selector());
    } else {
      String[] parts = method.selector().split(":", -1);
      for (int i = 0; i < method.params().size(); i++) {
        Parameter parameter = method.params().get(i);
        line.append(i == 0 ? "" : " ")
            .append(parts[i])
            .append(":(")
            .append(typeInMethod(parameter.value()))
            .append(")")
            .append(parameter.name());
      }
    }
    if (method.variadic()) {
      line.append(", ...");
    }
    return line.append(ownership(method))
        .append(own(method.macos(), type.macos()))
        .append(";")
        .toString();
  }

  private static String ownership(Method method) {
    boolean family =
        Stream.of("alloc", "new", "copy", "mutableCopy", "init")
            .anyMatch(each -> method.selector().matches("_*" + each + "(?![a-z]).*"));
    if (method.returns().kind() != ValueKind.OBJECT || family == method.owned()) {
      return "";
    }
    return method.owned() ? " NS_RETURNS_RETAINED" : " NS_RETURNS_NOT_RETAINED";
  }

  private static String typeInMethod(Value value) {
    String promise = promise(value);
    if (value.type().equals("NSError **") && promise.equals("nullable")) {
      return value.type(); // what the region assumes of it
    }
    // The plain keywords are refused for pointers to pointers.
    return switch (value.kind()) {
      case OBJECT_OUT, OBJECT_ARRAY, POINTER, OPAQUE -> value.type() + " " + mark(value).strip();
      default -> inFront(promise, value);
    };
  }

  private static String inFront(String promise, Value value) {
    return promise.isEmpty() ? value.type() : promise + " " + value.type();
  }

  /** Inside a region of assumed non-null only the others are marked. */
  private static String promise(Value value) {
    boolean pointer =
        switch (value.kind()) {
          case OBJECT, OBJECT_OUT, OBJECT_ARRAY, BLOCK, POINTER, CLASS, SELECTOR, OPAQUE -> true;
          default -> false;
        };
    if (!pointer) {
      return "";
    }
    if (value.nullability() == Nullability.NONNULL) {
      return value.kind() == ValueKind.OBJECT ? "" : "nonnull";
    }
    return value.nullability() == null ? "null_unspecified" : "nullable";
  }

  private static List<String> function(Function function) {
    String parameters =
        function.params().isEmpty()
            ? "void"
            : function.params().stream()
                .map(each -> TypeNames.declare(each.type(), mark(each.value()) + each.name()))
                .collect(Collectors.joining(", "));
    return List.of(
        "extern %s %s%s(%s)%s%s;"
            .formatted(
                function.returns().type(),
                mark(function.returns()),
                function.name(),
                parameters,
                function.owned() ? " NS_RETURNS_RETAINED" : "",
                availability(function.macos())));
  }

  private static String mark(Value value) {
    String promise = promise(value);
    return switch (promise) {
      case "nullable" -> "_Nullable ";
      case "null_unspecified" -> "_Null_unspecified ";
      default -> value.nullability() == Nullability.NONNULL ? "_Nonnull " : "";
    };
  }

  /** A member's availability, unless it is that of its owner, which holds for all members. */
  private static String own(@Nullable Availability own, @Nullable Availability owner) {
    if (Objects.equals(own, owner)) {
      return "";
    }
    return own == null ? " API_AVAILABLE(ios(14.0))" : availability(own);
  }

  private static String availability(@Nullable Availability macos) {
    if (macos == null) {
      return "";
    }
    if (macos.unavailable()) {
      return " API_UNAVAILABLE(macos)";
    }
    return macos.deprecated() == null
        ? " API_AVAILABLE(macos(%s), ios(8.0))".formatted(macos.introduced())
        : " API_DEPRECATED(\"Use another\", macos(%s, %s))"
            .formatted(macos.introduced(), macos.deprecated());
  }
}
