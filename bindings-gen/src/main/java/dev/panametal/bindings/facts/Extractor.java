package dev.panametal.bindings.facts;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.EnumType;
import dev.panametal.bindings.api.Function;
import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectReference;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Parameter;
import dev.panametal.bindings.api.StructType;
import dev.panametal.bindings.api.Value;
import dev.panametal.bindings.api.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cuts a subset out of a complete API, with every enumeration and structure it mentions. */
public final class Extractor {
  private final Api complete;
  private final Map<String, Declaration> kept = new TreeMap<>();
  private final TreeSet<String> problems = new TreeSet<>();

  private Extractor(Api complete) {
    this.complete = complete;
  }

  /**
   * The part of an API that a subset lists.
   *
   * @throws IllegalArgumentException naming everything that is listed and unknown, or mentioned by
   *     what is listed and not listed itself
   */
  public static Api extract(Api complete, Subset subset) {
    Extractor extractor = new Extractor(complete);
    subset.selections().forEach(extractor::keep);
    extractor.check();
    if (!extractor.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", extractor.problems));
    }
    return new Api(extractor.kept.values());
  }

  private void keep(String name, List<String> selectors) {
    List<Declaration> framework =
        complete.declarations().stream().filter(each -> each.framework().equals(name)).toList();
    Declaration declaration = complete.find(Declaration.class, name).orElse(null);
    if (selectors.equals(List.of(Subset.ALL)) && !framework.isEmpty()) {
      framework.forEach(this::keep);
    } else if (declaration == null) {
      problems.add("not in the facts: " + name);
    } else if (declaration instanceof ObjectType type) {
      keep(type.withMethods(select(type, selectors)));
    } else {
      keep(declaration);
    }
  }

  private List<Method> select(ObjectType type, List<String> selectors) {
    if (selectors.equals(List.of(Subset.ALL))) {
      return type.methods();
    }
    TreeSet<String> wanted = new TreeSet<>(selectors);
    List<Method> methods = new ArrayList<>();
    for (Method each : type.methods()) {
      if (wanted.remove((each.classMethod() ? "+" : "") + each.selector())) {
        methods.add(each);
      }
    }
    wanted.forEach(selector -> problems.add("not in the facts: " + type.name() + " " + selector));
    return methods;
  }

  /** Keeps a declaration and the enumerations and structures it mentions. */
  private void keep(Declaration declaration) {
    kept.put(declaration.name(), declaration);
    mentionedTypes(declaration)
        .map(type -> type.replaceFirst("^const ", "").replaceFirst("[ \\[*].*$", ""))
        .filter(type -> !kept.containsKey(type))
        .flatMap(type -> complete.find(Declaration.class, type).stream())
        .filter(each -> each instanceof EnumType || each instanceof StructType)
        .forEach(this::keep);
  }

  private static Stream<String> mentionedTypes(Declaration declaration) {
    return switch (declaration) {
      case ObjectType type -> values(type).map(Value::type);
      case Function function -> values(function).map(Value::type);
      case StructType struct -> struct.fields().stream().map(StructType.Field::type);
      case EnumType _ -> Stream.of();
    };
  }

  private static Stream<Value> values(ObjectType type) {
    return type.methods().stream()
        .flatMap(method ->
            Stream.concat(
                Stream.of(method.returns()),
                method.javaParameters().stream().map(Parameter::value)));
  }

  private static Stream<Value> values(Function function) {
    return Stream.concat(
        Stream.of(function.returns()), function.params().stream().map(Parameter::value));
  }

  /** Whatever the kept declarations inherit from or take and return has to be kept as well. */
  private void check() {
    for (Declaration each : kept.values()) {
      switch (each) {
        case ObjectType type -> {
          values(type).forEach(value -> requireObject(value, type.name()));
          requireAncestors(type);
        }
        case Function function ->
            values(function).forEach(value -> requireObject(value, function.name()));
        default -> {}
      }
    }
  }

  private void requireObject(Value value, String user) {
    if (value.kind() == ValueKind.OBJECT) {
      ObjectReference.name(value.type(), value.canonical())
          .ifPresent(name -> require(name, user + " uses it"));
    }
  }

  private void requireAncestors(ObjectType type) {
    for (ObjectType parent : complete.parents(type)) {
      // NSCopying and its like are facts about a type, but hold nothing that is sent by hand.
      if (parent.name().equals(type.superclass())
          || (parent.framework().equals("Metal") && type.framework().equals("Metal"))) {
        require(parent.name(), type.name() + " inherits from it");
      }
    }
  }

  private void require(String name, String reason) {
    if (!kept.containsKey(name)) {
      problems.add("not in the subset: " + name + " (" + reason + ")");
    }
  }
}
