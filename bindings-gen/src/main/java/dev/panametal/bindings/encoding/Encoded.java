package dev.panametal.bindings.encoding;

import java.util.List;

/** One decoded type of a type encoding. */
public sealed interface Encoded {
  /**
   * A scalar.
   *
   * @param letter its letter, {@code Q} for {@code unsigned long long}
   */
  record Scalar(char letter) implements Encoded {}

  /**
   * A pointer: an object, a class, a selector, a block, a C string or any other address.
   *
   * @param text its encoding, {@code r^@} for a constant array of objects
   */
  record Pointer(String text) implements Encoded {}

  /**
   * A structure by value.
   *
   * @param members its fields
   */
  record Struct(List<Encoded> members) implements Encoded {}

  /**
   * A union by value.
   *
   * @param members its alternatives
   */
  record Union(List<Encoded> members) implements Encoded {}

  /**
   * An array inside a structure.
   *
   * @param length the number of elements
   * @param element the type of an element
   */
  record Array(int length, Encoded element) implements Encoded {}

  /**
   * A bit field of a structure.
   *
   * @param width its width in bits
   */
  record Bits(int width) implements Encoded {}
}
