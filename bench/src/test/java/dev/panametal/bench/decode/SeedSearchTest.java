package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedSearchTest {
  private static final DecoderModel TINY = DecoderModel.all().getFirst();

  /** Rounding in 32-bit floats moves a logit of this model by about 1e-6. */
  @Test
  void theDefaultSeedLeavesAWideMarginAndChoosesManyTokens() {
    ReferenceRun run = ReferenceRun.decode(DecoderWeights.synthetic(TINY), TINY.defaultTokens());
    assertThat(run.smallestMargin()).isGreaterThan(0.05);
    assertThat(run.distinctIds()).isGreaterThanOrEqualTo(24);
  }

  @Test
  void findsTheLargestMarginOfTheSeedsThatChooseEnoughTokens() {
    SeedSearch.Candidate best = SeedSearch.best(SmallModel.MODEL, 20).orElseThrow();
    int tokens = SmallModel.MODEL.defaultTokens();
    assertThat(best.distinctIds()).isGreaterThanOrEqualTo(tokens * 3 / 4);
    double largest =
        IntStream.rangeClosed(1, 20)
            .mapToObj(seed -> DecoderWeights.synthetic(SmallModel.MODEL.withSeed(seed)))
            .map(weights -> ReferenceRun.decode(weights, tokens))
            .filter(run -> run.distinctIds() >= tokens * 3 / 4)
            .mapToDouble(ReferenceRun::smallestMargin)
            .max()
            .orElseThrow();
    assertThat(best.smallestMargin()).isEqualTo(largest);
  }
}
