package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a message or a function.
 *
 * @param name its name
 * @param type the type as it is spelled in C
 * @param canonical the type with its typedefs resolved, or null where it is the same
 * @param kind the sort of value
 * @param nullability what is promised about nil, or null where nothing is said
 * @param block of a block its type, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "type", "canonical", "kind", "nullability", "block"})
public record Parameter(
    String name,
    String type,
    @Nullable String canonical,
    ValueKind kind,
    @Nullable Nullability nullability,
    @Nullable Block block) {

  /** The parameter as a value, without its name. */
  public Value value() {
    return new Value(type, canonical, kind, nullability);
  }

  /** Whether nil may be passed, which has to be assumed where nothing is said. */
  public boolean nullable() {
    return nullability != Nullability.NONNULL;
  }

  /** The same parameter with another promise. */
  public Parameter withNullability(Nullability promise) {
    return new Parameter(name, type, canonical, kind, promise, block);
  }
}
