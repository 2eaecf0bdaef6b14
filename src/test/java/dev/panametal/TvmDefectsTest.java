package dev.panametal;

import static dev.panametal.support.Floats.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.naive.TvmRuntime;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/**
 * Two defects of Apache TVM's batching: the same check passes on our stream and fails on TVM's way,
 * which shows that it would notice.
 */
class TvmDefectsTest extends MetalTest {
  private static final int SLOTS = 4;
  private static final int FLOATS_A_SLOT = 64;
  private static final int UPLOADS = 3 * SLOTS;
  private static final long SLOT_BYTES = 4L * FLOATS_A_SLOT;
  private static final long DATA_BYTES = UPLOADS * SLOT_BYTES;

  /** What both ways can do. */
  private interface CopyRuntime {
    void upload(MemorySegment from, long offset);

    void addOne();

    void flush();

    void download(MemorySegment to);
  }

  private static CopyRuntime tvm(TvmRuntime tvm) {
    return new CopyRuntime() {
      @Override
      public void upload(MemorySegment from, long offset) {
        tvm.upload(from, offset);
      }

      @Override
      public void addOne() {
        tvm.launch(Kernels.SAXPY, "add_one", FLOATS_A_SLOT);
      }

      @Override
      public void flush() {
        tvm.flush();
      }

      @Override
      public void download(MemorySegment to) {
        tvm.download(to);
      }
    };
  }

  private CopyRuntime ours(MetalStream stream, MetalBuffer data) {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    return new CopyRuntime() {
      @Override
      public void upload(MemorySegment from, long offset) {
        stream.upload(from, data, offset);
      }

      @Override
      public void addOne() {
        stream.call(addOne).buffer(0, data).threads(FLOATS_A_SLOT);
      }

      @Override
      public void flush() {
        stream.flush();
      }

      @Override
      public void download(MemorySegment to) {
        stream.download(data, 0, to);
      }
    };
  }

  /** Uploads more than the staging memory holds while the GPU has not begun, then looks. */
  private static void uploadsArriveIntact(CopyRuntime runtime) throws InterruptedException {
    try (Gate gate = faults().holdExecution()) {
      Thread uploader =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < UPLOADS; i++) {
                  runtime.upload(
                      MemorySegment.ofArray(filled(FLOATS_A_SLOT, i + 1)), i * SLOT_BYTES);
                }
                runtime.flush();
              });
      awaitWaiting(uploader);
      gate.open();
      uploader.join();
    }
    float[] data = new float[UPLOADS * FLOATS_A_SLOT];
    runtime.download(MemorySegment.ofArray(data));
    for (int i = 0; i < data.length; i++) {
      assertThat(data[i]).as("float %d", i).isEqualTo(i / FLOATS_A_SLOT + 1);
    }
  }

  @Test
  void stagingMemoryIsNotWrittenWhileTheGpuMayReadIt() throws InterruptedException {
    BatchPolicy policy =
        BatchPolicy.tvm().toBuilder().stagingBytes(SLOTS * SLOT_BYTES).stagingSlots(SLOTS).build();
    try (MetalStream stream = device.newStream(policy);
        MetalBuffer data = device.allocate(DATA_BYTES, Storage.PRIVATE)) {
      uploadsArriveIntact(ours(stream, data));

      assertThat(stream.counters().stagingStalls()).isPositive();
    }
  }

  @Test
  void tvmWritesStagingMemoryThatTheGpuHasNotRead() {
    try (TvmRuntime tvm = new TvmRuntime(DATA_BYTES, SLOTS, SLOT_BYTES)) {
      assertThatThrownBy(() -> uploadsArriveIntact(tvm(tvm))).isInstanceOf(AssertionError.class);
    }
  }

  /** Lets the kernel fail, and asks that the readback says so instead of giving what is there. */
  private static void aFailedResultIsNotHandedOut(CopyRuntime runtime) {
    faults().failKernel("add_one", MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");
    runtime.addOne();
    assertThatThrownBy(() -> runtime.download(MemorySegment.ofArray(new float[FLOATS_A_SLOT])))
        .isInstanceOf(MetalFaultException.class)
        .hasMessageContaining("Caused GPU Timeout Error");
  }

  @Test
  void aReadbackKnowsThatTheWorkFailed() {
    try (MetalStream stream = device.newStream(BatchPolicy.tvm());
        MetalBuffer data = device.allocate(DATA_BYTES, Storage.PRIVATE)) {
      aFailedResultIsNotHandedOut(ours(stream, data));
    }
  }

  @Test
  void tvmHandsOutTheResultOfFailedWork() {
    try (TvmRuntime tvm = new TvmRuntime(DATA_BYTES, SLOTS, SLOT_BYTES)) {
      assertThatThrownBy(() -> aFailedResultIsNotHandedOut(tvm(tvm)))
          .isInstanceOf(AssertionError.class);
    }
  }
}
