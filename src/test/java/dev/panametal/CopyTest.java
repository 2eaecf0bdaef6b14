package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upTo;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.support.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads, downloads, copies and fills. */
@Tag("jni-check")
class CopyTest extends MetalTest {
  private static final int N = 64;

  @ParameterizedTest
  @EnumSource(Storage.class)
  void bytesComeBackAsTheyWentIn(Storage storage) {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, storage)) {
      upload(stream, data, upTo(N));

      assertThat(download(stream, data)).containsExactly(upTo(N));
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void nativeSegmentsAndOffsetsWork(Storage storage) {
    try (Arena arena = Arena.ofConfined();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, storage)) {
      stream.upload(arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3), data, 8);
      MemorySegment back = arena.allocate(12, 4);
      stream.download(data, 8, back);

      assertThat(back.toArray(ValueLayout.JAVA_FLOAT)).containsExactly(1, 2, 3);
    }
  }

  static Stream<BatchPolicy> policies() {
    return Stream.of(
        BatchPolicy.defaults(),
        BatchPolicy.tvm(),
        BatchPolicy.computeOnly(),
        BatchPolicy.unbatched());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anUploadLargerThanTheRingGoesThroughItInPieces(BatchPolicy policy) {
    int count = 10_000;
    try (MetalStream stream =
            device.newStream(policy.toBuilder().stagingBytes(4096).stagingSlots(8).build());
        MetalBuffer data = device.allocate(4L * count, Storage.PRIVATE)) {
      upload(stream, data, upTo(count));

      assertThat(download(stream, data)).containsExactly(upTo(count));
      StreamCounters counters = stream.counters();
      assertThat(counters.stagedUploads()).isEqualTo(1);
      assertThat(counters.stagingSpills()).isEqualTo(1);
      assertThat(counters.stagingBytes()).isEqualTo(4L * count);
      assertThat(counters.stagingHighWater()).isBetween(1024L, 4096L);
      if (policy.batching() == Batching.ALL) {
        // The ring is full of what is not committed yet; under the others the GPU may be in time.
        assertThat(counters.stagingStalls()).isPositive();
      }
    }
  }

  @Test
  void anUploadToAnIdleSharedBufferNeedsNoCommandBuffer() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.SHARED)) {
      upload(stream, data, upTo(N));

      assertThat(stream.counters().blits()).isZero();
      assertThat(stream.counters().cpuToGpu()).isEqualTo(1);
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }

  @Test
  void anUploadToASharedBufferInUseIsStagedBehindThatUse() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.SHARED);
        MetalBuffer copy = device.allocate(4L * N)) {
      stream.call(addOne).buffer(0, data).threads(N);
      stream.copy(data, 0, copy, 0, data.bytes());
      upload(stream, data, filled(N, 9));

      assertThat(download(stream, copy)).containsExactly(filled(N, 1));
      assertThat(download(stream, data)).containsExactly(filled(N, 9));
      assertThat(stream.counters().stagedUploads()).isEqualTo(1);
    }
  }

  @Test
  void stagedUploadsCanBeAskedFor() {
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.STAGED).build());
        MetalBuffer data = device.allocate(4L * N, Storage.SHARED)) {
      upload(stream, data, upTo(N));

      assertThat(stream.counters().stagedUploads()).isEqualTo(1);
      assertThat(download(stream, data)).containsExactly(upTo(N));
    }
  }

  @Test
  void directUploadsAreRefusedWhereTheyCannotBe() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.DIRECT).build());
        MetalBuffer shared = device.allocate(4L * N, Storage.SHARED).label("shared");
        MetalBuffer hidden = device.allocate(4L * N, Storage.PRIVATE).label("hidden")) {
      assertThatThrownBy(() -> upload(stream, hidden, upTo(N)))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "The policy of stream 0 asks for direct uploads, but buffer 'hidden' is private."
                  + " Synchronize first, or use UploadPath.AUTO.");
      stream.call(addOne).buffer(0, shared).threads(N);
      assertThatThrownBy(() -> upload(stream, shared, upTo(N)))
          .hasMessageContaining("buffer 'shared' is in use by the GPU");
      stream.synchronize();
      upload(stream, shared, upTo(N));
      assertThat(download(stream, shared)).containsExactly(upTo(N));
    }
  }

  @Test
  void rangesOutsideTheBufferAreRefused() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(16).label("small");
        MetalBuffer other = device.allocate(64)) {
      assertThatThrownBy(() -> upload(stream, data, upTo(5)))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Upload of 20 bytes at offset 0 lies outside buffer 'small', which has 16 bytes.");
      assertThatThrownBy(() -> stream.download(data, 8, MemorySegment.ofArray(new float[3])))
          .hasMessage(
              "Download of 12 bytes at offset 8 lies outside buffer 'small', which has 16 bytes.");
      assertThatThrownBy(() -> stream.copy(other, 0, data, 4, 16))
          .hasMessage(
              "Copy of 16 bytes at offset 4 lies outside buffer 'small', which has 16 bytes.");
      assertThatThrownBy(() -> stream.fill(data, -4, 4, (byte) 0))
          .hasMessage(
              "Fill of 4 bytes at offset -4 lies outside buffer 'small', which has 16 bytes.");
      assertThatThrownBy(() -> stream.fill(data, 4, Long.MAX_VALUE, (byte) 0))
          .hasMessageContaining("lies outside buffer 'small'");
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }

  @Test
  void aFillEndsWhereItsRangeEndsNotWhereItsLengthPointsTo() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE)) {
      upload(stream, data, upTo(N));
      stream.fill(data, 8, 16, (byte) 0);

      float[] expected = upTo(N);
      expected[2] = expected[3] = expected[4] = expected[5] = 0;
      assertThat(download(stream, data)).containsExactly(expected);
    }
  }

  @Test
  void aCopyThatOverlapsItselfIsRefused() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(64).label("data")) {
      assertThatThrownBy(() -> stream.copy(data, 0, data, 8, 16))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Copy of 16 bytes within buffer 'data' from offset 0 to 8 overlaps itself; copy"
                  + " through another buffer.");
      stream.copy(data, 0, data, 16, 16);
    }
  }

  @Test
  void aDownloadLargerThanTheReadbackBufferComesInPieces() {
    int count = 10_000;
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().stagingBytes(4096).stagingSlots(8).build());
        MetalBuffer data = device.allocate(4L * count, Storage.PRIVATE)) {
      upload(stream, data, upTo(count));

      assertThat(download(stream, data)).containsExactly(upTo(count));
      assertThat(stream.counters().gpuToCpu()).isEqualTo(1);
    }
  }
}
