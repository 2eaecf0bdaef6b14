package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upTo;
import static dev.panametal.support.Floats.upload;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.support.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads that nobody waits for. */
class DownloadAsyncTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private MetalKernel addOne;

  @BeforeEach
  void compile() {
    addOne = device.compile(Kernels.SAXPY).kernel("add_one");
  }

  private void compute(MetalStream stream, MetalBuffer data) {
    stream.call(addOne).buffer(0, data).threads(N);
  }

  private static MemorySegment host() {
    return MemorySegment.ofArray(new float[N]);
  }

  private static float[] floats(MemorySegment segment) {
    return segment.toArray(JAVA_FLOAT);
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void theBytesAreThoseOfTheMomentItWasAskedFor(Storage storage) {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, storage)) {
      List<CompletableFuture<MemorySegment>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        compute(stream, data);
        futures.add(stream.downloadAsync(data, 0, host()));
      }
      stream.flush();

      for (int i = 0; i < 5; i++) {
        assertThat(floats(futures.get(i).join())).containsExactly(filled(N, i + 1));
      }
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
      assertThat(stream.counters().gpuToCpu()).isEqualTo(5);
      assertThat(stream.counters().syncs()).isZero();
    }
  }

  @Test
  void betweenLaunchesSmallOnesLeaveTheEncoderOpen() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      List<CompletableFuture<MemorySegment>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        compute(stream, data);
        futures.add(stream.downloadAsync(data, 0, host()));
      }
      stream.synchronize();
      futures.forEach(CompletableFuture::join);

      assertThat(stream.counters().computeEncoders()).isEqualTo(1);
      assertThat(stream.counters().blitEncoders()).isZero();
      assertThat(stream.counters().byteCommands()).isEqualTo(5);
    }
  }

  @Test
  void itCommitsAndWaitsForNothing() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      compute(stream, data);
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host());
      assertThat(stream.counters().commandBuffers()).isZero();
      stream.flush();
      gate.awaitArrivals(1);
      assertThat(future).isNotDone();
      gate.open();

      assertThat(floats(future.join())).containsExactly(filled(N, 1));
    }
  }

  @Test
  void nativeMemoryAndOffsetsWork() {
    try (Arena arena = Arena.ofShared();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, data, upTo(N));
      CompletableFuture<MemorySegment> future =
          stream.downloadAsync(data, 8, arena.allocate(12, 4));
      stream.flush();

      assertThat(floats(future.join())).containsExactly(2, 3, 4);
    }
  }

  @Test
  void whatHangsOnAFutureRunsOnAThreadOfItsOwn() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host());
      CompletableFuture<Boolean> onVirtualThread =
          future.thenApply(bytes -> Thread.currentThread().isVirtual());
      stream.flush();
      gate.open();

      assertThat(onVirtualThread.join()).isTrue();
    }
  }

  @Test
  void whatThrowsOnAFutureHarmsNothing() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host());
      CompletableFuture<Object> broken =
          future.thenApply(bytes -> {
            throw new IllegalStateException("the caller's mistake");
          });
      stream.flush();
      gate.open();

      assertThatThrownBy(broken::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("the caller's mistake");
      compute(stream, data);
      assertThat(download(stream, data)).containsExactly(filled(N, 1));
    }
  }

  @Test
  void whatIsSlowOnAFutureHoldsUpNoOther() {
    CountDownLatch released = new CountDownLatch(1);
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      CompletableFuture<Void> slow =
          stream.downloadAsync(data, 0, host()).thenAccept(bytes -> await(released));
      stream.flush();
      CompletableFuture<MemorySegment> later = stream.downloadAsync(data, 0, host());
      stream.flush();
      gate.open();

      assertThat(floats(later.join())).containsExactly(filled(N, 0));
      stream.synchronize();
      assertThat(slow).isNotDone();
      released.countDown();
      slow.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFailedBatchIsTheFuturesFailureToo() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "injected");
      MemorySegment host = host();
      compute(stream, data);
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host);
      stream.flush();

      assertThatThrownBy(future::join)
          .hasCauseInstanceOf(MetalFaultException.class)
          .hasMessageContaining("injected");
      assertThat(floats(host)).containsExactly(filled(N, 0));
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
      stream.reset();
      CompletableFuture<MemorySegment> next = stream.downloadAsync(data, 0, host);
      stream.flush();
      assertThat(next.join()).isSameAs(host);
    }
  }

  @Test
  void aResetCancelsWhatWasNotCommitted() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host());
      stream.reset();

      assertThat(future.handle((bytes, failure) -> failure).join())
          .isInstanceOf(CancellationException.class)
          .hasMessage(
              "The download was given up: its stream was reset before the batch that it is part of"
                  + " was committed.");
    }
  }

  @Test
  void closingTheStreamCompletesIt() {
    CompletableFuture<MemorySegment> future;
    try (MetalBuffer data = device.allocate(BYTES)) {
      try (MetalStream stream = device.newStream()) {
        compute(stream, data);
        future = stream.downloadAsync(data, 0, host());
      }
      assertThat(floats(future.join())).containsExactly(filled(N, 1));
    }
  }

  @Test
  void closingAFaultedStreamCompletesItWithTheFault() {
    try (MetalBuffer data = device.allocate(BYTES)) {
      MetalStream stream = device.newStream();
      faults().failKernel("add_one", MTLCommandBufferError.INTERNAL, "injected");
      compute(stream, data);
      CompletableFuture<MemorySegment> future = stream.downloadAsync(data, 0, host());
      assertThatThrownBy(stream::close).isInstanceOf(MetalFaultException.class);

      assertThatThrownBy(future::join).hasCauseInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void oneThatIsLargerThanTheRingComesInPieces() {
    int count = 10_000;
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().stagingBytes(4096).stagingSlots(8).build());
        MetalBuffer data = device.allocate(4L * count, Storage.PRIVATE)) {
      upload(stream, data, upTo(count));
      CompletableFuture<MemorySegment> future =
          stream.downloadAsync(data, 0, MemorySegment.ofArray(new float[count]));
      stream.flush();

      assertThat(floats(future.join())).containsExactly(upTo(count));
      assertThat(stream.counters().flushesStaging()).isPositive();
    }
  }

  @Test
  void memoryWhoseArenaWasClosedIsTheFuturesFailureAndNobodyElses() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      CompletableFuture<MemorySegment> future;
      try (Arena arena = Arena.ofShared()) {
        future = stream.downloadAsync(data, 0, arena.allocate(BYTES));
        stream.flush();
      }
      gate.open();
      compute(stream, data);

      assertThat(download(stream, data)).containsExactly(filled(N, 1));
      assertThatThrownBy(future::join).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void memoryOfAConfinedArenaIsRefused() {
    try (Arena arena = Arena.ofConfined();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      assertThatThrownBy(() -> stream.downloadAsync(data, 0, arena.allocate(BYTES)))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "An asynchronous download is written by another thread, but this segment belongs to a"
                  + " confined arena. Use Arena.ofShared(), Arena.ofAuto() or the heap.");
    }
  }

  @Test
  void readOnlyMemoryIsRefused() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      MemorySegment readOnly = host().asReadOnly();
      assertThatThrownBy(() -> stream.downloadAsync(data, 0, readOnly))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage("The memory for the download is read-only.");
      assertThatThrownBy(() -> stream.download(data, 0, readOnly))
          .isInstanceOf(MetalArgumentException.class);
    }
  }

  @Test
  void anEmptyOneIsComplete() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      assertThat(stream.downloadAsync(data, 0, MemorySegment.ofArray(new float[0]))).isCompleted();
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }

  @Test
  void aCancelledFutureDisturbsNothing() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      CompletableFuture<MemorySegment> cancelled = stream.downloadAsync(data, 0, host());
      assertThat(cancelled.cancel(true)).isTrue();
      CompletableFuture<MemorySegment> other = stream.downloadAsync(data, 0, host());
      stream.flush();

      assertThat(floats(other.join())).containsExactly(filled(N, 0));
    }
  }
}
