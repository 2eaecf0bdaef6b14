package dev.panametal.bench.decode;

/**
 * The angles by which rotary position embedding (Su et al., RoFormer, 2021) turns the pairs of a
 * head: pair i of position p by {@code p * theta^(-2 i / headDim)}.
 */
final class RotaryTable {
  private final double[] frequencies;

  RotaryTable(int headDim, double theta) {
    frequencies = new double[headDim / 2];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = Math.pow(theta, -2.0 * i / headDim);
    }
  }

  /**
   * Writes the table of one position.
   *
   * @param table headDim elements: the cosines, then the sines
   */
  void fill(int position, float[] table) {
    for (int i = 0; i < frequencies.length; i++) {
      double angle = position * frequencies[i];
      table[i] = (float) Math.cos(angle);
      table[frequencies.length + i] = (float) Math.sin(angle);
    }
  }
}
