package dev.panametal.bench.decode;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How the seed of a model was chosen: of the seeds 1 to n, the one whose reference run at the
 * model's default length has the largest smallest margin between the best two logits, among those
 * that choose enough different tokens. Then a device's rounding cannot change a token, and a
 * mistake does.
 *
 * <p>{@code scripts/demo --search-seeds 1000} prints what this finds.
 */
public final class SeedSearch {
  private SeedSearch() {}

  /**
   * What a seed gives.
   *
   * @param seed the seed
   * @param smallestMargin the smallest lead of the largest logit over the second
   * @param distinctIds how many different tokens were chosen
   */
  public record Candidate(long seed, double smallestMargin, int distinctIds) {}

  /**
   * Looks at the first seeds.
   *
   * @param model the shape; its own seed is not looked at
   * @param seeds how many, from 1
   * @return the best; empty if none chooses enough different tokens
   */
  public static Optional<Candidate> best(DecoderModel model, int seeds) {
    int tokens = model.defaultTokens();
    return LongStream.rangeClosed(1, seeds)
        .parallel()
        .mapToObj(seed -> candidate(model.withSeed(seed), tokens))
        .filter(candidate -> candidate.distinctIds() >= enoughDistinctIds(tokens))
        .max(Comparator.comparingDouble(Candidate::smallestMargin));
  }

  /** A sequence that runs in a short circle would hide mistakes; three quarters must differ. */
  private static int enoughDistinctIds(int tokens) {
    return tokens * 3 / 4;
  }

  private static Candidate candidate(DecoderModel model, int tokens) {
    ReferenceRun run = ReferenceRun.decode(DecoderWeights.synthetic(model), tokens);
    return new Candidate(model.seed(), run.smallestMargin(), run.distinctIds());
  }
}
