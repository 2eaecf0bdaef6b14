package dev.panametal.metal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Values that other bindings have wrong, or on which the runtime decides. */
class ConstantsTest {
  @Test
  void memorylessStorageIsThreeShiftedByFour() {
    assertThat(MTLResourceOptions.STORAGE_MODE_MEMORYLESS)
        .isEqualTo(MTLStorageMode.MEMORYLESS << 4)
        .isEqualTo(48);
  }

  @Test
  void theStatusOfACommandBufferGrowsUntilItHasCompletedOrFailed() {
    assertThat(MTLCommandBufferStatus.NOT_ENQUEUED).isEqualTo(0);
    assertThat(MTLCommandBufferStatus.SCHEDULED).isEqualTo(3);
    assertThat(MTLCommandBufferStatus.COMPLETED).isEqualTo(4);
    assertThat(MTLCommandBufferStatus.ERROR).isEqualTo(5);
  }

  @Test
  void aLanguageVersionHasItsMajorPartInTheUpperHalf() {
    assertThat(MTLLanguageVersion.VERSION_3_2).isEqualTo((3 << 16) + 2);
  }
}
