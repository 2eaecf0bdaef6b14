package dev.panametal.embedded.msl;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a function constant.
 *
 * @param dataType its {@code MTLDataType}: a scalar or a vector
 * @param componentBits the bits of each component, in the low bits of a long
 */
public record MslConstant(int dataType, List<Long> componentBits) {
  /** Checks that type and components belong together. */
  public MslConstant {
    componentBits = List.copyOf(componentBits);
    if (componentBits.size() != MslDataType.components(dataType)) {
      throw new IllegalArgumentException(
          "MTLDataType "
              + dataType
              + " has "
              + MslDataType.components(dataType)
              + " components, not "
              + componentBits.size());
    }
  }

  /** A {@code bool}. */
  public static MslConstant of(boolean value) {
    return new MslConstant(MslDataType.BOOL, List.of(value ? 1L : 0L));
  }

  /** An {@code int}. */
  public static MslConstant of(int value) {
    return new MslConstant(MslDataType.INT, List.of((long) value));
  }

  /** A {@code uint}, by its bits. */
  public static MslConstant ofUnsigned(int value) {
    return new MslConstant(MslDataType.UINT, List.of((long) value));
  }

  /** A {@code float}. */
  public static MslConstant of(float value) {
    return new MslConstant(MslDataType.FLOAT, List.of((long) Float.floatToRawIntBits(value)));
  }

  /** A value of any scalar or vector type as it lies in memory. */
  public static MslConstant fromMemory(int dataType, MemorySegment memory) {
    int bytes = MslDataType.componentBytes(dataType);
    List<Long> bits = new ArrayList<>();
    for (int i = 0; i < MslDataType.components(dataType); i++) {
      long offset = (long) i * bytes;
      bits.add(
          switch (bytes) {
            case 1 -> (long) memory.get(ValueLayout.JAVA_BYTE, offset);
            case 2 -> (long) memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset);
            case 4 -> (long) memory.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
            default -> memory.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
          });
    }
    return new MslConstant(dataType, bits);
  }

  String cppExpression() {
    return MslDataType.expression(dataType, componentBits);
  }
}
