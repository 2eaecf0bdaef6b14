package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Block;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Kind;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of types that an API uses and does not declare: what they stand for is found by laying
 * the spelled form of a type beside its resolved form.
 */
final class TypeNames {
  private static final Set<String> OWN =
      Set.of("id", "instancetype", "Class", "SEL", "BOOL", "void", "Protocol");
  private static final Set<String> TYPE_PARAMETERS = Set.of("ObjectType", "KeyType");
  private static final Set<String> PROTOCOLS_BEHIND =
      Set.of("id", "NSObject", "ObjectType", "KeyType");
  private static final Map<String, String> GENERIC =
      Map.of(
          "NSArray", "<ObjectType>",
          "NSSet", "<ObjectType>",
          "NSMutableArray", "<ObjectType>",
          "NSEnumerator", "<ObjectType>",
          "NSDictionary", "<KeyType, ObjectType>",
          "NSMutableDictionary", "<KeyType, ObjectType>");

  private final Api api;
  private final Map<String, String> typedefs = new TreeMap<>();
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> protocols = new TreeSet<>();
  private final Set<String> structs = new TreeSet<>();

  TypeNames(Api api) {
    this.api = api;
    for (Declaration each : api.declarations()) {
      switch (each) {
        case ObjectType type -> {
          (type.kind() == Kind.PROTOCOL ? protocols : classes).add(type.name());
          protocols.addAll(type.adopts());
        }
        case EnumType type when type.kind() == Kind.CONSTANTS ->
            typedefs.put(type.name(), type.underlying());
        default -> {}
      }
    }
    values().forEach(this::learn);
    fieldTypes().forEach(type -> learn(TypeParser.parse(type), null));
  }

  private record Use(Value value, @Nullable Block block) {}

  private Stream<Use> values() {
    return api.declarations().stream()
        .flatMap(each ->
            switch (each) {
              case ObjectType type ->
                  type.methods().stream()
                      .flatMap(method -> uses(method.returns(), method.params()));
              case Function function -> uses(function.returns(), function.params());
              default -> Stream.of();
            });
  }

  private static Stream<Use> uses(Value returns, List<Parameter> parameters) {
    return Stream.concat(
        Stream.of(new Use(returns, null)),
        parameters.stream().map(each -> new Use(each.value(), each.block())));
  }

  private Stream<String> fieldTypes() {
    return api.all(StructType.class).stream()
        .flatMap(type -> type.fields().stream())
        .map(StructType.Field::type);
  }

  private void learn(Use use) {
    CType spelled = TypeParser.parse(use.value().type());
    String canonical = use.value().canonical();
    if (use.block() != null && spelled instanceof CType.Named named) {
      typedefs.put(named.name(), use.block().type());
    }
    CType resolved = canonical == null ? null : TypeParser.parse(canonical);
    if (use.block() != null) {
      learn(TypeParser.parse(use.block().type()), resolved);
    }
    learn(spelled, resolved);
  }

  private void learn(CType spelled, @Nullable CType resolved) {
    switch (spelled) {
      case CType.Pointer pointer -> {
        if (pointer.target() instanceof CType.Named named && isClass(named, resolved)) {
          classes.add(named.name());
        }
        learn(pointer.target(), resolved instanceof CType.Pointer other ? other.target() : null);
      }
      case CType.Function function -> {
        CType.Function other = resolved instanceof CType.Function it ? it : null;
        learn(function.result(), other == null ? null : other.result());
        for (int i = 0; i < function.params().size(); i++) {
          learn(function.params().get(i), other == null ? null : other.params().get(i));
        }
      }
      case CType.Array array -> learn(array.element(), null);
      case CType.Named named -> learnName(named, resolved);
    }
  }

  private boolean isClass(CType.Named named, @Nullable CType resolved) {
    CType other = resolved instanceof CType.Pointer pointer ? pointer.target() : null;
    return (other == null
            || (other instanceof CType.Named same && same.name().equals(named.name())))
        && named.name().matches("(NS|MTL|OS)\\w+")
        && api.find(Declaration.class, named.name()).isEmpty()
        && !typedefs.containsKey(named.name());
  }

