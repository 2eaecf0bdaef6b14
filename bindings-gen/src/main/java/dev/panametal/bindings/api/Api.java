package dev.panametal.bindings.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A set of declarations, each under its name, sorted by name. */
public final class Api {
  private final TreeMap<String, Declaration> byName = new TreeMap<>();

  /** An API of these declarations; two of one name are an error. */
  public Api(Collection<? extends Declaration> declarations) {
    for (Declaration declaration : declarations) {
      if (byName.put(declaration.name(), declaration) != null) {
        throw new IllegalArgumentException("declared twice: " + declaration.name());
      }
    }
  }

  /** All declarations. */
  public Collection<Declaration> declarations() {
    return List.copyOf(byName.values());
  }

  /** The declarations of one kind of record. */
  public <T extends Declaration> List<T> all(Class<T> type) {
    return byName.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The declaration of this name and record, if there is one. */
  public <T extends Declaration> Optional<T> find(Class<T> type, String name) {
    return Optional.ofNullable(byName.get(name)).filter(type::isInstance).map(type::cast);
  }

  /** The declared types that a type directly inherits from: its superclass and its protocols. */
  public List<ObjectType> parents(ObjectType type) {
    return Stream.concat(Stream.ofNullable(type.superclass()), type.adopts().stream())
        .filter(name -> !name.equals(type.name()))
        .flatMap(name -> find(ObjectType.class, name).stream())
        .toList();
  }

  /** Every declared type above a type, nearest first. */
  public List<ObjectType> ancestors(ObjectType type) {
    return parents(type).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), ancestors(parent).stream()))
        .distinct()
        .toList();
  }

  /** The classes whose superclass this is. */
  public List<ObjectType> subclasses(ObjectType type) {
    return all(ObjectType.class).stream()
        .filter(each -> type.name().equals(each.superclass()))
        .toList();
  }

  /** The same declarations with some of them replaced, by name. */
  public Api replacing(Map<String, ? extends Declaration> replacements) {
    return new Api(
        byName.values().stream()
            .<Declaration>map(each -> {
              Declaration replacement = replacements.get(each.name());
              return replacement == null ? each : replacement;
            })
            .toList());
  }

  /** The same API as a header has it: Java names are decided by us and stand in none. */
  public Api withoutJavaNames() {
    Map<String, ObjectType> types = new TreeMap<>();
    for (ObjectType type : all(ObjectType.class)) {
      types.put(
          type.name(),
          type.withMethods(
              type.methods().stream()
                  .map(method -> method.withJava(null).withConstant(null))
                  .toList()));
    }
    return replacing(types);
  }
}
