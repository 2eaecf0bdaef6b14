package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /**
   * The JDK's generator of the same name is an independent implementation of the same algorithm.
   */
  @Test
  void drawsWhatTheJdksSplitMixDraws() {
    SplitMix64 ours = new SplitMix64(42);
    SplittableRandom jdk = new SplittableRandom(42);
    for (int i = 0; i < 1000; i++) {
      assertThat(ours.next()).isEqualTo(jdk.nextLong());
    }
  }

  @Test
  void floatsLieBetweenZeroAndOne() {
    SplitMix64 random = new SplitMix64(1);
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      float value = random.nextFloat();
      assertThat(value).isGreaterThanOrEqualTo(0f).isLessThan(1f);
      sum += value;
    }
    assertThat(sum / 10_000).isBetween(0.48, 0.52);
  }

  @Test
  void intsReachEveryValueBelowTheBound() {
    SplitMix64 random = new SplitMix64(1);
    boolean[] seen = new boolean[7];
    for (int i = 0; i < 1000; i++) {
      seen[random.nextInt(7)] = true;
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void whatASplitGeneratorDrawsDoesNotMoveTheOtherOne() {
    SplitMix64 first = new SplitMix64(5);
    SplitMix64 second = new SplitMix64(5);
    first.split().next();
    second.split();
    assertThat(first.next()).isEqualTo(second.next());
  }
}
