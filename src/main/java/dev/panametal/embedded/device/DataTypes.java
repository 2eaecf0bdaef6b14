package dev.panametal.embedded.device;

/** Sizes of the {@code MTLDataType}s that a function constant may have. */
final class DataTypes {
  /** The scalar types; each is followed by its vectors of two, three and four. */
  private static final long[] SCALARS = {3, 16, 29, 33, 37, 41, 45, 49, 53, 81, 85, 121};

  private static final long[] SIZES = {4, 2, 4, 4, 2, 2, 1, 1, 1, 8, 8, 2};

  private static final long LARGEST_VECTOR = 4;

  private DataTypes() {}

  /** Bytes of a value, or 0 for a type that is no scalar or vector. */
  static long size(long type) {
    for (int i = 0; i < SCALARS.length; i++) {
      long elements = type - SCALARS[i] + 1;
      if (elements >= 1 && elements <= LARGEST_VECTOR) {
        return elements * SIZES[i];
      }
    }
    return 0;
  }
}
