package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.panametal.KernelCall;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalLibrary;
import dev.panametal.MetalStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels of {@code prefill.metal} compute what plain Java does, for shapes of real models. */
class PrefillKernelsTest {
  private static final Random RANDOM = new Random(11);

  private static MetalDevice device;
  private static MetalStream stream;
  private static MetalLibrary library;

  @BeforeAll
  static void compile() throws IOException {
    device = MetalDevice.open();
    stream = device.newStream();
    try (InputStream in = DecodeWorkload.class.getResourceAsStream("prefill.metal")) {
      String source = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      library = device.compile(source);
    }
  }

  @AfterAll
  static void close() {
    stream.close();
    device.close();
  }

  @ParameterizedTest
  @CsvSource({"64, 64, 64", "70, 33, 50", "1, 17, 5"})
  void multipliesThroughTiles(int rows, int columns, int inner) {
    float[] a = random(rows * inner);
    float[] b = random(inner * columns);

    float[] c =
        run(
            "matmul_tiled",
            rows * columns,
            call ->
                call.bytes(3, MemorySegment.ofArray(new int[] {rows, columns, inner}))
                    .threadsPerThreadgroup(16, 16, 1)
                    .threadgroups(Math.ceilDiv(columns, 16), Math.ceilDiv(rows, 16), 1),
            2,
            a,
            b);

    assertThat(c).containsExactly(product(a, b, rows, columns, inner), within(1e-4f));
  }

  @ParameterizedTest
  @CsvSource({"32, 64, 40", "64, 48, 128"})
  void multipliesInSimdgroupMatrices(int rows, int columns, int inner) {
    float[] a = random(rows * inner);
    float[] b = random(inner * columns);

    float[] c =
        run(
            "matmul_simdgroup_float",
            rows * columns,
            call -> inBlocks(call, rows, columns, inner),
            2,
            a,
            b);

    assertThat(c).containsExactly(product(a, b, rows, columns, inner), within(1e-4f));
  }

  @Test
  void multipliesHalvesInSimdgroupMatrices() {
    int size = 64;
    short[] a = halves(random(size * size));
    short[] b = halves(random(size * size));

    float[] c =
        run(
            "matmul_simdgroup_half",
            size * size,
            call -> inBlocks(call, size, size, size),
            2,
            a,
            b);

    assertThat(c).containsExactly(product(floats(a), floats(b), size, size, size), within(1e-4f));
  }

  private static void inBlocks(KernelCall call, int rows, int columns, int inner) {
    call.bytes(3, MemorySegment.ofArray(new int[] {rows, columns, inner}))
        .threadsPerThreadgroup(64)
        .threadgroups(Math.ceilDiv(columns, 32), rows / 16, 1);
  }

