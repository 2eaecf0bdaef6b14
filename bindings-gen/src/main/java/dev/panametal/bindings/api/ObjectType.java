package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A protocol or a class.
 *
 * @param kind {@link Kind#PROTOCOL} or {@link Kind#CLASS}
 * @param name its name
 * @param framework the framework that declares it
 * @param superclass the superclass, or null for a protocol
 * @param adopts the protocols it adopts, also those the bindings leave out
 * @param macos since when it exists, or null where nothing is said
 * @param methods its own methods, none inherited, class methods first
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({"kind", "name", "framework", "super", "adopts", "macos", "methods"})
public record ObjectType(
    Kind kind,
    String name,
    String framework,
    @JsonProperty("super") @Nullable String superclass,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> adopts,
    @Nullable Availability macos,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Method> methods)
    implements Declaration {

  /** An absent list in JSON is an empty one here. */
  public ObjectType {
    adopts = adopts == null ? List.of() : List.copyOf(adopts);
    methods = methods == null ? List.of() : List.copyOf(methods);
  }

  /** The same type with other methods. */
  public ObjectType withMethods(List<Method> others) {
    return new ObjectType(kind, name, framework, superclass, adopts, macos, others);
  }

  /** The same type with further methods, in order; one it has already keeps its first form. */
  public ObjectType withFurther(List<Method> further) {
    Map<String, Method> byMessage = new LinkedHashMap<>();
    Stream.concat(methods.stream(), further.stream())
        .forEach(each -> byMessage.putIfAbsent(each.message(name), each));
    return withMethods(byMessage.values().stream().sorted(Method.ORDER).toList());
  }
}
