package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.upTo;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.panametal.support.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Arguments are checked against the kernel before anything is encoded. */
@Tag("jni-check")
class LaunchArgumentsTest extends MetalTest {
  private static final int N = 64;

  private MetalStream stream;
  private MetalBuffer x;
  private MetalBuffer y;
  private MetalKernel saxpy;

  @BeforeEach
  void makeBuffers() {
    stream = device.newStream();
    x = device.allocate(4L * N).label("x");
    y = device.allocate(4L * N).label("y");
    saxpy = device.compile(Kernels.SAXPY).kernel("saxpy");
  }

  @AfterEach
  void theStreamIsStillUsable() {
    stream.fill(y, 0, y.bytes(), (byte) 0);
    upload(stream, x, upTo(N));
    stream.launch(saxpy, Grid.threads(N), x, y, 1.0f);
    assertThat(download(stream, y)).containsExactly(upTo(N));
    x.close();
    y.close();
    stream.close();
  }

  @Test
  void launchPassesBuffersAndValuesInTheOrderOfTheirIndices() {
    upload(stream, x, upTo(N));
    upload(stream, y, upTo(N));

    stream.launch(saxpy, Grid.threads(N), x, y, 2.0f);

    float[] result = download(stream, y);
    for (int i = 0; i < N; i++) {
      assertThat(result[i]).isEqualTo(3.0f * i);
    }
  }

  @Test
  void everyKindOfValueArrives() {
    MetalKernel scalars = device.compile(Kernels.ARGUMENTS).kernel("scalars");
    try (Arena arena = Arena.ofConfined();
        MetalBuffer out = device.allocate(4 * 7)) {
      MemorySegment pair = arena.allocate(8, 4);
      pair.set(ValueLayout.JAVA_FLOAT, 0, 0.5f);
      pair.set(ValueLayout.JAVA_INT, 4, -9);

      stream.launch(
          scalars, Grid.threads(1), out, -7, 7, 1L << 20, 2.5f, Float.floatToFloat16(0.25f), pair);
      assertThat(download(stream, out)).containsExactly(-7, 7, 1 << 20, 2.5f, 0.25f, 0.5f, -9);

      stream
          .call(scalars)
          .buffer(0, out)
          .i32(1, 1)
          .u32(2, -1)
          .i64(3, 3)
          .f32(4, 4)
          .f16(5, 5)
          .bytes(6, pair)
          .threads(1);
      assertThat(download(stream, out)).containsExactly(1, 4.2949673e9f, 3, 4, 5, 0.5f, -9);
    }
  }

  @Test
  void bytesUpTo4096GoInlineAndMoreThroughTheStagingRing() {
    MetalKernel copyTable = device.compile(Kernels.ARGUMENTS).kernel("copy_table");
    for (int count : new int[] {1024, 1025, 100_000}) {
      try (MetalBuffer out = device.allocate(4L * count)) {
        stream
            .call(copyTable)
            .buffer(0, out)
            .bytes(1, MemorySegment.ofArray(upTo(count)))
            .threads(count);

        assertThat(download(stream, out)).containsExactly(upTo(count));
      }
    }
  }

