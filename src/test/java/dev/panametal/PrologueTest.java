package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads that run ahead of the open batch, and when they may not. */
class PrologueTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private MetalKernel addOne;
  private MetalKernel saxpy;

  @BeforeEach
  void compile() {
    MetalLibrary library = device.compile(Kernels.SAXPY);
    addOne = library.kernel("add_one");
    saxpy = library.kernel("saxpy");
  }

  private MetalBuffer allocate() {
    return device.allocate(BYTES, Storage.PRIVATE);
  }

  private void compute(MetalStream stream, MetalBuffer data) {
    stream.call(addOne).buffer(0, data).threads(N);
  }

  /** y += x. */
  private void add(MetalStream stream, MetalBuffer x, MetalBuffer y) {
    stream.call(saxpy).buffer(0, x).buffer(1, y).f32(2, 1).threads(N);
  }

  @Test
  void anUploadToABufferThatTheBatchHasNotUsedLeavesItsEncoderOpen() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, x, filled(N, 5));
      add(stream, x, y);
      stream.synchronize();

      StreamCounters counters = stream.counters();
      assertThat(counters.prologueUploads()).isEqualTo(1);
      assertThat(counters.stagedUploads()).isEqualTo(1);
      assertThat(counters.computeEncoders()).isEqualTo(1);
      assertThat(counters.blitEncoders()).isEqualTo(1);
      assertThat(counters.commandBuffers()).isEqualTo(2);
      assertThat(counters.flushes()).isEqualTo(1);
      assertThat(download(stream, y)).containsExactly(filled(N, 6));
    }
  }

  @Test
  void uploadsAheadOfABatchShareACommandBufferAndAnEncoder() {
    try (MetalStream stream = device.newStream();
        MetalBuffer a = allocate();
        MetalBuffer b = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, a, filled(N, 1));
      add(stream, a, y);
      upload(stream, b, filled(N, 2));
      add(stream, b, y);
      stream.synchronize();

      assertThat(stream.counters().prologueUploads()).isEqualTo(2);
      assertThat(stream.counters().blitEncoders()).isEqualTo(1);
      assertThat(stream.counters().computeEncoders()).isEqualTo(1);
      assertThat(stream.counters().commandBuffers()).isEqualTo(2);
      assertThat(download(stream, y)).containsExactly(filled(N, 4));
    }
  }

  @Test
  void ofTwoUploadsAheadTheLaterCounts() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, x, filled(N, 1));
      upload(stream, x, filled(N, 2));
      stream.upload(MemorySegment.ofArray(filled(N / 2, 3)), x, BYTES / 2);
      stream.synchronize();

      assertThat(stream.counters().prologueUploads()).isEqualTo(3);
      float[] expected = filled(N, 2);
      System.arraycopy(filled(N / 2, 3), 0, expected, N / 2, N / 2);
      assertThat(download(stream, x)).containsExactly(expected);
    }
  }

  @Test
  void anUploadOverWhatTheBatchReadsStaysBehindItAndLeavesTheEncoderOpen() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      upload(stream, x, filled(N, 1));
      add(stream, x, y);
      upload(stream, x, filled(N, 10));
      add(stream, x, y);
      stream.synchronize();

      StreamCounters counters = stream.counters();
      assertThat(counters.prologueUploads()).isZero();
      assertThat(counters.byteCommands()).isEqualTo(1);
      assertThat(counters.computeEncoders()).isEqualTo(1);
      assertThat(counters.commandBuffers()).isEqualTo(1);
      assertThat(download(stream, y)).containsExactly(filled(N, 11));
    }
  }

  @Test
  void anUploadOverWhatTheBatchWroteStaysBehindIt() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = allocate()) {
      compute(stream, data);
      upload(stream, data, filled(N, 7));
      compute(stream, data);

      assertThat(download(stream, data)).containsExactly(filled(N, 8));
      assertThat(stream.counters().prologueUploads()).isZero();
    }
  }

  @Test
  void anUploadOverWhatACopyReadsStaysBehindIt() {
    try (MetalStream stream = device.newStream();
        MetalBuffer from = allocate();
        MetalBuffer to = allocate();
        MetalBuffer other = allocate()) {
      upload(stream, from, filled(N, 1));
      stream.copy(from, 0, to, 0, BYTES);
      compute(stream, other);
      upload(stream, from, filled(N, 2));

      assertThat(download(stream, to)).containsExactly(filled(N, 1));
      assertThat(download(stream, from)).containsExactly(filled(N, 2));
      assertThat(stream.counters().prologueUploads()).isZero();
    }
  }

  @Test
  void onceTheBatchUsesWhatWasUploadedAheadFurtherUploadsStayBehindThat() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y); // 1
      upload(stream, x, filled(N, 10));
      add(stream, x, y); // 11
      upload(stream, x, filled(N, 100));
      add(stream, x, y); // 111

      assertThat(download(stream, y)).containsExactly(filled(N, 111));
      assertThat(stream.counters().prologueUploads()).isEqualTo(1);
    }
  }

  @Test
  void whatTheBatchBeforeUsesDoesNotMatter() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate();
        Gate gate = faults().holdExecution()) {
      upload(stream, x, filled(N, 1));
      add(stream, x, y);
      stream.flush();
      gate.awaitArrivals(1);
      compute(stream, y);
      upload(stream, x, filled(N, 10)); // the queue keeps it behind the batch in flight
      add(stream, x, y);
      gate.open();

      assertThat(download(stream, y)).containsExactly(filled(N, 12));
      assertThat(stream.counters().prologueUploads()).isEqualTo(1);
    }
  }

  @Test
  void aBufferThatAnotherStreamUsesIsNotWrittenByTheHost() throws InterruptedException {
    try (MetalStream one = device.newStream();
        MetalStream other = device.newStream();
        MetalBuffer x = device.allocate(BYTES, Storage.SHARED);
        MetalBuffer y = allocate();
        MetalBuffer z = allocate();
        Gate gate = faults().holdExecution()) {
      upload(one, x, filled(N, 1));
      add(one, x, y);
      one.flush();
      gate.awaitArrivals(1);
      compute(other, z);
      upload(other, x, filled(N, 10));
      assertThat(other.counters().prologueUploads()).isEqualTo(1);
      assertThat(other.counters().directUploads()).isZero();
      gate.open();

      assertThat(download(one, y)).containsExactly(filled(N, 1));
      assertThat(download(other, x)).containsExactly(filled(N, 10));
    }
  }

  @Test
  void withoutRoomForAnotherCommandBufferUploadsStayInOrder() {
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().maxInFlight(1).queueCapacity(2).build());
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, x, filled(N, 5));
      add(stream, x, y);

      assertThat(download(stream, y)).containsExactly(filled(N, 6));
      assertThat(stream.counters().prologueUploads()).isZero();
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
    }
  }

  @Test
  void behindAWaitForAnEventUploadsStayInOrder() {
    try (MetalStream reader = device.newStream();
        MetalStream writer = device.newStream();
        MetalEvent read = device.newEvent();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate();
        MetalBuffer z = allocate()) {
      upload(reader, x, filled(N, 1));
      reader.synchronize();
      writer.await(read, 1);
      compute(writer, z);
      upload(writer, x, filled(N, 10));
      writer.flush();
      add(reader, x, y);
      reader.signal(read, 1);

      assertThat(download(reader, y)).containsExactly(filled(N, 1));
      assertThat(download(writer, x)).containsExactly(filled(N, 10));
      assertThat(writer.counters().prologueUploads()).isZero();
    }
  }

  @Test
  void behindAWaitTheHostWritesNothingItself() {
    try (MetalStream reader = device.newStream();
        MetalStream writer = device.newStream();
        MetalEvent read = device.newEvent();
        MetalBuffer shared = device.allocate(BYTES, Storage.SHARED);
        MetalBuffer versioned = device.allocateVersioned(BYTES);
        MetalBuffer y = allocate()) {
      upload(reader, shared, filled(N, 1));
      upload(reader, versioned, filled(N, 2));
      writer.await(read, 1);
      upload(writer, shared, filled(N, 10));
      upload(writer, versioned, filled(N, 20));
      writer.flush();
      add(reader, shared, y); // asked for after the uploads that await it
      add(reader, versioned, y);
      reader.signal(read, 1);

      assertThat(download(reader, y)).containsExactly(filled(N, 3));
      assertThat(download(writer, shared)).containsExactly(filled(N, 10));
      assertThat(download(writer, versioned)).containsExactly(filled(N, 20));
      assertThat(writer.counters().stagedUploads()).isEqualTo(2);
    }
  }

  @Test
  void largeUploadsBehindABatchThatUsesTheirBufferAreBlits() {
    int count = 100_000;
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocate(4L * count, Storage.PRIVATE)) {
      compute(stream, x);
      upload(stream, x, filled(count, 5));
      compute(stream, x);
      stream.synchronize();

      assertThat(stream.counters().blits()).isEqualTo(1);
      assertThat(stream.counters().byteCommands()).isZero();
      assertThat(stream.counters().computeEncoders()).isEqualTo(2);
      float[] expected = filled(count, 5);
      System.arraycopy(filled(N, 6), 0, expected, 0, N);
      assertThat(download(stream, x)).containsExactly(expected);
    }
  }

  @Test
  void aStagedPolicyKeepsUploadsInOrder() {
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.STAGED).build());
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, x, filled(N, 5));
      add(stream, x, y);
      stream.synchronize();

      assertThat(stream.counters().prologueUploads()).isZero();
      assertThat(stream.counters().computeEncoders()).isEqualTo(2);
      assertThat(stream.counters().blitEncoders()).isEqualTo(1);
    }
  }

  @Test
  void aFailureAheadOfABatchIsAFaultOfTheStream() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      faults().failCommandBuffer(1, MTLCommandBufferError.INTERNAL, "injected");
      compute(stream, y);
      upload(stream, x, filled(N, 5));

      assertThatThrownBy(() -> download(stream, x))
          .isInstanceOf(MetalFaultException.class)
          .hasMessageContaining("uploads ahead of batch 1 of stream 'stream 0'")
          .hasMessageContaining("injected");
      stream.reset();
      upload(stream, x, filled(N, 6));
      assertThat(download(stream, x)).containsExactly(filled(N, 6));
    }
  }

  @Test
  void aBatchIsDoneWhenBothItsCommandBuffersAreInWhateverOrder() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      for (int i = 0; i < 20; i++) {
        faults().completeInOrder(2, 1);
        compute(stream, y);
        upload(stream, x, filled(N, i));
        stream.synchronize();
      }

      assertThat(stream.counters().prologueUploads()).isEqualTo(20);
      assertThat(stream.counters().inFlight()).isZero();
      assertThat(download(stream, x)).containsExactly(filled(N, 19));
    }
  }

  @Test
  void whatIsAheadOfAnUncommittedBatchIsGivenUpWithIt() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = allocate();
        MetalBuffer y = allocate()) {
      compute(stream, y);
      upload(stream, x, filled(N, 5));
      stream.reset();

      assertThat(download(stream, x)).containsExactly(filled(N, 0));
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
    }
  }

  @Test
  void commandBuffersAheadCountTowardsTheBoundInFlight() throws InterruptedException {
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().maxInFlight(3).queueCapacity(4).build());
        MetalBuffer x = allocate();
        MetalBuffer y = allocate();
        Gate gate = faults().holdExecution()) {
      compute(stream, y);
      upload(stream, x, filled(N, 1));
      stream.flush(); // two in flight
      compute(stream, y); // and one open
      upload(stream, x, filled(N, 2));
      stream.flush();
      assertThat(stream.counters().prologueUploads()).isEqualTo(1);
      Thread encoder = Thread.ofPlatform().start(() -> compute(stream, y));
      awaitWaiting(encoder);
      assertThat(encoder.isAlive()).isTrue();
      gate.open();
      encoder.join();

      assertThat(download(stream, y)).containsExactly(filled(N, 3));
    }
  }
}
