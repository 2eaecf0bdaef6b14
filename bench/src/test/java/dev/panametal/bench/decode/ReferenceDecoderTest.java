package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The parts of the reference against cases computed by hand. */
class ReferenceDecoderTest {
  private static final Offset<Double> EXACT_ENOUGH = within(1e-12);

  @Test
  void rmsNormDividesByTheRootMeanSquareAndAppliesTheWeights() {
    // mean(9, 16, 0, 0) = 6.25, its root 2.5
    double[] normed =
        ReferenceDecoder.rmsNorm(new double[] {3, 4, 0, 0}, new NormWeights(1, 2, 1, 1), 0);
    assertThat(normed).containsExactly(new double[] {1.2, 3.2, 0, 0}, EXACT_ENOUGH);
  }

  @Test
  void rmsNormAddsEpsilonToTheMeanSquare() {
    double[] normed = ReferenceDecoder.rmsNorm(new double[] {0, 2}, new NormWeights(1, 1), 2);
    assertThat(normed).containsExactly(new double[] {0, 1}, EXACT_ENOUGH);
  }

  @Test
  void rotateTurnsEachElementAgainstTheOneHalfAHeadAway() {
    double[] heads = {9, 9, 1, 2, 3, 4};
    // A quarter turn for the first pair (1, 3), no turn for the second (2, 4).
    ReferenceDecoder.rotate(heads, 2, new float[] {0, 1, 1, 0});
    assertThat(heads).containsExactly(9, 9, -3, 2, 1, 4);
  }

  @Test
  void rotateKeepsTheAngleBetweenPositionsOnly() {
    // The product of a query at p and a key at q depends on p - q alone.
    RotaryTable rotary = new RotaryTable(4, 10_000);
    assertThat(rotatedProduct(rotary, 7, 5))
        .isCloseTo(rotatedProduct(rotary, 12, 10), within(1e-6));
    assertThat(rotatedProduct(rotary, 7, 5))
        .isNotCloseTo(rotatedProduct(rotary, 7, 6), within(0.1));
  }

  private static double rotatedProduct(RotaryTable rotary, int queryPosition, int keyPosition) {
    double[] query = {1, 2, 3, 4};
    double[] key = {2, -1, 1, 3};
    float[] table = new float[4];
    rotary.fill(queryPosition, table);
    ReferenceDecoder.rotate(query, 0, table);
    rotary.fill(keyPosition, table);
    ReferenceDecoder.rotate(key, 0, table);
    double product = 0;
    for (int i = 0; i < query.length; i++) {
      product += query[i] * key[i];
    }
    return product;
  }

  @Test
  void softmaxWeightsAreProportionalToTheExponentials() {
    double[] scores = {Math.log(1), Math.log(2), Math.log(5)};
    ReferenceDecoder.softmax(scores);
    assertThat(scores).containsExactly(new double[] {0.125, 0.25, 0.625}, EXACT_ENOUGH);
  }

  @Test
  void softmaxOfLargeScoresDoesNotOverflow() {
    double[] scores = {10_000, 10_000};
    ReferenceDecoder.softmax(scores);
    assertThat(scores).containsExactly(0.5, 0.5);
  }

  @Test
  void swigluIsTheGateTimesItsSigmoidTimesTheUp() {
    double[] gated = ReferenceDecoder.swiglu(new double[] {0, Math.log(3), 5, 2});
    assertThat(gated).containsExactly(new double[] {0, Math.log(3) * 0.75 * 2}, EXACT_ENOUGH);
  }

  @Test
  void whatCameBeforeChangesTheLogits() {
    DecoderWeights weights = DecoderWeights.synthetic(SmallModel.MODEL);
    ReferenceDecoder one = new ReferenceDecoder(weights, 2);
    ReferenceDecoder other = new ReferenceDecoder(weights, 2);
    one.step(3, 0);
    other.step(4, 0);
    assertThat(one.step(5, 1)).isNotEqualTo(other.step(5, 1));
  }
}