  @Test
  void largeArgumentsThatDoNotFitTheStagingRingTogetherAreRefused() {
    MetalKernel addTables = device.compile(Kernels.ARGUMENTS).kernel("add_tables");
    MemorySegment table = MemorySegment.ofArray(upTo(3000));
    try (MetalStream small =
            device.newStream(
                BatchPolicy.defaults().toBuilder().stagingBytes(16384).stagingSlots(8).build());
        MetalBuffer out = device.allocate(4 * 3000)) {
      assertThatThrownBy(
              () -> small.call(addTables).buffer(0, out).bytes(1, table).bytes(2, table).threads(1))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "The arguments of kernel 'add_tables' that are too large to go inline take 24064 bytes"
                  + " together, more than the staging ring of 16384 bytes holds. Upload them to"
                  + " buffers.");
      assertThatThrownBy(() -> small.call(addTables).bytes(1, MemorySegment.ofArray(upTo(5000))))
          .hasMessage(
              "Argument 1 'a' of kernel 'add_tables' was given 20000 bytes, more than the staging"
                  + " ring of 16384 bytes holds. Upload them to a buffer.");
    }
  }

  @Test
  void aWrongNumberOfArgumentsIsRefused() {
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N), x, y))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Kernel 'saxpy' takes 3 arguments (buffer(0) 'x', buffer(1) 'y', buffer(2) 'a'), but 2"
                + " were given.");
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N), x, y, 2))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Argument 2 'a' of kernel 'saxpy' is no int: it has 4 bytes of another type. Pass a"
                + " value of its type, or its bytes.");
  }

  @Test
  void bytesOfAnotherSizeAreRefused() {
    assertThatThrownBy(
            () -> stream.call(saxpy).bytes(2, MemorySegment.ofArray(new byte[] {1, 2, 3})))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Argument 2 'a' of kernel 'saxpy' takes whole elements of 4 bytes, but 3 bytes were"
                + " given.");
  }

  @Test
  void aValueInPlaceOfABufferThatIsWrittenIsRefused() {
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N), x, 1.0f, 2.0f))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Argument 1 'y' of kernel 'saxpy' is written by the kernel, so it needs a buffer; a"
                + " value passed inline would be lost.");
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void otherObjectsAreRefusedByTheirType() {
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N), x, y, "2.0"))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Argument 2 'a' of kernel 'saxpy' was given a String; it takes a MetalBuffer, Integer,"
                + " Long, Float, Short (half) or MemorySegment.");
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N), x, null, 2.0f))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("Argument 1 'y' of kernel 'saxpy' was given null.");
  }

  @Test
  void anIndexThatTheKernelDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> stream.call(saxpy).buffer(7, x))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Kernel 'saxpy' has no argument [[buffer(7)]]; it has buffer(0) 'x', buffer(1) 'y',"
                + " buffer(2) 'a'.");
    assertThatThrownBy(() -> stream.call(saxpy).f32(-1, 1)).hasMessageContaining("buffer(-1)");
    assertThatThrownBy(() -> stream.call(saxpy).threadgroupMemory(0, 16))
        .hasMessageContaining("no argument [[threadgroup(0)]]");
  }

  @Test
  void aMissingArgumentIsNamed() {
    assertThatThrownBy(() -> stream.call(saxpy).buffer(0, x).f32(2, 1).threads(N))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("Argument 1 'y' of kernel 'saxpy' was not given.");
  }

  @Test
  void anOffsetMustBeAlignedAndLeaveAnElement() {
    assertThatThrownBy(() -> stream.call(saxpy).buffer(0, x, 2))
        .hasMessage(
            "The offset of buffer 'x' for argument 0 'x' of kernel 'saxpy' must be a multiple of 4,"
                + " but is 2.");
    assertThatThrownBy(() -> stream.call(saxpy).buffer(0, x, -4)).hasMessageContaining("is -4");
    assertThatThrownBy(() -> stream.call(saxpy).buffer(0, x, 4L * N))
        .hasMessageContaining("Buffer 'x' has 256 bytes, which leaves none of the 4 bytes");
  }

  @Test
  void aCallIsGoodForOneLaunch() {
    KernelCall call = stream.call(saxpy).buffer(0, x).buffer(1, y).f32(2, 1);
    call.threads(N);

    assertThatThrownBy(() -> call.threads(N))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "This call was dispatched already; begin the next one with stream.call(kernel).");
  }

  @Test
  void threadgroupsBeyondTheKernelsLimitAreRefused() {
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N).by(2048), x, y, 1.0f))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "Kernel 'saxpy' was given threadgroups of 2048 x 1 x 1 threads; it allows 1024 in all,"
                + " the device 1024 x 1024 x 1024.");
    assertThatThrownBy(() -> stream.launch(saxpy, Grid.threads(N).by(32, 33), x, y, 1.0f))
        .hasMessageContaining("it allows 1024 in all");
  }

  @Test
  void negativeGridsAreRefused() {
    assertThatThrownBy(() -> Grid.threads(-1))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "A grid has no negative sizes, but this is -1 x 1 x 1 in threadgroups of 0 x 0 x 0.");
    assertThatThrownBy(() ->
            stream
                .call(saxpy)
                .buffer(0, x)
                .buffer(1, y)
                .f32(2, 1)
                .threadsPerThreadgroup(0)
                .threads(-N))
        .isInstanceOf(MetalArgumentException.class);
  }

  @Test
  void threadgroupsOfAnySizeCoverARaggedGrid() {
    float[] expected = upTo(N);
    for (long group : new long[] {1, 7, 32, 33, 64, 256}) {
      stream.fill(y, 0, y.bytes(), (byte) 0);
      upload(stream, x, expected);
      stream.launch(saxpy, Grid.threads(N).by(group), x, y, 1.0f);

      assertThat(download(stream, y)).as("threadgroups of %d", group).containsExactly(expected);
    }
  }

  @Test
  void theKernelsArgumentsAreKnown() {
    assertThat(saxpy.arguments())
        .extracting(KernelArgument::name, KernelArgument::index, KernelArgument::readOnly)
        .containsExactly(tuple("x", 0, true), tuple("y", 1, false), tuple("a", 2, true));
  }
}