  private void learnName(CType.Named named, @Nullable CType resolved) {
    for (int i = 0; i < named.arguments().size(); i++) {
      boolean protocol = PROTOCOLS_BEHIND.contains(named.name());
      if (protocol && named.arguments().get(i) instanceof CType.Named name) {
        protocols.add(name.name());
      } else {
        List<CType> others = resolved instanceof CType.Named other ? other.arguments() : List.of();
        learn(named.arguments().get(i), i < others.size() ? others.get(i) : null);
      }
    }
    if (resolved != null
        && !OWN.contains(named.name())
        && !TYPE_PARAMETERS.contains(named.name())
        && !(resolved instanceof CType.Named same && same.name().equals(named.name()))
        && api.find(Declaration.class, named.name()).isEmpty()) {
      define(named, resolved);
    }
  }

  private void define(CType.Named named, CType resolved) {
    String text = resolved.text().replaceFirst(named.constant() ? "^const " : "^$", "");
    // IOSurfaceRef: a pointer to a structure that nobody declares.
    Matcher opaque = Pattern.compile("(__\\w+) \\*").matcher(text);
    if (opaque.matches()) {
      structs.add(opaque.group(1));
      text = "struct " + text;
    }
    typedefs.putIfAbsent(named.name(), text);
    learn(resolved, null);
  }

  /** The names of the enumerations and structures that a type's methods mention. */
  Set<String> mentions(ObjectType type) {
    Set<String> words = new TreeSet<>();
    Stream.concat(
            type.methods().stream()
                .flatMap(method -> uses(method.returns(), method.params()))
                .flatMap(use ->
                    Stream.of(use.value().type(), use.block() == null ? "" : use.block().type())),
            type.methods().stream()
                .flatMap(method -> uses(method.returns(), method.params()))
                .map(use -> use.value().type())
                .flatMap(name -> Stream.ofNullable(typedefs.get(name))))
        .forEach(text -> words.addAll(List.of(text.split("\\W+", -1))));
    return words;
  }

  /** The type of a field, or of an element of it. */
  String element(String type) {
    return type.replaceFirst("\\[.*", "");
  }

  String typeParameters(String name) {
    return GENERIC.getOrDefault(name, "");
  }

  /** A declarator around a name. */
  static String declare(String type, String name) {
    int block = type.indexOf("(^");
    return block < 0
        ? type + " " + name
        : type.substring(0, block + 2) + name + type.substring(block + 2);
  }

  /** The header that all others import. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("#pragma once", "#import <macros.h>"));
    lines.add("@class NSObject;"); // the facts hold it as a protocol
    structs.forEach(each -> lines.add("struct " + each + ";"));
    classes.forEach(each -> lines.add("@class " + each + typeParameters(each) + ";"));
    protocols.forEach(each -> lines.add("@protocol " + each + ";"));
    api.all(EnumType.class).stream()
        .filter(each -> each.kind() != Kind.CONSTANTS)
        .forEach(each -> lines.add("enum %s : %s;".formatted(each.name(), each.underlying())));
    Map<String, String> left = new LinkedHashMap<>(typedefs);
    left.values()
        .removeIf(each ->
            api.all(StructType.class).stream().anyMatch(type -> mentions(each, type.name())));
    for (boolean found = true; found; ) {
      found = false;
      for (Map.Entry<String, String> each : Map.copyOf(left).entrySet()) {
        boolean ready =
            Stream.of(each.getValue().split("\\W+", -1))
                .noneMatch(word -> left.containsKey(word) && !word.equals(each.getKey()));
        if (ready) {
          lines.add("typedef " + declare(asSource(each.getValue()), each.getKey()) + ";");
          left.remove(each.getKey());
          found = true;
        }
      }
    }
    protocols.stream()
        .filter(each -> api.find(Declaration.class, each).isEmpty())
        .forEach(each -> lines.add("@protocol " + each + "\n@end"));
    return lines;
  }

  /** The type definitions that need a structure, for its own header. */
  List<String> typedefs(StructType struct) {
    return typedefs.entrySet().stream()
        .filter(each -> mentions(each.getValue(), struct.name()))
        .map(each -> "typedef " + declare(asSource(each.getValue()), each.getKey()) + ";")
        .toList();
  }

  private static boolean mentions(String type, String name) {
    return List.of(type.split("\\W+", -1)).contains(name);
  }

  /** Enumerations have only their tags yet where a block's type names them. */
  private String asSource(String type) {
    Matcher word = Pattern.compile("\\b\\w+\\b").matcher(type);
    return word.replaceAll(found ->
        api.find(EnumType.class, found.group())
            .filter(each -> each.kind() != Kind.CONSTANTS)
            .map(each -> "enum " + each.name())
            .orElse(found.group()));
  }
}
