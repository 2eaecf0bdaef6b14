package dev.panametal.embedded.msl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The numbers of {@code MTLDataType} that MSL types have, as in Apple's SDK. */
final class MslDataType {
  static final int NONE = 0;
  static final int FLOAT = 3;
  static final int HALF = 16;
  static final int INT = 29;
  static final int UINT = 33;
  static final int SHORT = 37;
  static final int USHORT = 41;
  static final int CHAR = 45;
  static final int UCHAR = 49;
  static final int BOOL = 53;
  static final int LONG = 81;
  static final int ULONG = 85;
  static final int BFLOAT = 121;

  private record Scalar(String name, int first, int bytes) {}

  private static final List<Scalar> SCALARS =
      List.of(
          new Scalar("float", FLOAT, 4),
          new Scalar("half", HALF, 2),
          new Scalar("int", INT, 4),
          new Scalar("uint", UINT, 4),
          new Scalar("short", SHORT, 2),
          new Scalar("ushort", USHORT, 2),
          new Scalar("char", CHAR, 1),
          new Scalar("uchar", UCHAR, 1),
          new Scalar("bool", BOOL, 1),
          new Scalar("long", LONG, 8),
          new Scalar("ulong", ULONG, 8),
          new Scalar("bfloat", BFLOAT, 2));

  private static final Map<String, Integer> BY_NAME = new HashMap<>();
  private static final Map<Integer, String> BY_NUMBER = new HashMap<>();

  static {
    for (Scalar scalar : SCALARS) {
      for (int components = 1; components <= 4; components++) {
        String name = scalar.name() + (components == 1 ? "" : String.valueOf(components));
        put(name, scalar.first() + components - 1);
      }
    }
    for (String element : List.of("float", "half")) {
      int first = element.equals("float") ? 7 : 20;
      for (int columns = 2; columns <= 4; columns++) {
        for (int rows = 2; rows <= 4; rows++) {
          put(element + columns + "x" + rows, first + 3 * (columns - 2) + rows - 2);
        }
      }
    }
    // Other spellings of the same types.
    BY_NAME.put("uint32_t", UINT);
    BY_NAME.put("int32_t", INT);
    BY_NAME.put("uint16_t", USHORT);
    BY_NAME.put("int16_t", SHORT);
    BY_NAME.put("uint8_t", UCHAR);
    BY_NAME.put("int8_t", CHAR);
    BY_NAME.put("uint64_t", ULONG);
    BY_NAME.put("int64_t", LONG);
    BY_NAME.put("unsigned", UINT);
    BY_NAME.put("unsigned int", UINT);
  }

  private MslDataType() {}

  private static void put(String name, int number) {
    BY_NAME.put(name, number);
    BY_NUMBER.put(number, name);
  }

  static OptionalInt byName(String name) {
    Integer number = BY_NAME.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static Optional<String> name(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /** The number of components of a scalar or vector. */
  static int components(int number) {
    return number - scalar(number).first() + 1;
  }

  /** The bytes of one component of a scalar or vector. */
  static int componentBytes(int number) {
    return scalar(number).bytes();
  }

  /** C++ text for a value given by the bits of its components. */
  static String expression(int number, List<Long> bits) {
    Scalar scalar = scalar(number);
    List<String> parts = new ArrayList<>();
    for (long component : bits) {
      parts.add(scalarExpression(scalar, component));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : name(number).orElseThrow() + "(" + String.join(", ", parts) + ")";
  }

  private static String scalarExpression(Scalar scalar, long bits) {
    String hex = "0x" + Long.toHexString(bits & (-1L >>> (64 - 8 * scalar.bytes()))) + "ul";
    return switch (scalar.first()) {
      case BOOL -> String.valueOf((bits & 0xff) != 0);
      case FLOAT -> "__builtin_bit_cast(float, static_cast<uint>(" + hex + "))";
      case HALF -> "__builtin_bit_cast(half, static_cast<ushort>(" + hex + "))";
      case BFLOAT -> "bfloat::from_bits(" + hex + ")";
      default -> "static_cast<" + scalar.name() + ">(" + hex + ")";
    };
  }

  private static Scalar scalar(int number) {
    for (Scalar scalar : SCALARS) {
      if (number >= scalar.first() && number < scalar.first() + 4) {
        return scalar;
      }
    }
    throw new IllegalArgumentException(
        "MTLDataType " + number + " is neither a scalar nor a vector");
  }
}
