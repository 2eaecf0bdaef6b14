package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecoderModelTest {
  private static final DecoderModel TINY = DecoderModel.all().getFirst();

  @Test
  void tinyIsTheDefaultAndHasTheLayersOfARealModel() {
    assertThat(TINY.name()).isEqualTo("tiny");
    assertThat(TINY.layers()).isEqualTo(16);
    assertThat(TINY.queryWidth()).isEqualTo(128);
    assertThat(TINY.kvWidth()).isEqualTo(64);
    assertThat(TINY.defaultTokens()).isEqualTo(32);
  }

  @Test
  void theWorkOfATokenFollowsFromTheLayers() {
    assertThat(TINY.dispatchesPerToken()).isEqualTo(16 * 11 + 5);
    assertThat(TINY.uploadsPerToken()).isEqualTo(16 + 3);
  }

  @Test
  void aShapeThatTheKernelsCannotRunIsRefused() {
    assertThatThrownBy(
            () -> new DecoderModel("odd", 1, 48, 4, 2, 32, 64, 64, 8, 10_000, 1e-5f, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden");
    assertThatThrownBy(
            () -> new DecoderModel("odd", 1, 64, 4, 3, 32, 64, 64, 8, 10_000, 1e-5f, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kvHeads");
  }
}
