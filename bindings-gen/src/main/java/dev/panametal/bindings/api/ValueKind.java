package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of value a parameter or a result is, which decides its Java form. */
public enum ValueKind {
  /** No result. */
  @JsonProperty("void")
  VOID,
  /** A pointer to an object. */
  @JsonProperty("object")
  OBJECT,
  /** The address of a variable that receives an object pointer. */
  @JsonProperty("object_out")
  OBJECT_OUT,
  /** A C array of object pointers. */
  @JsonProperty("object_array")
  OBJECT_ARRAY,
  /** A block. */
  @JsonProperty("block")
  BLOCK,
  /** {@code BOOL}. */
  @JsonProperty("bool")
  BOOL,
  /** A value of an enumeration. */
  @JsonProperty("enum")
  ENUM,
  /** An integer of any width. */
  @JsonProperty("integer")
  INTEGER,
  /** {@code float}. */
  @JsonProperty("float")
  FLOAT,
  /** {@code double}. */
  @JsonProperty("double")
  DOUBLE,
  /** A structure by value. */
  @JsonProperty("struct")
  STRUCT,
  /** A pointer to memory that is no object. */
  @JsonProperty("pointer")
  POINTER,
  /** An opaque C pointer of another framework. */
  @JsonProperty("cf")
  OPAQUE,
  /** A selector. */
  @JsonProperty("selector")
  SELECTOR,
  /** A class object. */
  @JsonProperty("class")
  CLASS;

  /** Whether the value is an address that Java holds in a memory segment. */
  public boolean isAddress() {
    return this == POINTER || this == OPAQUE || this == OBJECT_OUT || this == OBJECT_ARRAY;
  }
}
