package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A result.
 *
 * @param type the type as it is spelled in C
 * @param canonical the type with its typedefs resolved, or null where it is the same
 * @param kind the sort of value
 * @param nullability what is promised about nil, or null where nothing is said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "canonical", "kind", "nullability"})
public record Value(
    String type, @Nullable String canonical, ValueKind kind, @Nullable Nullability nullability) {

  /** Whether nil may occur, which has to be assumed where nothing is said. */
  public boolean nullable() {
    return nullability != Nullability.NONNULL;
  }

  /** The same value with another promise. */
  public Value withNullability(Nullability promise) {
    return new Value(type, canonical, kind, promise);
  }
}
