package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the headers promise about a nil pointer. */
public enum Nullability {
  /** Never nil. */
  @JsonProperty("nonnull")
  NONNULL,
  /** May be nil. */
  @JsonProperty("nullable")
  NULLABLE
}
