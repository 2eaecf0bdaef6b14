package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies and fills whose offsets and sizes are no multiples of four. */
class ByteCopyTest extends MetalTest {
  private static final int BYTES = 64;

  private static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] upTo(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static byte[] download(MetalStream stream, MetalBuffer from) {
    byte[] bytes = new byte[(int) from.bytes()];
    stream.download(from, 0, MemorySegment.ofArray(bytes));
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "3, 2", "1, 3", "2, 5", "5, 50", "0, 63", "1, 63", "63, 1"})
  void anUploadWritesItsBytesAndNoOthers(int offset, int count) {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.fill(data, 0, BYTES, (byte) 0xEE);
      stream.upload(MemorySegment.ofArray(upTo(count)), data, offset);

      byte[] expected = filled(BYTES, 0xEE);
      System.arraycopy(upTo(count), 0, expected, offset, count);
      assertThat(download(stream, data)).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "3, 2", "1, 3", "2, 5", "5, 50", "0, 63", "1, 63", "63, 1"})
  void aFillWritesItsBytesAndNoOthers(int offset, int count) {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(BYTES)), data, 0);
      stream.fill(data, offset, count, (byte) 0xAB);

      byte[] expected = upTo(BYTES);
      Arrays.fill(expected, offset, offset + count, (byte) 0xAB);
      assertThat(download(stream, data)).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 4", "3, 2, 7", "2, 3, 30", "5, 5, 9", "0, 60, 3", "63, 0, 1"})
  void aCopyWritesItsBytesAndNoOthers(int from, int to, int count) {
    try (MetalStream stream = device.newStream();
        MetalBuffer source = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer target = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(BYTES)), source, 0);
      stream.fill(target, 0, BYTES, (byte) 0xEE);
      stream.copy(source, from, target, to, count);

      byte[] expected = filled(BYTES, 0xEE);
      System.arraycopy(upTo(BYTES), from, expected, to, count);
      assertThat(download(stream, target)).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 2", "1, 3", "5, 50", "0, 63", "63, 1"})
  void aDownloadReadsItsBytes(int offset, int count) {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(BYTES)), data, 0);
      byte[] bytes = new byte[count];
      stream.download(data, offset, MemorySegment.ofArray(bytes));

      assertThat(bytes).containsExactly(Arrays.copyOfRange(upTo(BYTES), offset, offset + count));
    }
  }

  @Test
  void aBufferOfAnOddSizeCanBeCopiedWhole() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(13, Storage.PRIVATE);
        MetalBuffer copy = device.allocate(13, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(13)), data, 0);
      stream.copy(data, 0, copy, 0, 13);

      assertThat(download(stream, copy)).containsExactly(upTo(13));
    }
  }

  @Test
  void bytesBesideItThatEarlierWorkOfTheBatchWritesAreKept() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.call(addOne).buffer(0, data).threads(BYTES / 4); // 00 00 80 3F each
      stream.upload(MemorySegment.ofArray(new byte[] {0x40}), data, 7);
      stream.fill(data, 10, 1, (byte) 0x00);
      stream.upload(MemorySegment.ofArray(new byte[] {0x00, 0x40}), data, 14);
      float[] floats = new float[4];
      stream.download(data, 0, MemorySegment.ofArray(floats));

      assertThat(floats).containsExactly(1, 4, 0.5f, 2);
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
    }
  }

  @Test
  void whatFollowsInTheBatchSeesTheBytes() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(new byte[] {(byte) 0x80, 0x3F}), data, 2);
      stream.call(addOne).buffer(0, data).threads(1);
      float[] floats = new float[1];
      stream.download(data, 0, MemorySegment.ofArray(floats));

      assertThat(floats).containsExactly(2);
    }
  }

  @Test
  void betweenLaunchesTheyLeaveTheEncoderOpen() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      for (int i = 0; i < 5; i++) {
        stream.call(addOne).buffer(0, data).threads(4);
        stream.fill(data, 1, 3, (byte) 0);
      }
      stream.synchronize();

      assertThat(stream.counters().computeEncoders()).isEqualTo(1);
      assertThat(stream.counters().blitEncoders()).isZero();
      assertThat(stream.counters().byteCommands()).isEqualTo(5);
      assertThat(stream.counters().dispatches()).isEqualTo(5);
      assertThat(stream.counters().blits()).isZero();
    }
  }

  @Test
  void wholeWordsAreBlits() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(8)), data, 4);
      stream.fill(data, 8, 4, (byte) 1);
      stream.copy(data, 4, data, 20, 12);
      download(stream, data);

      assertThat(stream.counters().byteCommands()).isZero();
      assertThat(stream.counters().blits()).isEqualTo(4);
    }
  }

  @Test
  void anOddUploadLargerThanTheRingGoesThroughItInPieces() {
    int count = 40_001;
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().stagingBytes(4096).stagingSlots(8).build());
        MetalBuffer data = device.allocate(count + 3, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(upTo(count)), data, 3);

      byte[] bytes = new byte[count];
      stream.download(data, 3, MemorySegment.ofArray(bytes));
      assertThat(bytes).containsExactly(upTo(count));
    }
  }
}
