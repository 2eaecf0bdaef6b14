package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchPolicyTest {
  @Test
  void theDefaultHoldsAtMost256DispatchesAnd16BatchesInAQueueOf64() {
    BatchPolicy policy = BatchPolicy.defaults();

    assertThat(policy.maxDispatches()).isEqualTo(256);
    assertThat(policy.maxInFlight()).isEqualTo(16);
    assertThat(policy.queueCapacity()).isEqualTo(64);
    assertThat(policy.batching()).isEqualTo(Batching.ALL);
    assertThat(policy.freeSynchronizes()).isFalse();
  }

  @Test
  void tvmCommitsOnlyWhereTvmWould() {
    BatchPolicy policy = BatchPolicy.tvm();

    assertThat(policy.maxDispatches()).isEqualTo(Integer.MAX_VALUE);
    assertThat(policy.batching()).isEqualTo(Batching.ALL);
    assertThat(policy.freeSynchronizes()).isTrue();
  }

  @Test
  void batchesInFlightStayBelowTheQueuesCapacity() {
    assertThatThrownBy(() -> BatchPolicy.defaults().withMaxInFlight(64, 64))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("maxInFlight must be at least 1 and less than queueCapacity (64), but is 64.");
  }

  @Test
  void aStagingRingIsMadeOfWholeRegions() {
    assertThatThrownBy(() -> BatchPolicy.defaults().withStaging(1000, 4))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("stagingBytes must be a positive multiple of 256, but is 1000.");
  }

  @Test
  void aBatchHoldsAtLeastOneDispatch() {
    assertThatThrownBy(() -> BatchPolicy.defaults().withMaxDispatches(0))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("maxDispatches must be at least 1, but is 0.");
  }
}
