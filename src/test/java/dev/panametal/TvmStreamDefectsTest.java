package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.naive.NaiveDevice;
import dev.panametal.naive.TvmStreams;
import dev.panametal.objc.MetalRuleViolation;
import dev.panametal.objc.Owned;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Apache TVM's defects of peers' notes but the first and the fifth, which {@link TvmDefectsTest}
 * has: the same check passes on our streams and fails on TVM's way.
 */
class TvmStreamDefectsTest extends MetalTest {
  private static final int N = 16;
  private static final long BYTES = 4L * N;
  private static final int MANY = 5_000;

  private MetalKernel kernel(String name) {
    return device.compile(Kernels.SAXPY).kernel(name);
  }

  private static void launch(TvmStreams tvm, int stream, String kernel, Owned<MTLBuffer> data) {
    tvm.launch(stream, Kernels.SAXPY, kernel, data.get(), N);
  }

  private static MemorySegment floats(float value) {
    return MemorySegment.ofArray(filled(N, value));
  }

  // Defect 2: what is committed counts as done.

  private static void aBufferThatTheGpuUsesIsFreed(Runnable commitWorkOnIt, Runnable free)
      throws InterruptedException {
    try (Gate gate = faults().holdExecution()) {
      commitWorkOnIt.run();
      gate.awaitArrivals(1);
      assertThatCode(free::run).doesNotThrowAnyException();
    }
  }

  @Test
  void committedWorkKeepsABufferThatIsFreed() throws InterruptedException {
    MetalKernel addOne = kernel("add_one");
    try (MetalStream stream = device.newStream()) {
      MetalBuffer data = device.allocate(BYTES);
      aBufferThatTheGpuUsesIsFreed(
          () -> {
            stream.call(addOne).buffer(0, data).threads(N);
            stream.flush();
          },
          data::close);
      stream.synchronize();
    }
  }

