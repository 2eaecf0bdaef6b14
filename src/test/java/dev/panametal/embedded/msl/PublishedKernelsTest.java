package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Kernels of published collections give the results of plain Java. The collections lie outside this
 * project, in folders that properties name: {@code panametal.kernels.ggml} holds {@code
 * ggml-metal.metal} and its two headers, {@code panametal.kernels.candle} the folder {@code
 * metal_src} of candle's kernels, {@code panametal.kernels.mlx} the root of mlx.
 */
class PublishedKernelsTest {
  private static final int COLUMNS = 1000;
  private static final int ROWS = 3;

  private final float[] x = new float[ROWS * COLUMNS];
  private final float[] weights = new float[COLUMNS];

  PublishedKernelsTest() {
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat(-2, 2);
    }
    for (int i = 0; i < COLUMNS; i++) {
      weights[i] = random.nextFloat(-1, 1);
    }
  }

  @Nested
  @EnabledIfSystemProperty(
      named = "panametal.kernels.ggml",
      matches = ".+",
      disabledReason = "panametal.kernels.ggml names no folder with kernels")
  class Ggml {
    private final KernelRunner kernels = compile("panametal.kernels.ggml", "", "ggml-metal.metal");

    @Test
    void rmsNorm() {
      ByteBuffer arguments = arguments(120);
      arguments.putInt(COLUMNS).putInt(COLUMNS).putLong(4L * COLUMNS).putLong(0).putLong(0);
      arguments.putFloat(1e-5f);
      for (int i = 0; i < 9; i++) {
        arguments.putInt(1);
      }
      arguments.putLong(4L * COLUMNS).putLong(0).putLong(0);
      Launch launch = new Launch().bytes(arguments).in(x).in(weights).in(weights).out(x.length);

      float[] y =
          launch.run(
              kernels,
              "kernel_rms_norm_f32",
              Map.of(),
              d -> d.threadgroupMemory(0, 128).threadgroups(ROWS, 1, 1, 256, 1, 1));

      assertThat(y).containsExactly(rmsNormed(1e-5, false), within(1e-5f));
    }

    @Test
    void softmax() {
      ByteBuffer arguments = arguments(128);
      arguments.putInt(COLUMNS).putInt(ROWS).putInt(1).putInt(0);
      arguments.putLong(4L * COLUMNS).putLong(0).putLong(0);
      arguments.putInt(1).putInt(1).putInt(1).putInt(0).putLong(0).putLong(0).putLong(0);
      arguments.putLong(4L * COLUMNS).putLong(0).putLong(0);
      arguments.putFloat(1).putFloat(0).putFloat(0).putFloat(0).putInt(0);
      // The mask and the sinks are left out by giving the input again.
      Launch launch = new Launch().bytes(arguments).in(x).again(1).again(1).out(x.length);

      float[] y =
          launch.run(
              kernels,
              "kernel_soft_max_f32",
              Map.of(),
              d -> d.threadgroupMemory(0, 128).threadgroups(ROWS, 1, 1, 256, 1, 1));

      assertThat(y).containsExactly(softmaxed(), within(1e-6f));
    }

    @Test
    void quantisedMatrixVectorProduct() {
      int columns = 1024;
      int rows = 64;
      int block = 2 + 16;
      ByteBuffer matrix = arguments(rows * columns / 32 * block);
      float[] vector = new float[columns];
      float[] expected = new float[rows];
      Random random = new Random(9);
      for (int i = 0; i < columns; i++) {
        vector[i] = random.nextFloat(-1, 1);
      }
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        for (int b = 0; b < columns / 32; b++) {
          short scale = Float.floatToFloat16(random.nextFloat(0.01f, 0.1f));
          matrix.putShort(scale);
          for (int i = 0; i < 16; i++) {
            int pair = random.nextInt(256);
            matrix.put((byte) pair);
            double low = (pair & 15) - 8;
            double high = (pair >> 4) - 8;
            sum +=
                Float.float16ToFloat(scale)
                    * (low * vector[32 * b + i] + high * vector[32 * b + 16 + i]);
          }
        }
        expected[row] = (float) sum;
      }
      long rowBytes = (long) columns / 32 * block;
      ByteBuffer arguments = arguments(112);
      arguments.putInt(columns).putInt(rows).putInt(1).putInt(0);
      arguments.putLong(block).putLong(rowBytes).putLong(0).putLong(0);
      arguments.putInt(columns).putInt(1).putInt(1).putInt(0);
      arguments.putLong(4).putLong(4L * columns).putLong(0).putLong(0);
      arguments.putInt(rows).putInt(1).putInt(4).putShort((short) 1).putShort((short) 1);
      Launch launch = new Launch().bytes(arguments).bytes(matrix).in(vector).out(rows);

      float[] y =
          launch.run(
              kernels,
              "kernel_mul_mv_q4_0_f32",
              Map.of(
                  600,
                  shortConstant(2),
                  602,
                  shortConstant(1),
                  603,
                  shortConstant(1),
                  604,
                  shortConstant(1)),
              d -> d.threadgroupMemory(0, 256).threadgroups(rows / 8, 1, 1, 32, 2, 1));

      assertThat(y).containsExactly(expected, within(1e-3f));
    }
  }

  @Nested
  @EnabledIfSystemProperty(
      named = "panametal.kernels.candle",
      matches = ".+",
      disabledReason = "panametal.kernels.candle names no folder with kernels")
  class Candle {
    private final KernelRunner kernels = compile("panametal.kernels.candle", "", "reduce.metal");

    @Test
    void rmsNorm() {
      Launch launch =
          new Launch().ints(x.length).ints(COLUMNS).in(x).out(x.length).in(weights).in(1e-5f);

      float[] y =
          launch.run(kernels, "rmsnorm_f32", Map.of(), d -> d.threadgroups(ROWS, 1, 1, 512, 1, 1));

      assertThat(y).containsExactly(rmsNormed(1e-5, true), within(1e-4f));
    }

    @Test
    void softmax() {
      Launch launch = new Launch().ints(x.length).ints(COLUMNS).in(x).out(x.length);

      float[] y =
          launch.run(kernels, "softmax_f32", Map.of(), d -> d.threadgroups(ROWS, 1, 1, 256, 1, 1));

      assertThat(y).containsExactly(softmaxed(), within(1e-6f));
    }

    @Test
    void sumOfRows() {
      Launch launch =
          new Launch().ints(x.length).ints(2).ints(ROWS, COLUMNS).ints(COLUMNS).in(x).out(ROWS);

      float[] y =
          launch.run(kernels, "fast_sum_f32", Map.of(), d -> d.threadgroups(ROWS, 1, 1, 256, 1, 1));

      for (int row = 0; row < ROWS; row++) {
        int first = row * COLUMNS;
        double sum = IntStream.range(first, first + COLUMNS).mapToDouble(i -> x[i]).sum();
        assertThat(y[row]).isCloseTo((float) sum, within(1e-3f));
      }
    }
  }

  @Nested
  @EnabledIfSystemProperty(
      named = "panametal.kernels.mlx",
      matches = ".+",
      disabledReason = "panametal.kernels.mlx names no folder with kernels")
  class Mlx {
    private static final String FOLDER = "mlx/backend/metal/kernels/";

    @Test
    void rmsNorm() {
      KernelRunner kernels = compile("panametal.kernels.mlx", FOLDER, "rms_norm.metal");
      Launch launch = new Launch().in(x).in(weights).out(x.length).in(1e-5f).ints(COLUMNS).ints(1);

      float[] y =
          launch.run(
              kernels,
              "rmsfloat32",
              Map.of(20, MslConstant.of(true)),
              d -> d.threadgroups(ROWS, 1, 1, 256, 1, 1));

      assertThat(y).containsExactly(rmsNormed(1e-5, true), within(1e-4f));
    }

    @Test
    void softmax() {
      KernelRunner kernels = compile("panametal.kernels.mlx", FOLDER, "softmax.metal");
      Launch launch = new Launch().in(x).out(x.length).ints(COLUMNS);

      float[] y =
          launch.run(
              kernels,
              "block_softmax_float32",
              Map.of(),
              d -> d.threadgroups(ROWS, 1, 1, 256, 1, 1));

      assertThat(y).containsExactly(softmaxed(), within(1e-6f));
    }

    @Test
    void argMax() {
      KernelRunner kernels = compile("panametal.kernels.mlx", FOLDER, "arg_reduce.metal");
      Launch launch =
          new Launch()
              .in(x)
              .out(ROWS)
              .ints(ROWS)
              .longs(COLUMNS)
              .longs(1)
              .longs(1)
              .longs(1)
              .longs(COLUMNS);

      float[] y =
          launch.run(kernels, "argmax_float32", Map.of(), d -> d.threads(256, ROWS, 1, 256, 1, 1));

      for (int row = 0; row < ROWS; row++) {
        int best = row * COLUMNS;
        for (int i = best; i < (row + 1) * COLUMNS; i++) {
          best = x[i] > x[best] ? i : best;
        }
        assertThat(Float.floatToRawIntBits(y[row])).isEqualTo(best - row * COLUMNS);
      }
    }

    @Test
    void prefixSum() {
      KernelRunner kernels = compile("panametal.kernels.mlx", FOLDER, "scan.metal");
      Launch launch = new Launch().in(x).out(x.length).longs(COLUMNS);

      float[] y =
          launch.run(
              kernels,
              "contig_scan_inclusive_sum_float32_float32",
              Map.of(),
              d -> d.threads(256, ROWS, 1, 256, 1, 1));

      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum = i % COLUMNS == 0 ? x[i] : sum + x[i];
        assertThat(y[i]).isCloseTo((float) sum, within(1e-3f));
      }
    }
  }

  private static KernelRunner compile(String property, String folder, String file) {
    Path root = Path.of(System.getProperty(property));
    try {
      return new KernelRunner(
          Files.readString(root.resolve(folder).resolve(file)),
          MslOptions.defaults()
              .withIncludeFolder(root)
              .withSourceName(file)
              .withMacros(Map.of("GGML_METAL_HAS_BF16", "1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MslConstant shortConstant(int value) {
    return new MslConstant(MslDataType.SHORT, List.of((long) value));
  }

  private static ByteBuffer arguments(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private float[] rmsNormed(double epsilon, boolean weighted) {
    float[] y = new float[x.length];
    for (int row = 0; row < ROWS; row++) {
      int first = row * COLUMNS;
      double squares =
          IntStream.range(first, first + COLUMNS).mapToDouble(i -> (double) x[i] * x[i]).sum();
      double scale = 1 / Math.sqrt(squares / COLUMNS + epsilon);
      for (int i = 0; i < COLUMNS; i++) {
        y[first + i] = (float) (x[first + i] * scale * (weighted ? weights[i] : 1));
      }
    }
    return y;
  }

  private float[] softmaxed() {
    float[] y = new float[x.length];
    for (int row = 0; row < ROWS; row++) {
      int first = row * COLUMNS;
      double sum = IntStream.range(first, first + COLUMNS).mapToDouble(i -> Math.exp(x[i])).sum();
      for (int i = first; i < first + COLUMNS; i++) {
        y[i] = (float) (Math.exp(x[i]) / sum);
      }
    }
    return y;
  }

  /** The buffers of a launch, in the order of the kernel's indices. */
  private static final class Launch {
    private static final Object OUT = new Object();

    private final List<Object> buffers = new ArrayList<>();
    private int outputCount;

    Launch in(float... values) {
      buffers.add(values);
      return this;
    }

    Launch ints(int... values) {
      buffers.add(values);
      return this;
    }

    Launch longs(long... values) {
      buffers.add(values);
      return this;
    }

    Launch bytes(ByteBuffer values) {
      byte[] copy = new byte[values.capacity()];
      values.get(0, copy);
      buffers.add(copy);
      return this;
    }

    /** The same memory as an earlier buffer. */
    Launch again(int index) {
      buffers.add(index);
      return this;
    }

    Launch out(int count) {
      buffers.add(OUT);
      outputCount = count;
      return this;
    }

    float[] run(
        KernelRunner kernels,
        String kernel,
        Map<Integer, MslConstant> constants,
        KernelRunner.Setup grid) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment output = arena.allocate(ValueLayout.JAVA_FLOAT, outputCount);
        List<MemorySegment> memory = new ArrayList<>();
        for (Object buffer : buffers) {
          memory.add(
              switch (buffer) {
                case float[] values -> arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
                case int[] values -> arena.allocateFrom(ValueLayout.JAVA_INT, values);
                case long[] values -> arena.allocateFrom(ValueLayout.JAVA_LONG, values);
                case byte[] values -> arena.allocateFrom(ValueLayout.JAVA_LONG, longs(values));
                case Integer index -> memory.get(index);
                default -> output;
              });
        }
        kernels.run(
            kernel,
            constants,
            dispatch -> {
              for (int i = 0; i < memory.size(); i++) {
                dispatch.buffer(i, memory.get(i));
              }
              grid.set(dispatch);
            });
        return output.toArray(ValueLayout.JAVA_FLOAT);
      }
    }

    /** Aligned as Metal's buffers are. */
    private static long[] longs(byte[] bytes) {
      long[] words = new long[Math.ceilDiv(bytes.length, Long.BYTES)];
      MemorySegment.copy(
          bytes, 0, MemorySegment.ofArray(words), ValueLayout.JAVA_BYTE, 0, bytes.length);
      return words;
    }
  }
}
