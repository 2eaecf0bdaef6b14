package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of declaration. */
public enum Kind {
  /** An Objective-C protocol. */
  @JsonProperty("protocol")
  PROTOCOL(ObjectType.class),
  /** An Objective-C class. */
  @JsonProperty("class")
  CLASS(ObjectType.class),
  /** An enumeration of which a value is one constant. */
  @JsonProperty("enum")
  ENUM(EnumType.class),
  /** An enumeration whose constants are combined by {@code |}. */
  @JsonProperty("options")
  OPTIONS(EnumType.class),
  /** Loose integer constants that share a type name. */
  @JsonProperty("constants")
  CONSTANTS(EnumType.class),
  /** A C structure. */
  @JsonProperty("struct")
  STRUCT(StructType.class),
  /** An exported C function. */
  @JsonProperty("function")
  FUNCTION(Function.class);

  private final Class<? extends Declaration> type;

  Kind(Class<? extends Declaration> type) {
    this.type = type;
  }

  /** The record that holds a declaration of this kind. */
  public Class<? extends Declaration> type() {
    return type;
  }
}
