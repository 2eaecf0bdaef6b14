package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Q4MatrixTest {
  private static final short ONE = Float.floatToFloat16(1f);
  private static final short HALF = Float.floatToFloat16(0.5f);

  /** Two rows of 32: the first counts 0..15 twice with scale 1/2, the second is all 15, scale 1. */
  private static final Q4Matrix MATRIX =
      new Q4Matrix(
          2,
          32,
          new int[] {
            0x76543210,
            0xFEDCBA98,
            0x76543210,
            0xFEDCBA98,
            0xFFFFFFFF,
            0xFFFFFFFF,
            0xFFFFFFFF,
            0xFFFFFFFF
          },
          new short[] {HALF, ONE});

  @Test
  void theFirstOfEightWeightsLiesInTheLowestBits() {
    assertThat(MATRIX.weight(0, 0)).isEqualTo((0 - 8) * 0.5f);
    assertThat(MATRIX.weight(0, 1)).isEqualTo((1 - 8) * 0.5f);
    assertThat(MATRIX.weight(0, 7)).isEqualTo((7 - 8) * 0.5f);
    assertThat(MATRIX.weight(0, 15)).isEqualTo((15 - 8) * 0.5f);
    assertThat(MATRIX.weight(0, 16)).isEqualTo((0 - 8) * 0.5f);
  }

  @Test
  void eachRowHasItsOwnScales() {
    assertThat(MATRIX.weight(1, 0)).isEqualTo((15 - 8) * 1f);
  }

  @Test
  void dotIsTheSumOfWeightsTimesElements() {
    double[] x = new double[32];
    x[1] = 2;
    x[15] = 10;
    x[16] = 1;
    assertThat(MATRIX.dot(0, x)).isEqualTo(2 * -3.5 + 10 * 3.5 + -4);
    assertThat(MATRIX.dot(1, x)).isEqualTo(13 * 7);
  }

  @Test
  void dotAgreesWithTheSingleWeightsOfARandomMatrix() {
    Q4Matrix matrix = Q4Matrix.random(3, 96, 1, new SplitMix64(7));
    double[] x = IntStream.range(0, 96).mapToDouble(i -> Math.sin(i)).toArray();
    for (int row = 0; row < 3; row++) {
      double expected = 0;
      for (int i = 0; i < x.length; i++) {
        expected += matrix.weight(row, i) * x[i];
      }
      assertThat(matrix.dot(row, x)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void randomWeightsAreSymmetric() {
    Q4Matrix matrix = Q4Matrix.random(64, 64, 1, new SplitMix64(1));
    for (int word : matrix.packed()) {
      for (int shift = 0; shift < 32; shift += 4) {
        assertThat(word >>> shift & 15).isBetween(1, 15);
      }
    }
  }

  @Test
  void aRandomProductHasTheGainAsRootMeanSquare() {
    Q4Matrix matrix = Q4Matrix.random(4096, 64, 3, new SplitMix64(2));
    SplitMix64 signs = new SplitMix64(3);
    double[] x = new double[64];
    Arrays.setAll(x, i -> signs.next() < 0 ? -1 : 1);
    double squares = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      squares += Math.pow(matrix.dot(row, x), 2);
    }
    assertThat(Math.sqrt(squares / matrix.rows())).isCloseTo(3, within(0.15));
  }

  @Test
  void partsThatDoNotFitTheShapeAreRefused() {
    assertThatThrownBy(() -> new Q4Matrix(1, 32, new int[3], new short[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 32");
    assertThatThrownBy(() -> new Q4Matrix(2, 16, new int[4], new short[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
