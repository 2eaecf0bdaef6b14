package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A kernel that does not wait gives the same result as a loop over its threads and as coroutines,
 * whatever the size of the threadgroups and where the grid ends inside one, and every time it runs.
 */
class FormsTest {
  private static final int COUNT = 2 * 1024 + 77;

  private static final KernelRunner LOOP =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          constant int factor [[function_constant(0)]];
          constant int table[4] = {3, 1, 4, 1};

          struct Shape {
            uint2 stride;
            packed_float3 weights;
            bfloat4 offsets;
          };

          kernel void positions(device int *out, uint at [[thread_position_in_grid]],
                                ushort local [[thread_position_in_threadgroup]],
                                uint group [[threadgroup_position_in_grid]],
                                uint size [[threads_per_threadgroup]],
                                uint asked [[dispatch_threads_per_threadgroup]],
                                uint groups [[threadgroups_per_grid]],
                                uint grid [[threads_per_grid]],
                                uint lane [[thread_index_in_simdgroup]],
                                uint simdgroup [[simdgroup_index_in_threadgroup]],
                                uint quad [[quadgroup_index_in_threadgroup]]) {
            bool right = group * asked + local == at && simdgroup * 32 + lane == local
                && quad == local / 4u && groups == (grid + asked - 1) / asked
                && size == min(asked, grid - group * asked);
            out[at] = right ? int(at) : -1;
          }

          kernel void types(device int *out, constant Shape &shape [[buffer(1)]],
                            uint at [[thread_position_in_grid]]) {
            half4 h = half4(half(at % 16), 1.0h, 2.0h, 3.0h);
            float3 w = shape.weights;
            float sum = dot(w, float3(h.xyz)) + float(shape.offsets[at % 4]);
            float2x2 m = float2x2(float2(1, 2), float2(3, 4));
            float2 v = m * float2(at % 3, 1);
            uint bits = as_type<uint>(float(at)) ^ popcount(at) ^ reverse_bits(at);
            out[at] = int(sum) + int(v.x + v.y) * factor + table[at % 4]
                + int(shape.stride.y * (bits & 0xff));
          }

          kernel void sums(device atomic_int *out, uint at [[thread_position_in_grid]]) {
            atomic_fetch_add_explicit(out + at % 7, int(at), memory_order_relaxed);
            atomic_fetch_max_explicit(out + 7, int(at), memory_order_relaxed);
            atomic_fetch_or_explicit(out + 8, 1 << (at % 31), memory_order_relaxed);
          }
          """);
  private static final KernelRunner COROUTINES = LOOP.inCoroutines();

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void positionsAreThoseOfTheGrid(int size) {
    int[] expected = IntStream.range(0, COUNT).toArray();

    assertThat(run(LOOP, "positions", size)).containsExactly(expected);
    assertThat(run(COROUTINES, "positions", size)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void typesAndFunctionsComputeTheSame(int size) {
    int[] expected = IntStream.range(0, COUNT).map(FormsTest::typesInJava).toArray();

    assertThat(run(LOOP, "types", size)).containsExactly(expected);
    assertThat(run(COROUTINES, "types", size)).containsExactly(expected);
    assertThat(run(LOOP, "types", size)).containsExactly(expected);
  }

  private static int typesInJava(int at) {
    float[] offsets = {0.5f, -1.5f, 2, 0};
    float sum = 0.5f * (at % 16) + 2 + 0.25f * 2 + offsets[at % 4];
    int first = at % 3;
    int product = first + 3 + 2 * first + 4;
    int bits = Float.floatToRawIntBits(at) ^ Integer.bitCount(at) ^ Integer.reverse(at);
    return (int) sum + product * 5 + new int[] {3, 1, 4, 1}[at % 4] + 2 * (bits & 0xff);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void atomicsMissNoThread(int size) {
    int[] expected = new int[COUNT];
    for (int at = 0; at < COUNT; at++) {
      expected[at % 7] += at;
      expected[8] |= 1 << (at % 31);
    }
    expected[7] = COUNT - 1;

    assertThat(run(LOOP, "sums", size)).containsExactly(expected);
    assertThat(run(COROUTINES, "sums", size)).containsExactly(expected);
  }

  private static int[] run(KernelRunner runner, String kernel, int size) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, COUNT);
      // Struct Shape: two words, three floats, and behind a gap four bfloats.
      MemorySegment shape = arena.allocate(32, 16);
      shape.set(ValueLayout.JAVA_INT, 4, 2);
      shape.set(ValueLayout.JAVA_FLOAT, 8, 0.5f);
      shape.set(ValueLayout.JAVA_FLOAT, 12, 2);
      shape.set(ValueLayout.JAVA_FLOAT, 16, 0.25f);
      float[] offsets = {0.5f, -1.5f, 2, 0};
      for (int i = 0; i < offsets.length; i++) {
        short upper = (short) (Float.floatToRawIntBits(offsets[i]) >>> 16);
        shape.set(ValueLayout.JAVA_SHORT, 24 + 2L * i, upper);
      }
      runner.run(
          kernel,
          Map.of(0, MslConstant.of(5)),
          d -> d.buffer(0, out).buffer(1, shape).threads(COUNT, 1, 1, size, 1, 1));
      return out.toArray(ValueLayout.JAVA_INT);
    }
  }
}