  @Test
  void tvmEmptiesABufferThatCommittedWorkUses() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES)) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      assertThatThrownBy(() ->
              aBufferThatTheGpuUsesIsFreed(
                  () -> {
                    launch(tvm, 0, "add_one", data);
                    tvm.flush(0);
                  },
                  () -> tvm.free(data)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("setPurgeableState: Empty while a command buffer");
    }
  }

  // Defect 3: freeing looks at the default stream only.

  @Test
  void workOfAnyStreamKeepsABufferThatIsFreed() throws InterruptedException {
    MetalKernel addOne = kernel("add_one");
    try (MetalStream first = device.newStream();
        MetalStream second = device.newStream()) {
      MetalBuffer data = device.allocate(BYTES);
      aBufferThatTheGpuUsesIsFreed(
          () -> {
            second.call(addOne).buffer(0, data).threads(N);
            second.flush();
          },
          data::close);
      assertThat(first.hasPendingWork()).isFalse();
      second.synchronize();
    }
  }

  @Test
  void tvmEmptiesABufferThatAnotherStreamUses() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES)) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      launch(tvm, 1, "add_one", data);

      assertThatThrownBy(() -> tvm.free(data))
          .isInstanceOf(MetalRuleViolation.class)
          .hasMessageContaining("setPurgeableState: Empty while a command buffer");
    }
  }

  // Defect 4: a shared buffer is read without waiting.

  private static void aSharedResultIsRead(Supplier<float[]> launchAndRead) {
    assertThat(launchAndRead.get()).containsExactly(filled(N, 1));
  }

  @Test
  void aSharedBufferIsReadWhenItsWorkIsDone() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.SHARED)) {
      aSharedResultIsRead(() -> {
        stream.call(kernel("add_one")).buffer(0, data).threads(N);
        return download(stream, data);
      });
    }
  }

  @Test
  void tvmReadsASharedBufferBeforeItsWorkIsDone() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES);
        Gate gate = faults().holdExecution()) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      MemorySegment memory = NaiveDevice.memory(data.get());
      assertThatThrownBy(() ->
              aSharedResultIsRead(() -> {
                launch(tvm, 0, "add_one", data);
                float[] read = new float[N];
                tvm.readShared(memory, MemorySegment.ofArray(read));
                return read;
              }))
          .isInstanceOf(AssertionError.class);
      gate.open();
    }
  }

  // Defect 6: the error names the kernel that was launched last. (Throwing in the handler:
  // ThrowingHandlerTest.)

  private static void theErrorNamesTheKernelThatFailed(Supplier<String> failAddOneThenLaunchScale) {
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
    assertThat(failAddOneThenLaunchScale.get()).contains("add_one").doesNotContain("double_it");
  }

  @Test
  void anErrorNamesTheKernelsOfItsBatch() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      MetalKernel addOne = kernel("add_one");
      MetalKernel doubleIt = device.compile(DOUBLE).kernel("double_it");
      theErrorNamesTheKernelThatFailed(() -> {
        stream.call(addOne).buffer(0, data).threads(N);
        stream.flush();
        stream.call(doubleIt).buffer(0, data).threads(N);
        gate.open();
        return String.valueOf(catchThrowable(stream::synchronize).getMessage());
      });
    }
  }

  private static final String DOUBLE =
      Kernels.SAXPY
          + """
          kernel void double_it(device float* data [[buffer(0)]],
                                uint i [[thread_position_in_grid]]) {
            data[i] *= 2.0f;
          }
          """;

  @Test
  void tvmNamesTheKernelThatWasLaunchedLast() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES);
        Gate gate = faults().holdExecution()) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      assertThatThrownBy(() ->
              theErrorNamesTheKernelThatFailed(() -> {
                launch(tvm, 0, "add_one", data);
                tvm.flush(0);
                tvm.launch(0, DOUBLE, "double_it", data.get(), N);
                gate.open();
                tvm.synchronize(0);
                return String.valueOf(tvm.error());
              }))
          .isInstanceOf(AssertionError.class);
    }
  }

  // Defect 7: one staging pool for all streams, which starts over when one of them is synchronized.

  @Test
  void aStreamsUploadIsNotOverwrittenWhenAnotherIsSynchronized() {
    BatchPolicy staged = BatchPolicy.tvm().toBuilder().stagingBytes(256).stagingSlots(1).build();
    try (MetalStream one = device.newStream(staged);
        MetalStream two = device.newStream(staged);
        MetalBuffer a = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer b = device.allocate(BYTES, Storage.PRIVATE)) {
      two.upload(floats(2), b, 0);
      one.synchronize();
      one.upload(floats(1), a, 0);

      assertThat(download(two, b)).containsExactly(filled(N, 2));
      assertThat(download(one, a)).containsExactly(filled(N, 1));
    }
  }

  @Test
  void tvmOverwritesAnUploadOfAnotherStream() {
    try (TvmStreams tvm = new TvmStreams(2, BYTES)) {
      Owned<MTLBuffer> a = tvm.newBuffer(BYTES);
      Owned<MTLBuffer> b = tvm.newBuffer(BYTES);
      tvm.upload(1, floats(2), b.get());
      tvm.synchronize(0);
      tvm.upload(0, floats(1), a.get());
      tvm.synchronize(1);

      assertThat(NaiveDevice.memory(b.get()).toArray(JAVA_FLOAT)).isNotEqualTo(filled(N, 2));
    }
  }

  // Defect 8: the GPU idles until somebody asks for a result.

  @Test
  void theGpuBeginsLongBeforeAResultIsAskedFor() {
    MetalKernel addOne = kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      for (int i = 0; i < MANY; i++) {
        stream.call(addOne).buffer(0, data).threads(N);
      }

      assertThat(stream.counters().commandBuffers()).isPositive();
    }
  }

  @Test
  void tvmHandsNothingToTheGpuBeforeAResultIsAskedFor() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES)) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      for (int i = 0; i < MANY; i++) {
        launch(tvm, 0, "add_one", data);
      }

      assertThat(tvm.hasCommitted()).isFalse();
    }
  }

  // Defect 9: a timer bills what was launched before it.

  /** The first number is how many earlier dispatches the timed command buffers hold. */
  private static void aTimerBillsOnlyWhatFollows(IntSupplier earlierDispatchesInTheTimedWork) {
    assertThat(earlierDispatchesInTheTimedWork.getAsInt()).isZero();
  }

  @Test
  void theTimeBetweenTwoSignalsHoldsNothingOfWhatCameBefore() {
    MetalKernel addOne = kernel("add_one");
    try (MetalEvent timer = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      stream.call(addOne).buffer(0, data).threads(N);
      aTimerBillsOnlyWhatFollows(() -> {
        stream.signal(timer, 1);
        return stream.hasPendingWork() && stream.counters().flushes() == 0 ? 1 : 0;
      });
      stream.call(addOne).buffer(0, data).threads(N);
      stream.signal(timer, 2);
      stream.synchronize();

      assertThat(stream.counters().commandBuffers()).isEqualTo(2);
      assertThat(timer.elapsed(1, 2).orElseThrow()).isPositive();
    }
  }

  @Test
  void tvmsTimerBillsWhatWasLaunchedBefore() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES)) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      launch(tvm, 0, "add_one", data);
      assertThatThrownBy(() -> aTimerBillsOnlyWhatFollows(tvm::startTimer))
          .isInstanceOf(AssertionError.class);
    }
  }

  // Its error stays for ever, and launches do nothing from then on.

  private static void afterAFaultWorkCanGoOn(Runnable failAndRecover, Supplier<float[]> addOne) {
    faults().failKernel("add_one", MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");
    failAndRecover.run();
    assertThat(addOne.get()).containsExactly(filled(N, 1));
  }

  @Test
  void aStreamThatWasResetWorksAgain() {
    MetalKernel addOne = kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      afterAFaultWorkCanGoOn(
          () -> {
            stream.call(addOne).buffer(0, data).threads(N);
            assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
            stream.reset();
          },
          () -> {
            stream.call(addOne).buffer(0, data).threads(N);
            return download(stream, data);
          });
    }
  }

  @Test
  void tvmsErrorIsClearedByNobodyAndItsLaunchesDoNothing() {
    try (TvmStreams tvm = new TvmStreams(1, BYTES)) {
      Owned<MTLBuffer> data = tvm.newBuffer(BYTES);
      assertThatThrownBy(() ->
              afterAFaultWorkCanGoOn(
                  () -> {
                    launch(tvm, 0, "add_one", data);
                    tvm.synchronize(0);
                  },
                  () -> {
                    launch(tvm, 0, "add_one", data);
                    tvm.synchronize(0);
                    return NaiveDevice.memory(data.get()).toArray(JAVA_FLOAT);
                  }))
          .isInstanceOf(AssertionError.class);
    }
  }
}
