package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotaryTableTest {
  private final RotaryTable rotary = new RotaryTable(4, 10_000);
  private final float[] table = new float[4];

  @Test
  void theFirstPositionTurnsNothing() {
    rotary.fill(0, table);
    assertThat(table).containsExactly(1, 1, 0, 0);
  }

  /** Head dimension 4 has two pairs, with frequencies 1 and 10000^(-1/2) = 0.01. */
  @Test
  void laterPositionsTurnTheFirstPairFastest() {
    rotary.fill(3, table);
    assertThat(table)
        .containsExactly(
            (float) Math.cos(3),
            (float) Math.cos(0.03),
            (float) Math.sin(3),
            (float) Math.sin(0.03));
  }
}
