package dev.panametal.bench.decode;

/**
 * A matrix of 4-bit weights. A weight is {@code (q - 8) * scale} with q in 0..15; {@link #GROUP}
 * neighbours in a row share a 16-bit float scale, and eight q share a 32-bit word, the first in its
 * lowest bits. Rows follow each other.
 */
final class Q4Matrix {
  /** Weights that share a scale. */
  static final int GROUP = 32;

  /** Weights in one word. */
  static final int PER_WORD = 8;

  /** The root mean square of q - 8 as {@link #random} draws it: 0 twice, else -7..7 once, of 16. */
  private static final double RANDOM_RMS = Math.sqrt(2 * (1 + 4 + 9 + 16 + 25 + 36 + 49) / 16.0);

  private final int rows;
  private final int columns;
  private final int[] packed;
  private final short[] scales;

  /**
   * A matrix of given weights; the arrays are not copied.
   *
   * @param packed rows * columns / 8 words
   * @param scales rows * columns / 32 scales, as 16-bit floats
   */
  Q4Matrix(int rows, int columns, int[] packed, short[] scales) {
    if (columns % GROUP != 0
        || (long) packed.length * PER_WORD != (long) rows * columns
        || (long) scales.length * GROUP != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d words and %d scales do not make a %d x %d matrix"
              .formatted(packed.length, scales.length, rows, columns));
    }
    this.rows = rows;
    this.columns = columns;
    this.packed = packed;
    this.scales = scales;
  }

  /**
   * A random matrix of mean zero, scaled so that a vector of independent elements with root mean
   * square 1 has a product with root mean square {@code gain}.
   *
   * <p>q = 0 does not occur, as with symmetric quantisers: its weight has no opposite.
   */
  static Q4Matrix random(int rows, int columns, double gain, SplitMix64 random) {
    int[] packed = new int[Math.toIntExact((long) rows * columns / PER_WORD)];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = withoutZeros((int) random.next());
    }
    double scale = gain / (RANDOM_RMS * Math.sqrt(columns));
    short[] scales = new short[Math.toIntExact((long) rows * columns / GROUP)];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Float.floatToFloat16((float) (scale * (0.75 + 0.5 * random.nextFloat())));
    }
    return new Q4Matrix(rows, columns, packed, scales);
  }

  /** The word with 8, the weight zero, in place of each nibble 0. */
  private static int withoutZeros(int word) {
    int result = word;
    for (int shift = 0; shift < Integer.SIZE; shift += 4) {
      if ((word >>> shift & 15) == 0) {
        result |= 8 << shift;
      }
    }
    return result;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The words, as they lie in device memory. Not a copy. */
  int[] packed() {
    return packed;
  }

  /** The scales, as they lie in device memory. Not a copy. */
  short[] scales() {
    return scales;
  }

  /** One weight. Exact: four bits times eleven fit a float. */
  float weight(int row, int column) {
    long index = (long) row * columns + column;
    int q = packed[(int) (index / PER_WORD)] >>> (4 * (column % PER_WORD)) & 15;
    return (q - 8) * Float.float16ToFloat(scales[(int) (index / GROUP)]);
  }

  /** The product of one row with a vector of {@link #columns()} elements. */
  double dot(int row, double[] x) {
    int word = (int) ((long) row * columns / PER_WORD);
    int scale = (int) ((long) row * columns / GROUP);
    double sum = 0;
    for (int group = 0; group < columns; group += GROUP) {
      double part = 0;
      for (int i = group; i < group + GROUP; i += PER_WORD) {
        int eight = packed[word++];
        for (int j = 0; j < PER_WORD; j++) {
          part += ((eight >>> (4 * j) & 15) - 8) * x[i + j];
        }
      }
      sum += part * Float.float16ToFloat(scales[scale++]);
    }
    return sum;
  }
}
