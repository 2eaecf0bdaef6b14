package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A command buffer that fails is known at the first read that could see its results. */
@Tag("jni-check")
class StreamFaultTest extends MetalTest {
  private static final int N = 16;

  private MetalKernel kernel(String name) {
    return device.compile(Kernels.SAXPY).kernel(name);
  }

  private static void failNextAddOne() {
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
  }

  @Test
  void aDownloadOfWhatAFailedKernelShouldHaveWrittenThrows() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE)) {
      failNextAddOne();
      stream.call(kernel("add_one")).buffer(0, data).threads(N);
      float[] host = filled(N, 42);

      MetalFaultException fault =
          catchThrowableOfType(
              MetalFaultException.class,
              () -> stream.download(data, 0, MemorySegment.ofArray(host)));

      assertThat(fault.domain()).isEqualTo("MTLCommandBufferErrorDomain");
      assertThat(fault.code()).isEqualTo(MTLCommandBufferError.PAGE_FAULT);
      assertThat(fault.label()).isEqualTo("batch 1 of stream 'stream 0' (1 dispatch: add_one)");
      assertThat(fault)
          .hasMessageContaining("Caused GPU Address Fault")
          .hasMessageContaining("call reset() on the stream");
      assertThat(host).as("nothing was copied").containsExactly(filled(N, 42));
    }
  }

  @Test
  void aSharedBufferIsNotReadAfterAFaultEither() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.SHARED)) {
      failNextAddOne();
      stream.call(kernel("add_one")).buffer(0, data).threads(N);

      assertThatThrownBy(() -> download(stream, data)).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void synchronizeThrowsAndSoDoesEveryOperationAfterIt() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      MetalKernel addOne = kernel("add_one");
      failNextAddOne();
      stream.call(addOne).buffer(0, data).threads(N);
      MetalFaultException first =
          catchThrowableOfType(MetalFaultException.class, stream::synchronize);

      assertThatThrownBy(stream::flush).isInstanceOf(MetalFaultException.class).hasCause(first);
      assertThatThrownBy(() -> stream.call(addOne).buffer(0, data).threads(N))
          .isInstanceOf(MetalFaultException.class)
          .hasMessage(first.getMessage());
      assertThatThrownBy(() -> stream.fill(data, 0, 4, (byte) 0))
          .isInstanceOf(MetalFaultException.class);
      assertThat(stream.counters().faults()).isEqualTo(1);
    }
  }

  @Test
  void batchesQueuedBehindAFailedOneFailWithItAndAreSuppressed() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N);
        var gate = faults().holdExecution()) {
      MetalKernel addOne = kernel("add_one");
      failNextAddOne();
      for (int i = 0; i < 3; i++) {
        stream.call(addOne).buffer(0, data).threads(N);
        stream.flush();
      }
      // Waiting before the first fails: an operation that finds one failed does not wait for more.
      CompletableFuture<MetalFaultException> thrown = new CompletableFuture<>();
      Thread waiter =
          Thread.ofPlatform()
              .start(() ->
                  thrown.complete(
                      catchThrowableOfType(MetalFaultException.class, stream::synchronize)));
      awaitWaiting(waiter);
      gate.open();
      MetalFaultException fault = thrown.join();

      assertThat(fault.label()).startsWith("batch 1 ");
      assertThat(fault.getSuppressed()).hasSize(2);
      assertThat(stream.counters().faults()).isEqualTo(3);
    }
  }

  @Test
  void resetMakesTheStreamUsableAgainAndDropsWhatWasRecorded() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      MetalKernel addOne = kernel("add_one");
      failNextAddOne();
      stream.call(addOne).buffer(0, data).threads(N);
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);

      stream.reset();
      stream.fill(data, 0, data.bytes(), (byte) 0);
      stream.call(addOne).buffer(0, data).threads(N);

      assertThat(download(stream, data)).containsExactly(filled(N, 1));
    }
  }

  @Test
  void resetWithoutAFaultGivesUpTheOpenBatch() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      stream.call(kernel("add_one")).buffer(0, data).threads(N);
      stream.reset();

      assertThat(stream.hasPendingWork()).isFalse();
      assertThat(download(stream, data)).containsExactly(filled(N, 0));
      assertThat(stream.counters().commandBuffers()).isZero();
    }
  }

  @Test
  void closeThrowsAFaultThatNobodyHasSeenAndReleasesEverything() {
    try (MetalBuffer data = device.allocate(4L * N)) {
      MetalStream stream = device.newStream();
      failNextAddOne();
      stream.call(kernel("add_one")).buffer(0, data).threads(N);

      assertThatThrownBy(stream::close).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void closeDoesNotRepeatAFaultThatWasSeen() {
    try (MetalBuffer data = device.allocate(4L * N)) {
      MetalStream stream = device.newStream();
      failNextAddOne();
      stream.call(kernel("add_one")).buffer(0, data).threads(N);
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);

      stream.close();
    }
  }

  @Test
  void aFaultOfOneStreamLeavesTheOthersAlone() {
    try (MetalStream faulty = device.newStream();
        MetalStream healthy = device.newStream();
        MetalBuffer a = device.allocate(4L * N);
        MetalBuffer b = device.allocate(4L * N)) {
      failNextAddOne();
      faulty.call(kernel("add_one")).buffer(0, a).threads(N);
      assertThatThrownBy(faulty::synchronize).isInstanceOf(MetalFaultException.class);

      healthy.call(kernel("add_one")).buffer(0, b).threads(N);

      assertThat(download(healthy, b)).containsExactly(filled(N, 1));
    }
  }
}
