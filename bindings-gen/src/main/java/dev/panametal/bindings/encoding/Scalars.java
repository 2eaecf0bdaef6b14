package dev.panametal.bindings.encoding;

import java.util.Map;
import java.util.Optional;

/** The type encodings of C's scalar types and of the integer typedefs Apple builds on them. */
public final class Scalars {
  private static final Map<String, String> ENCODINGS =
      Map.ofEntries(
          Map.entry("void", "v"),
          Map.entry("BOOL", "B"),
          Map.entry("_Bool", "B"),
          Map.entry("char", "c"),
          Map.entry("signed char", "c"),
          Map.entry("int8_t", "c"),
          Map.entry("unsigned char", "C"),
          Map.entry("uint8_t", "C"),
          Map.entry("short", "s"),
          Map.entry("int16_t", "s"),
          Map.entry("unsigned short", "S"),
          Map.entry("uint16_t", "S"),
          Map.entry("int", "i"),
          Map.entry("int32_t", "i"),
          Map.entry("unsigned int", "I"),
          Map.entry("uint32_t", "I"),
          Map.entry("long", "q"),
          Map.entry("long long", "q"),
          Map.entry("int64_t", "q"),
          Map.entry("NSInteger", "q"),
          Map.entry("unsigned long", "Q"),
          Map.entry("unsigned long long", "Q"),
          Map.entry("uint64_t", "Q"),
          Map.entry("size_t", "Q"),
          Map.entry("NSUInteger", "Q"),
          Map.entry("float", "f"),
          Map.entry("double", "d"),
          Map.entry("CFTimeInterval", "d"));

  private Scalars() {}

  /** The encoding of a scalar type, if it is one. */
  public static Optional<String> encoding(String type) {
    return Optional.ofNullable(ENCODINGS.get(type.replaceFirst("^const ", "")));
  }
}