  @ParameterizedTest
  @CsvSource({
    // heads, KV heads, width of a head, tokens, position of the first
    "4, 2, 32, 7, 0", // the tiny model
    "8, 2, 64, 5, 60", // Llama-3.2-1B has 32 and 8 heads of 64; a quarter of it
    "8, 1, 128, 3, 129" // Llama-3-8B's width of a head
  })
  void attendsToEverythingBefore(int heads, int kvHeads, int headDim, int tokens, int first) {
    int length = first + tokens;
    float[] queries = random(tokens * heads * headDim);
    float[] keys = random(length * kvHeads * headDim);
    float[] values = random(length * kvHeads * headDim);

    float[] y =
        run(
            "attention_" + headDim,
            queries.length,
            call ->
                call.bytes(4, MemorySegment.ofArray(new int[] {heads, kvHeads, tokens, first}))
                    .threadsPerThreadgroup(128)
                    .threadgroups(Math.ceilDiv(tokens, 4), heads, 1),
            3,
            queries,
            keys,
            values);

    float[] expected = new float[queries.length];
    for (int token = 0; token < tokens; token++) {
      for (int head = 0; head < heads; head++) {
        int query = (token * heads + head) * headDim;
        int kvHead = head / (heads / kvHeads);
        double[] weights = new double[first + token + 1];
        for (int t = 0; t < weights.length; t++) {
          for (int d = 0; d < headDim; d++) {
            weights[t] += queries[query + d] * (double) keys[(t * kvHeads + kvHead) * headDim + d];
          }
          weights[t] /= Math.sqrt(headDim);
        }
        ReferenceDecoder.softmax(weights);
        for (int d = 0; d < headDim; d++) {
          double sum = 0;
          for (int t = 0; t < weights.length; t++) {
            sum += weights[t] * values[(t * kvHeads + kvHead) * headDim + d];
          }
          expected[query + d] = (float) sum;
        }
      }
    }
    assertThat(y).containsExactly(expected, within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 32", "3, 100, 32", "3, 777, 256", "2, 5000, 1024"})
  void softmaxOfRows(int rows, int columns, int threads) {
    float[] x = random(rows * columns);

    float[] y =
        run(
            "softmax_rows",
            x.length,
            call ->
                call.u32(2, columns)
                    .threadgroupMemory(0, 32 * Float.BYTES)
                    .threadsPerThreadgroup(threads)
                    .threadgroups(rows),
            1,
            x);

    float[] expected = new float[x.length];
    for (int row = 0; row < rows; row++) {
      double[] weights = new double[columns];
      for (int i = 0; i < columns; i++) {
        weights[i] = x[row * columns + i];
      }
      ReferenceDecoder.softmax(weights);
      for (int i = 0; i < columns; i++) {
        expected[row * columns + i] = (float) weights[i];
      }
    }
    assertThat(y).containsExactly(expected, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 1000, 1024})
  void sortsTheColumnsOfRows(int columns) {
    int rows = 3;
    float[] x = random(rows * columns);
    for (int i = 0; i < x.length; i += 3) {
      x[i] = 0.5f; // equal ones
    }
    int threads = Math.max(1, Integer.highestOneBit(2 * columns - 1));
    int[] order = new int[x.length];

    runInto(
        "argsort_rows",
        MemorySegment.ofArray(order),
        call ->
            call.u32(2, columns)
                .threadgroupMemory(0, Math.max(16, threads * Integer.BYTES))
                .threadsPerThreadgroup(threads)
                .threadgroups(rows),
        1,
        MemorySegment.ofArray(x));

    for (int row = 0; row < rows; row++) {
      int first = row * columns;
      int[] expected =
          IntStream.range(0, columns)
              .boxed()
              .sorted((i, j) -> Float.compare(x[first + j], x[first + i]))
              .mapToInt(i -> i)
              .toArray();
      assertThat(Arrays.copyOfRange(order, first, first + columns)).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 32", "31, 32", "100, 64", "1000, 256", "2500, 1024"})
  void sumsPrefixesOfRows(int columns, int threads) {
    int rows = 2;
    // Whole numbers, so that no sum is rounded.
    float[] x = new float[rows * columns];
    for (int i = 0; i < x.length; i++) {
      x[i] = RANDOM.nextInt(100) - 50;
    }

    float[] y =
        run(
            "prefix_sum_rows",
            x.length,
            call -> call.u32(2, columns).threadsPerThreadgroup(threads).threadgroups(rows),
            1,
            x);

    float[] expected = x.clone();
    for (int i = 0; i < x.length; i++) {
      expected[i] += i % columns == 0 ? 0 : expected[i - 1];
    }
    assertThat(y).containsExactly(expected);
  }

  /** Runs a kernel with inputs in buffers 0, 1, ... and returns its output of so many floats. */
  private static float[] run(
      String kernel, int count, Consumer<KernelCall> launch, int outputIndex, Object... inputs) {
    float[] output = new float[count];
    MemorySegment[] segments = new MemorySegment[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      segments[i] =
          inputs[i] instanceof short[] halves
              ? MemorySegment.ofArray(halves)
              : MemorySegment.ofArray((float[]) inputs[i]);
    }
    runInto(kernel, MemorySegment.ofArray(output), launch, outputIndex, segments);
    return output;
  }

  private static void runInto(
      String kernel,
      MemorySegment output,
      Consumer<KernelCall> launch,
      int outputIndex,
      MemorySegment... inputs) {
    MetalBuffer[] buffers = new MetalBuffer[inputs.length];
    try (MetalBuffer out = device.allocate(output.byteSize())) {
      for (int i = 0; i < inputs.length; i++) {
        buffers[i] = device.allocate(Math.ceilDiv(inputs[i].byteSize(), 4) * 4);
        stream.upload(inputs[i], buffers[i], 0);
      }
      KernelCall call = stream.call(library.kernel(kernel)).buffer(outputIndex, out);
      for (int i = 0; i < inputs.length; i++) {
        call.buffer(i, buffers[i]);
      }
      launch.accept(call);
      stream.download(out, 0, output);
    } finally {
      for (MetalBuffer buffer : buffers) {
        if (buffer != null) {
          buffer.close();
        }
      }
    }
  }

  private static float[] product(float[] a, float[] b, int rows, int columns, int inner) {
    float[] c = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += a[row * inner + k] * (double) b[k * columns + column];
        }
        c[row * columns + column] = (float) sum;
      }
    }
    return c;
  }

  private static float[] random(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = RANDOM.nextFloat(-1, 1);
    }
    return values;
  }

  private static short[] halves(float[] values) {
    short[] halves = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      halves[i] = Float.floatToFloat16(values[i]);
    }
    return halves;
  }

  private static float[] floats(short[] halves) {
    float[] values = new float[halves.length];
    for (int i = 0; i < halves.length; i++) {
      values[i] = Float.float16ToFloat(halves[i]);
    }
    return values;
  }
}
