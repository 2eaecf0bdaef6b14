package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upTo;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What shares a command buffer and an encoder, and what commits. */
@Tag("jni-check")
class StreamBatchingTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private MetalKernel addOne() {
    return device.compile(Kernels.SAXPY).kernel("add_one");
  }

  @Test
  void launchesShareOneCommandBufferAndOneEncoderUntilTheReadback() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      for (int i = 0; i < 10; i++) {
        stream.call(addOne).buffer(0, data).threads(N);
      }

      assertThat(download(stream, data)).containsExactly(filled(N, 10));

      StreamCounters counters = stream.counters();
      assertThat(counters.dispatches()).isEqualTo(10);
      assertThat(counters.commandBuffers()).isEqualTo(1);
      assertThat(counters.flushes()).isEqualTo(1);
      assertThat(counters.computeEncoders()).isEqualTo(1);
      assertThat(counters.blitEncoders()).isEqualTo(1);
      assertThat(counters.syncs()).isEqualTo(1);
      assertThat(counters.gpuToCpu()).isEqualTo(1);
      assertThat(counters.inFlight()).isZero();
    }
  }

  @Test
  void consecutiveCopiesShareOneBlitEncoder() {
    try (MetalStream stream = device.newStream();
        MetalBuffer a = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer b = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, a, upTo(N));
      stream.copy(a, 0, b, 0, BYTES);
      stream.fill(a, 0, 16, (byte) 0);
      stream.synchronize();

      StreamCounters counters = stream.counters();
      assertThat(counters.blits()).isEqualTo(3);
      assertThat(counters.blitEncoders()).isEqualTo(1);
      assertThat(counters.commandBuffers()).isEqualTo(1);
      assertThat(counters.stagedUploads()).isEqualTo(1);
      assertThat(counters.gpuToGpu()).isEqualTo(1);
      assertThat(download(stream, b)).containsExactly(upTo(N));
      float[] filledFront = upTo(N);
      filledFront[0] = filledFront[1] = filledFront[2] = filledFront[3] = 0;
      assertThat(download(stream, a)).containsExactly(filledFront);
    }
  }

  @Test
  void workRunsInTheOrderInWhichItWasAskedFor() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, data, filled(N, 1));
      stream.call(addOne).buffer(0, data).threads(N);
      upload(stream, data, filled(N, 100));
      stream.call(addOne).buffer(0, data).threads(N);

      assertThat(download(stream, data)).containsExactly(filled(N, 101));
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
    }
  }

  @Test
  void unbatchedGivesEveryOperationItsOwnCommandBuffer() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream(BatchPolicy.unbatched());
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, data, filled(N, 1));
      stream.call(addOne).buffer(0, data).threads(N);
      stream.call(addOne).buffer(0, data).threads(N);

      assertThat(download(stream, data)).containsExactly(filled(N, 3));
      assertThat(stream.counters().commandBuffers()).isEqualTo(4);
      assertThat(stream.counters().syncs()).isEqualTo(1);
    }
  }

  @Test
  void computeOnlyCommitsAroundEachUploadButLetsTheReadbackJoin() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream(BatchPolicy.computeOnly());
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer other = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, data, filled(N, 1)); // 1
      stream.call(addOne).buffer(0, data).threads(N); // 2
      stream.call(addOne).buffer(0, data).threads(N);
      upload(stream, other, filled(N, 5)); // 3
      stream.call(addOne).buffer(0, data).threads(N); // 4, with the readback

      assertThat(download(stream, data)).containsExactly(filled(N, 4));
      assertThat(stream.counters().commandBuffers()).isEqualTo(4);
    }
  }

  @Test
  void flushCommitsWithoutWaitingAndCountsSerialsUp() throws InterruptedException {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      stream.call(addOne).buffer(0, data).threads(N);
      long first = stream.flush();
      gate.awaitArrivals(1);
      stream.call(addOne).buffer(0, data).threads(N);
      long second = stream.flush();

      assertThat(second).isEqualTo(first + 1);
      assertThat(stream.hasPendingWork()).isTrue();
      assertThat(stream.counters().inFlight()).isEqualTo(2);

      gate.open();
      stream.synchronize();

      assertThat(stream.hasPendingWork()).isFalse();
      assertThat(stream.counters().inFlight()).isZero();
    }
  }

  @Test
  void nothingToCommitCommitsNothing() {
    try (MetalStream stream = device.newStream()) {
      stream.flush();
      stream.synchronize();

      assertThat(stream.counters().commandBuffers()).isZero();
    }
  }

  @Test
  void recordedWorkIsPendingBeforeItIsCommitted() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      assertThat(stream.hasPendingWork()).isFalse();
      stream.call(addOne).buffer(0, data).threads(N);

      assertThat(stream.hasPendingWork()).isTrue();
      stream.synchronize();
    }
  }

  @Test
  void closingAStreamRunsWhatWasRecorded() {
    MetalKernel addOne = addOne();
    try (MetalBuffer data = device.allocate(BYTES)) {
      try (MetalStream stream = device.newStream()) {
        stream.call(addOne).buffer(0, data).threads(N);
      }
      try (MetalStream later = device.newStream()) {
        assertThat(download(later, data)).containsExactly(filled(N, 1));
      }
    }
  }

  @Test
  void openingABatchWaitsWhenTooManyAreInFlightAndNeverBlocksInMetal() throws Exception {
    MetalKernel addOne = addOne();
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.unbatched().toBuilder().maxInFlight(2).queueCapacity(3).build());
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      Thread encoder =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 5; i++) {
                  stream.call(addOne).buffer(0, data).threads(N);
                }
              });
      gate.awaitArrivals(1);
      awaitWaiting(encoder);
      assertThat(encoder.isAlive()).isTrue();

      gate.open();
      encoder.join();

      assertThat(download(stream, data)).containsExactly(filled(N, 5));
      assertThat(stream.counters().waitNanos()).isPositive();
    }
  }

  @Test
  void batchesThatCompleteOutOfOrderAreAllWaitedFor() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      faults().completeInOrder(3, 1, 2);
      for (int i = 0; i < 3; i++) {
        stream.call(addOne).buffer(0, data).threads(N);
        stream.flush();
      }

      assertThat(download(stream, data)).containsExactly(filled(N, 3));
    }
  }

  @Test
  void countersCanBeComparedAndReset() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      stream.call(addOne).buffer(0, data).threads(N);
      stream.synchronize();
      StreamCounters before = stream.counters();
      stream.call(addOne).buffer(0, data).threads(N);
      stream.call(addOne).buffer(0, data).threads(N);
      stream.synchronize();

      StreamCounters step = stream.counters().minus(before);
      assertThat(step.dispatches()).isEqualTo(2);
      assertThat(step.commandBuffers()).isEqualTo(1);
      assertThat(step.gpuNanos()).isPositive();

      stream.resetCounters();
      assertThat(stream.counters().dispatches()).isZero();
    }
  }

  @Test
  void anEmptyLaunchCopyOrFillIsANoOp() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      stream.call(addOne).buffer(0, data).threads(0);
      stream.upload(MemorySegment.ofArray(new float[0]), data, 0);
      stream.copy(data, 0, data, 8, 0);
      stream.fill(data, BYTES, 0, (byte) 1);
      stream.synchronize();

      assertThat(stream.counters().commandBuffers()).isZero();
    }
  }

  @Test
  void severalThreadsMayUseOneStream() throws InterruptedException {
    MetalKernel addOne = addOne();
    int threads = 4;
    int launches = 200;
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      Thread[] launchers = new Thread[threads];
      for (int t = 0; t < threads; t++) {
        launchers[t] =
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = 0; i < launches; i++) {
                    stream.call(addOne).buffer(0, data).threads(N);
                  }
                });
      }
      for (Thread launcher : launchers) {
        launcher.join();
      }

      assertThat(download(stream, data)).containsExactly(filled(N, threads * launches));
    }
  }
}
