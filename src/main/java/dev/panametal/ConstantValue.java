package dev.panametal;

import dev.panametal.metal.MTLDataType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The value of one function constant, with the type that the source declares it with. Immutable;
 * two values are equal if type and bytes are.
 */
public final class ConstantValue {
  private final long dataType;
  private final byte[] bytes;

  private ConstantValue(long dataType, byte[] bytes) {
    this.dataType = dataType;
    this.bytes = bytes;
  }

  /**
   * A {@code bool}.
   *
   * @param value the value
   * @return the constant's value
   */
  public static ConstantValue bool(boolean value) {
    return new ConstantValue(MTLDataType.BOOL, new byte[] {(byte) (value ? 1 : 0)});
  }

  /**
   * A {@code short}.
   *
   * @param value the value
   * @return the constant's value
   */
  public static ConstantValue i16(short value) {
    return ofShort(MTLDataType.SHORT, value);
  }

  /**
   * A {@code ushort}.
   *
   * @param bits its bits
   * @return the constant's value
   */
  public static ConstantValue u16(short bits) {
    return ofShort(MTLDataType.USHORT, bits);
  }

  /**
   * An {@code int}.
   *
   * @param value the value
   * @return the constant's value
   */
  public static ConstantValue i32(int value) {
    return ofInt(MTLDataType.INT, value);
  }

  /**
   * A {@code uint}.
   *
   * @param bits its bits
   * @return the constant's value
   */
  public static ConstantValue u32(int bits) {
    return ofInt(MTLDataType.UINT, bits);
  }

  /**
   * A {@code half}, rounded to nearest.
   *
   * @param value the value
   * @return the constant's value
   */
  public static ConstantValue f16(float value) {
    return ofShort(MTLDataType.HALF, Float.floatToFloat16(value));
  }

  /**
   * A {@code float}.
   *
   * @param value the value
   * @return the constant's value
   */
  public static ConstantValue f32(float value) {
    return ofInt(MTLDataType.FLOAT, Float.floatToRawIntBits(value));
  }

  /**
   * A value of any type that Metal has for function constants, such as a vector.
   *
   * @param dataType its {@link MTLDataType}
   * @param value its bytes as they lie in memory; copied
   * @return the constant's value
   */
  public static ConstantValue of(long dataType, MemorySegment value) {
    return new ConstantValue(dataType, value.toArray(ValueLayout.JAVA_BYTE));
  }

  private static ConstantValue ofShort(long dataType, short bits) {
    return new ConstantValue(dataType, new byte[] {(byte) bits, (byte) (bits >> 8)});
  }

  // Every machine with Metal, and every one that the embedded device runs on, is little-endian.
  private static ConstantValue ofInt(long dataType, int bits) {
    return new ConstantValue(
        dataType,
        new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
  }

  long dataType() {
    return dataType;
  }

  MemorySegment copyTo(Arena arena) {
    // Aligned for the widest vector.
    MemorySegment copy = arena.allocate(Math.max(1, bytes.length), 4 * Long.BYTES);
    MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConstantValue value
        && dataType == value.dataType
        && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(dataType) + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "ConstantValue[MTLDataType %d, %s]".formatted(dataType, Arrays.toString(bytes));
  }
}
