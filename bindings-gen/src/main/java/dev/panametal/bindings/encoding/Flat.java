package dev.panametal.bindings.encoding;

import dev.panametal.bindings.encoding.Carrier.Scalar;
import java.util.List;
import java.util.stream.Stream;

/** Structures as the list of their innermost fields. */
public final class Flat {
  private Flat() {}

  /** The innermost fields of a type; of a union those of its first member. */
  public static List<Scalar> scalars(Encoded type) {
    return stream(type).toList();
  }

  /** Whether a union is or lies in a type. */
  static boolean hasUnion(Encoded type) {
    return switch (type) {
      case Encoded.Union _ -> true;
      case Encoded.Struct struct -> struct.members().stream().anyMatch(Flat::hasUnion);
      case Encoded.Array array -> hasUnion(array.element());
      default -> false;
    };
  }

  private static Stream<Scalar> stream(Encoded type) {
    return switch (type) {
      case Encoded.Pointer _ -> Stream.of(Scalar.LONG);
      case Encoded.Scalar scalar -> Stream.of(scalar(scalar.letter()));
      case Encoded.Struct struct -> struct.members().stream().flatMap(Flat::stream);
      case Encoded.Union union -> stream(union.members().getFirst());
      case Encoded.Bits _ -> throw new IllegalArgumentException("a bit field by value");
      case Encoded.Array array ->
          Stream.generate(() -> scalars(array.element()))
              .limit(array.length())
              .flatMap(List::stream);
    };
  }

  static Scalar scalar(char letter) {
    return switch (letter) {
      case 'q', 'Q' -> Scalar.LONG;
      case 'i', 'I' -> Scalar.INT;
      case 's' -> Scalar.SHORT;
      case 'S' -> Scalar.CHAR;
      case 'c', 'C', 'B' -> Scalar.BYTE;
      case 'f' -> Scalar.FLOAT;
      case 'd' -> Scalar.DOUBLE;
      default ->
          throw new IllegalArgumentException("no carrier for the type encoding '" + letter + "'");
    };
  }
}
