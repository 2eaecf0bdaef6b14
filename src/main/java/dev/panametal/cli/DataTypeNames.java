package dev.panametal.cli;

import dev.panametal.KernelArgument;
import dev.panametal.metal.MTLDataType;
import java.util.HashMap;
import java.util.Map;

/** The names that Metal Shading Language has for {@link MTLDataType}. */
final class DataTypeNames {
  private static final Map<Long, String> NAMES = new HashMap<>();

  static {
    // A scalar's vectors of 2 to 4 follow it.
    vectors("float", MTLDataType.FLOAT);
    vectors("half", MTLDataType.HALF);
    vectors("int", MTLDataType.INT);
    vectors("uint", MTLDataType.UINT);
    vectors("short", MTLDataType.SHORT);
    vectors("ushort", MTLDataType.USHORT);
    vectors("char", MTLDataType.CHAR);
    vectors("uchar", MTLDataType.UCHAR);
    vectors("bool", MTLDataType.BOOL);
    vectors("long", MTLDataType.LONG);
    vectors("ulong", MTLDataType.ULONG);
    vectors("bfloat", MTLDataType.BFLOAT);
    matrices("float", MTLDataType.FLOAT2X2);
    matrices("half", MTLDataType.HALF2X2);
    NAMES.put(MTLDataType.STRUCT, "struct");
    NAMES.put(MTLDataType.ARRAY, "array");
    NAMES.put(MTLDataType.POINTER, "pointer");
  }

  private DataTypeNames() {}

  private static void vectors(String scalar, long first) {
    NAMES.put(first, scalar);
    for (int components = 2; components <= 4; components++) {
      NAMES.put(first + components - 1, scalar + components);
    }
  }

  private static void matrices(String scalar, long first) {
    for (int i = 0; i < 9; i++) {
      NAMES.put(first + i, scalar + (2 + i / 3) + "x" + (2 + i % 3));
    }
  }

  /** The type of what an argument points or refers to, such as {@code float4}. */
  static String of(KernelArgument argument) {
    return NAMES.getOrDefault(argument.dataType(), argument.size() + "-byte elements");
  }
}
