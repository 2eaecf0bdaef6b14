package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopTwoTest {
  @Test
  void theMarginIsTheLeadOverTheSecond() {
    assertThat(TopTwo.of(new double[] {1, 7, 4})).isEqualTo(new TopTwo(1, 3));
    assertThat(TopTwo.of(new double[] {1, 4, 7})).isEqualTo(new TopTwo(2, 3));
    assertThat(TopTwo.of(new double[] {7, 4, 1})).isEqualTo(new TopTwo(0, 3));
  }

  @Test
  void ofEqualLogitsTheFirstIsChosen() {
    assertThat(TopTwo.of(new double[] {1, 7, 7})).isEqualTo(new TopTwo(1, 0));
  }
}
