package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * In steady state the hot paths allocate nothing on the calling thread, completions and waits
 * included. Only compiled code is free of garbage, so rounds are repeated until one is.
 *
 * <p>On loopback an upcall makes a segment for each structure it is passed. That is the device's
 * side, which on a Mac is not Java.
 */
@EnabledIfSystemProperty(
    named = "panametal.runtime",
    matches = "embedded",
    disabledReason = "the upcalls of loopback allocate what stands for their structures")
class AllocationTest extends MetalTest {
  private static final int ROUNDS = 100;
  private static final int OPERATIONS = 10_000;

  /** How many operations there are to a flush. */
  private static final int FLUSH_EVERY = 50;

  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @BeforeEach
  void compilesItsCode() {
    assumeFalse(
        System.getProperty("java.vm.info").contains("interpreted"),
        "-Xint: what escape analysis would remove is allocated");
  }

  @Test
  void launches() {
    MetalLibrary library = device.compile(Kernels.SAXPY);
    MetalKernel saxpy = library.kernel("saxpy");
    MetalKernel scale = library.kernel("scale");
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocate(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            stream.call(saxpy).buffer(0, x).buffer(1, y).f32(2, i).threads(N);
            stream.call(scale).buffer(0, y).f32(1, 0.5f).threadsPerThreadgroup(32).threads(N);
          });
    }
  }

  @Test
  void launchesThatTakeBytes() {
    MetalKernel copyTable = device.compile(Kernels.ARGUMENTS).kernel("copy_table");
    try (MetalStream stream = device.newStream();
        MetalBuffer out = device.allocate(BYTES)) {
      MemorySegment inline = MemorySegment.ofArray(new float[N]);
      MemorySegment throughTheRing = MemorySegment.ofArray(new float[2048]);
      assertSomeRoundAllocatesNothing(
          stream,
          i ->
              stream
                  .call(copyTable)
                  .buffer(0, out)
                  .bytes(1, i % 2 == 0 ? inline : throughTheRing)
                  .threads(N));
    }
  }

  @Test
  void directUploads() {
    MemorySegment from = MemorySegment.ofArray(new float[N]);
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.DIRECT).build());
        MetalBuffer to = device.allocate(BYTES, Storage.SHARED)) {
      assertSomeRoundAllocatesNothing(stream, i -> stream.upload(from, to, 0));
    }
  }

  @Test
  void stagedUploads() {
    MemorySegment from = MemorySegment.ofArray(new float[N]);
    try (MetalStream stream = device.newStream();
        MetalBuffer to = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(stream, i -> stream.upload(from, to, 0));
    }
  }

  @Test
  void uploadsAheadOfTheBatch() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    MemorySegment from = MemorySegment.ofArray(new float[N]);
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer to = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            stream.call(addOne).buffer(0, data).threads(N);
            stream.upload(from, to, 0);
          });
      assertThat(stream.counters().prologueUploads()).isPositive();
    }
  }

  @Test
  void uploadsByACopyKernel() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    MemorySegment from = MemorySegment.ofArray(new float[N]);
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            stream.call(addOne).buffer(0, data).threads(N);
            stream.upload(from, data, 0);
          });
      assertThat(stream.counters().byteCommands()).isPositive();
    }
  }

  @Test
  void uploadsToAVersionedBuffer() {
    MetalKernel copyTable = device.compile(Kernels.ARGUMENTS).kernel("copy_table");
    MemorySegment from = MemorySegment.ofArray(new float[N]);
    try (MetalStream stream = device.newStream();
        MetalBuffer out = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer table = device.allocateVersioned(BYTES)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            stream.upload(from, table, 0);
            stream.call(copyTable).buffer(0, out).buffer(1, table).threads(N);
          });
      assertThat(stream.counters().versionedUploads()).isPositive();
    }
  }

  @Test
  void copiesOfOddSizes() {
    try (MetalStream stream = device.newStream();
        MetalBuffer from = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer to = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(stream, i -> stream.copy(from, 1, to, 2, BYTES / 2 + 1));
    }
  }

  @Test
  void copies() {
    try (MetalStream stream = device.newStream();
        MetalBuffer from = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer to = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(stream, i -> stream.copy(from, 0, to, BYTES / 2, BYTES / 2));
    }
  }

  @Test
  void fills() {
    try (MetalStream stream = device.newStream();
        MetalBuffer buffer = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(stream, i -> stream.fill(buffer, 4, BYTES - 4, (byte) i));
    }
  }

  @Test
  void aCommandBufferForEachOperation() {
    MetalKernel scale = device.compile(Kernels.SAXPY).kernel("scale");
    try (MetalStream stream = device.newStream(BatchPolicy.unbatched());
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            if (i % 2 == 0) {
              stream.call(scale).buffer(0, data).f32(1, 0.5f).threads(N);
            } else {
              stream.fill(data, 0, BYTES, (byte) i);
            }
          });
    }
  }

  @Test
  void waits() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      assertSomeRoundAllocatesNothing(
          stream,
          i -> {
            stream.call(addOne).buffer(0, data).threads(N);
            stream.synchronize();
          });
    }
  }

  private interface Operation {
    void run(int i);
  }

  /**
   * Each round flushes now and then, and so meets completions and the bound on what is in flight.
   */
  private static void assertSomeRoundAllocatesNothing(MetalStream stream, Operation operation) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least != 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < OPERATIONS; i++) {
        operation.run(i);
        if (i % FLUSH_EVERY == 0) {
          stream.flush();
        }
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least)
        .as("bytes allocated by the best of %d rounds of %d operations", ROUNDS, OPERATIONS)
        .isZero();
  }
}
