package dev.panametal.embedded.device;

import dev.panametal.metal.MTLDataType;

/** The {@code MTLDataType}s that a function constant may have: scalars and vectors. */
final class DataTypes {
  private record Scalar(long type, long bytes) {}

  /** Each is followed by its vectors of two, three and four. */
  private static final Scalar[] SCALARS = {
    new Scalar(MTLDataType.FLOAT, 4),
    new Scalar(MTLDataType.HALF, 2),
    new Scalar(MTLDataType.INT, 4),
    new Scalar(MTLDataType.UINT, 4),
    new Scalar(MTLDataType.SHORT, 2),
    new Scalar(MTLDataType.USHORT, 2),
    new Scalar(MTLDataType.CHAR, 1),
    new Scalar(MTLDataType.UCHAR, 1),
    new Scalar(MTLDataType.BOOL, 1),
    new Scalar(MTLDataType.LONG, 8),
    new Scalar(MTLDataType.ULONG, 8),
    new Scalar(MTLDataType.BFLOAT, 2),
  };

  private DataTypes() {}

  /**
   * Bytes from one value to the next in an array, or 0 for a type that is no scalar or vector. A
   * vector of three takes as much room as one of four.
   */
  static long stride(long type) {
    for (Scalar scalar : SCALARS) {
      long elements = type - scalar.type() + 1;
      if (elements >= 1 && elements <= 4) {
        return scalar.bytes() * (elements == 3 ? 4 : elements);
      }
    }
    return 0;
  }
}
