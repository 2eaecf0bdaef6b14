package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.support.Kernels;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What makes a stream commit by itself. */
class BatchLimitsTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  /** A policy without limits, to give one to. */
  private static BatchPolicy.Builder unlimited() {
    return BatchPolicy.tvm().toBuilder().name("unlimited").freeSynchronizes(false);
  }

  private MetalKernel addOne() {
    return device.compile(Kernels.SAXPY).kernel("add_one");
  }

  private static void launch(MetalStream stream, MetalKernel kernel, MetalBuffer data, int times) {
    for (int i = 0; i < times; i++) {
      stream.call(kernel).buffer(0, data).threads(N);
    }
  }

  private static void assertCommitsByLimit(MetalStream stream, int commits) {
    assertThat(stream.counters().commandBuffers()).isEqualTo(commits);
    assertThat(stream.counters().flushesLimit()).isEqualTo(commits);
  }

  @Test
  void aBatchIsCommittedOnceItHoldsItsMostDispatches() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream(unlimited().maxDispatches(4).build());
        MetalBuffer data = device.allocate(BYTES)) {
      launch(stream, addOne, data, 10);

      assertCommitsByLimit(stream, 2);
      assertThat(download(stream, data)).containsExactly(filled(N, 10));
    }
  }

  @Test
  void aBatchIsCommittedOnceItsBuffersHaveItsMostBytes() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream(unlimited().maxBytes(3 * BYTES).build());
        MetalBuffer a = device.allocate(BYTES);
        MetalBuffer b = device.allocate(BYTES);
        MetalBuffer c = device.allocate(BYTES)) {
      launch(stream, addOne, a, 1);
      launch(stream, addOne, b, 1);
      assertCommitsByLimit(stream, 0);
      launch(stream, addOne, c, 1);

      assertCommitsByLimit(stream, 1);
    }
  }

  @Test
  void aBufferThatABatchUsesOftenCountsOnce() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream(unlimited().maxBytes(2 * BYTES).build());
        MetalBuffer a = device.allocate(BYTES);
        MetalBuffer b = device.allocate(BYTES)) {
      launch(stream, addOne, a, 100);
      assertCommitsByLimit(stream, 0);
      launch(stream, addOne, b, 1);
      assertCommitsByLimit(stream, 1);
      launch(stream, addOne, a, 100); // counts anew in the next batch
      launch(stream, addOne, b, 1);

      assertCommitsByLimit(stream, 2);
    }
  }

  @Test
  void copiesAndFillsCountTheirBuffersToo() {
    try (MetalStream stream = device.newStream(unlimited().maxBytes(2 * BYTES).build());
        MetalBuffer a = device.allocate(BYTES);
        MetalBuffer b = device.allocate(BYTES)) {
      stream.fill(a, 0, BYTES, (byte) 1);
      assertCommitsByLimit(stream, 0);
      stream.copy(a, 0, b, 0, BYTES);

      assertCommitsByLimit(stream, 1);
    }
  }

  @Test
  void theFirstBatchAfterIdlenessIsCommittedEarly() {
    MetalKernel addOne = addOne();
    try (MetalStream stream =
            device.newStream(unlimited().firstDispatches(2).maxDispatches(5).build());
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      launch(stream, addOne, data, 2);
      assertCommitsByLimit(stream, 1);
      launch(stream, addOne, data, 4); // the GPU has something to do
      assertCommitsByLimit(stream, 1);
      launch(stream, addOne, data, 1);
      assertCommitsByLimit(stream, 2);

      gate.open();
      stream.synchronize();
      launch(stream, addOne, data, 2); // idle again

      assertCommitsByLimit(stream, 3);
    }
  }

  @Test
  void steeredBatchesBeginSmallAndGrowAsLongAsTheyAreShorterThanTheTarget() {
    MetalKernel addOne = addOne();
    try (MetalStream stream =
            device.newStream(
                unlimited()
                    .targetGpuTime(Duration.ofHours(1))
                    .maxGpuTime(Duration.ofHours(1))
                    .build());
        MetalBuffer data = device.allocate(BYTES)) {
      launch(stream, addOne, data, 31);
      assertCommitsByLimit(stream, 0);
      launch(stream, addOne, data, 1);
      assertCommitsByLimit(stream, 1);
      stream.synchronize();
      launch(stream, addOne, data, 63);
      assertCommitsByLimit(stream, 1);
      launch(stream, addOne, data, 1);

      assertCommitsByLimit(stream, 2);
    }
  }

  @Test
  void steeredBatchesThatTakeLongerThanTheTargetShrinkToASingleDispatch() {
    MetalKernel addOne = addOne();
    try (MetalStream stream =
            device.newStream(unlimited().targetGpuTime(Duration.ofNanos(1)).build());
        MetalBuffer data = device.allocate(BYTES)) {
      launch(stream, addOne, data, 32);
      stream.synchronize();
      launch(stream, addOne, data, 1);

      assertCommitsByLimit(stream, 2);
    }
  }

  @Test
  void anOpenBatchCountsTowardsTheCommandBuffersInFlight() throws InterruptedException {
    MetalKernel addOne = addOne();
    try (MetalStream stream =
            device.newStream(unlimited().maxInFlight(2).queueCapacity(3).build());
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      launch(stream, addOne, data, 1);
      stream.flush();
      launch(stream, addOne, data, 1); // one in flight, one open: the most
      stream.flush();
      Thread encoder = Thread.ofPlatform().start(() -> launch(stream, addOne, data, 1));
      awaitWaiting(encoder);
      assertThat(encoder.isAlive()).isTrue();

      gate.open();
      encoder.join();

      assertThat(download(stream, data)).containsExactly(filled(N, 3));
    }
  }
}
