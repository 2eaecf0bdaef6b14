package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of SIMD groups and quadgroups gives what plain Java computes lane by lane. */
class SimdgroupTest {
  private static final String[] OPERATIONS = {
    "sum",
    "product",
    "min",
    "max",
    "and",
    "or",
    "xor",
    "prefix_inclusive_sum",
    "prefix_exclusive_sum",
    "prefix_inclusive_product",
    "prefix_exclusive_product",
    "shuffle",
    "broadcast",
    "shuffle_up",
    "shuffle_down",
    "shuffle_xor",
    "shuffle_rotate_up",
    "shuffle_rotate_down",
    "shuffle_and_fill_up",
    "shuffle_and_fill_down",
    "fill_up_in_pairs",
    "fill_down_in_pairs",
    "broadcast_first",
    "ballot",
    "active",
    "all",
    "any",
    "is_first"
  };

  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          #define OPERATIONS(group)                                                             \\
            kernel void group##_operations(device int *out,                                     \\
                                           uint i [[thread_position_in_grid]],                  \\
                                           uint lane [[thread_index_in_simdgroup]],             \\
                                           uint threads [[threads_per_grid]]) {                 \\
              const int x = (i * 7919u) % 23u + 1;                                              \\
              device int *to = out + i;                                                         \\
              const uint next = threads;                                                        \\
              *to = group##_sum(x); to += next;                                                 \\
              *to = group##_product(x); to += next;                                             \\
              *to = group##_min(x); to += next;                                                 \\
              *to = group##_max(x); to += next;                                                 \\
              *to = group##_and(x); to += next;                                                 \\
              *to = group##_or(x); to += next;                                                  \\
              *to = group##_xor(x); to += next;                                                 \\
              *to = group##_prefix_inclusive_sum(x); to += next;                                \\
              *to = group##_prefix_exclusive_sum(x); to += next;                                \\
              *to = group##_prefix_inclusive_product(x); to += next;                            \\
              *to = group##_prefix_exclusive_product(x); to += next;                            \\
              *to = group##_shuffle(x, ushort(lane * 3 % 4)); to += next;                       \\
              *to = group##_broadcast(x, 0); to += next;                                        \\
              *to = group##_shuffle_up(x, 2); to += next;                                       \\
              *to = group##_shuffle_down(x, 2); to += next;                                     \\
              *to = group##_shuffle_xor(x, 1); to += next;                                      \\
              *to = group##_shuffle_rotate_up(x, 1); to += next;                                \\
              *to = group##_shuffle_rotate_down(x, 1); to += next;                              \\
              *to = group##_shuffle_and_fill_up(x, -x, 3); to += next;                          \\
              *to = group##_shuffle_and_fill_down(x, -x, 3); to += next;                        \\
              *to = group##_shuffle_and_fill_up(x, -x, 1, 2); to += next;                       \\
              *to = group##_shuffle_and_fill_down(x, -x, 1, 2); to += next;                     \\
              *to = group##_broadcast_first(x); to += next;                                     \\
              *to = int(group##_vote::vote_t(group##_ballot(x % 2 == 0))); to += next;          \\
              *to = int(group##_vote::vote_t(group##_active_threads_mask())); to += next;       \\
              *to = group##_all(x > 1); to += next;                                             \\
              *to = group##_any(x == 23); to += next;                                           \\
              *to = group##_is_first();                                                         \\
            }
          OPERATIONS(simd)
          OPERATIONS(quad)

          // Only lanes with a bit in the mask take part; the others meet elsewhere.
          kernel void divergent(device int *out,
                                constant uint &mask,
                                uint i [[thread_index_in_simdgroup]]) {
            int inside = -1;
            if (mask >> i & 1) {
              inside = simd_sum(int(i)) + 1000 * simd_is_first();
            }
            out[i] = inside;
            out[32 + i] = simd_sum(1);
          }

          // Lanes leave the loop after different rounds and meet again behind it.
          kernel void loops(device int *out, uint i [[thread_index_in_simdgroup]]) {
            int seen = 0;
            for (uint round = 0; round <= i; ++round) {
              seen += simd_sum(1);
            }
            out[i] = seen;
            out[32 + i] = simd_sum(1);
          }

          kernel void returns(device int *out, uint i [[thread_index_in_simdgroup]]) {
            if (i < 5) {
              return;
            }
            out[i] = simd_sum(int(i)) + simd_broadcast_first(int(i));
          }

          // A different operation and type on each side of a branch.
          kernel void branches(device int *out, uint i [[thread_index_in_simdgroup]]) {
            if (i % 2 == 0) {
              float4 sum = simd_sum(float4(1, 2, 3, i));
              out[i] = int(sum.w) + 1000 * int(sum.z);
            } else {
              out[i] = simd_max(short(i));
            }
          }

          kernel void types(device float *out, uint i [[thread_index_in_simdgroup]]) {
            out[0] = simd_sum(float(i));
            out[1] = float(simd_max(half(i)));
            out[2] = float(simd_sum(bfloat(1)));
            out[3] = simd_shuffle(char2(i, -i), 7).y;
            out[4] = float(simd_shuffle_xor(half4(i), 1).w);
            out[5] = simd_prefix_exclusive_sum(uint3(1, 2, i)).y;
            out[6] = simd_min(ushort(100 - i));
            out[7] = float(__metal_simd_sum(half(2)));
          }

          kernel void whole_votes(device int *out, uint i [[thread_index_in_simdgroup]]) {
            out[i] = simd_ballot(true).all() + 2 * simd_ballot(i > 40).any()
                + 4 * quad_ballot(true).all();
          }

          kernel void publishes(device int *out, uint i [[thread_index_in_simdgroup]],
                                uint at [[thread_index_in_threadgroup]]) {
            threadgroup int values[1024];
            values[at] = at;
            simdgroup_barrier(mem_flags::mem_threadgroup);
            uint partner = at ^ 1;
            out[at] = values[partner];
          }
          """);

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void operationsOfASimdgroup(int size) {
    checkOperations("simd_operations", 32, size);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void operationsOfAQuadgroup(int size) {
    checkOperations("quad_operations", 4, size);
  }

  private static void checkOperations(String kernel, int width, int size) {
    int threads = 2 * size + size / 2;

    int[] out =
        RUNNER.ints(kernel, OPERATIONS.length * threads, d -> d.threads(threads, 1, 1, size, 1, 1));

    for (int first = 0; first < threads; ) {
      int threadgroup = first / size * size;
      int groupEnd = threadgroup + (first - threadgroup) / width * width + width;
      int end = Math.min(groupEnd, Math.min(threadgroup + size, threads));
      int[] x = new int[end - first];
      for (int i = 0; i < x.length; i++) {
        x[i] = (int) (((first + i) * 7919L & 0xffffffffL) % 23 + 1);
      }
      for (int operation = 0; operation < OPERATIONS.length; operation++) {
        String name = OPERATIONS[operation];
        int start = operation * threads + first;
        assertThat(Arrays.copyOfRange(out, start, start + x.length))
            .as("%s of the %d lanes from %d", name, x.length, first)
            .containsExactly(expected(name, x, width, (first - threadgroup) % 32));
      }
      first = end;
    }
  }

  /** What each lane of one group gets for the values {@code x} of its active lanes. */
  private static int[] expected(String name, int[] x, int width, int firstLane) {
    int n = x.length;
    int[] result = new int[n];
    for (int i = 0; i < n; i++) {
      result[i] =
          switch (name) {
            case "sum" -> fold(x, 0, n, 0, Integer::sum);
            case "product" -> fold(x, 0, n, 1, (a, b) -> a * b);
            case "min" -> fold(x, 0, n, Integer.MAX_VALUE, Math::min);
            case "max" -> fold(x, 0, n, Integer.MIN_VALUE, Math::max);
            case "and" -> fold(x, 0, n, -1, (a, b) -> a & b);
            case "or" -> fold(x, 0, n, 0, (a, b) -> a | b);
            case "xor" -> fold(x, 0, n, 0, (a, b) -> a ^ b);
            case "prefix_inclusive_sum" -> fold(x, 0, i + 1, 0, Integer::sum);
            case "prefix_exclusive_sum" -> fold(x, 0, i, 0, Integer::sum);
            case "prefix_inclusive_product" -> fold(x, 0, i + 1, 1, (a, b) -> a * b);
            case "prefix_exclusive_product" -> fold(x, 0, i, 1, (a, b) -> a * b);
            case "shuffle" -> at(x, (firstLane + i) * 3 % 4, i);
            case "broadcast" -> at(x, 0, i);
            case "shuffle_up" -> at(x, i - 2, i);
            case "shuffle_down" -> at(x, i + 2, i);
            case "shuffle_xor" -> at(x, i ^ 1, i);
            case "shuffle_rotate_up" -> at(x, Math.floorMod(i - 1, width), i);
            case "shuffle_rotate_down" -> at(x, (i + 1) % width, i);
            case "shuffle_and_fill_up" -> fillUp(x, i, 3, width);
            case "shuffle_and_fill_down" -> fillDown(x, i, 3, width);
            case "fill_up_in_pairs" -> fillUp(x, i, 1, 2);
            case "fill_down_in_pairs" -> fillDown(x, i, 1, 2);
            case "broadcast_first" -> x[0];
            case "ballot" -> mask(Arrays.stream(x).mapToObj(v -> v % 2 == 0).toList());
            case "active" -> mask(Arrays.stream(x).mapToObj(v -> true).toList());
            case "all" -> Arrays.stream(x).allMatch(v -> v > 1) ? 1 : 0;
            case "any" -> Arrays.stream(x).anyMatch(v -> v == 23) ? 1 : 0;
            case "is_first" -> i == 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(name);
          };
    }
    return result;
  }

  private static int fold(int[] x, int from, int to, int start, IntBinaryOperator operator) {
    return Arrays.stream(x, from, to).reduce(start, operator);
  }

  private static int at(int[] x, int lane, int own) {
    return lane >= 0 && lane < x.length ? x[lane] : x[own];
  }

  private static int fillUp(int[] x, int i, int delta, int modulo) {
    int place = i % modulo;
    int lane = i - place + Math.floorMod(place - delta, modulo);
    return place < delta ? -at(x, lane, i) : at(x, lane, i);
  }

  private static int fillDown(int[] x, int i, int delta, int modulo) {
    int place = i % modulo;
    int lane = i - place + (place + delta) % modulo;
    return place + delta >= modulo ? -at(x, lane, i) : at(x, lane, i);
  }

  private static int mask(List<Boolean> lanes) {
    int bits = 0;
    for (int i = 0; i < lanes.size(); i++) {
      bits |= lanes.get(i) ? 1 << i : 0;
    }
    return bits;
  }

  @ParameterizedTest
  @CsvSource({"0x0000ffff", "0xffff0000", "0xaaaaaaaa", "0x80000001", "0x00000000", "0xffffffff"})
  void onlyActiveLanesTakePartAndAllMeetAgain(long mask) {
    int[] out;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment active = arena.allocateFrom(ValueLayout.JAVA_INT, (int) mask);
      out = RUNNER.ints("divergent", 64, d -> d.buffer(1, active).threads(32, 1, 1, 32, 1, 1));
    }

    int sum = 0;
    for (int i = 0; i < 32; i++) {
      sum += (mask >> i & 1) != 0 ? i : 0;
    }
    int first = Long.numberOfTrailingZeros(mask);
    for (int i = 0; i < 32; i++) {
      boolean active = (mask >> i & 1) != 0;
      assertThat(out[i]).isEqualTo(active ? sum + (i == first ? 1000 : 0) : -1);
      assertThat(out[32 + i]).isEqualTo(32);
    }
  }

  @Test
  void lanesThatLeaveALoopWaitBehindIt() {
    int[] out = RUNNER.ints("loops", 64, d -> d.threads(32, 1, 1, 32, 1, 1));

    int seen = 0;
    for (int i = 0; i < 32; i++) {
      seen += 32 - i;
      assertThat(out[i]).isEqualTo(seen);
      assertThat(out[32 + i]).isEqualTo(32);
    }
  }

  @Test
  void lanesThatHaveReturnedDoNotTakePart() {
    int[] out = RUNNER.ints("returns", 32, d -> d.threads(32, 1, 1, 32, 1, 1));

    assertThat(out[4]).isZero();
    assertThat(out[5]).isEqualTo(31 * 32 / 2 - 10 + 5);
    assertThat(out[31]).isEqualTo(out[5]);
  }

  @Test
  void bothSidesOfABranchMeetAmongThemselves() {
    int[] out = RUNNER.ints("branches", 32, d -> d.threads(32, 1, 1, 32, 1, 1));

    for (int i = 0; i < 32; i++) {
      assertThat(out[i]).isEqualTo(i % 2 == 0 ? 240 + 1000 * 48 : 31);
    }
  }

  @Test
  void typesThatMslAllows() {
    float[] out = RUNNER.floats("types", 8, 32);

    assertThat(out[0]).isEqualTo(496);
    assertThat(out[1]).isEqualTo(31);
    assertThat(out[2]).isEqualTo(32);
    assertThat(out[3]).isEqualTo(-7);
    assertThat(out[4]).isEqualTo(30);
    assertThat(out[5]).isEqualTo(62);
    assertThat(out[6]).isEqualTo(69);
    assertThat(out[7]).isEqualTo(64);
  }

  @Test
  void aVoteOfAllIsOneOfAWholeGroup() {
    assertThat(RUNNER.ints("whole_votes", 32, d -> d.threads(32, 1, 1, 32, 1, 1))).containsOnly(5);
    assertThat(RUNNER.ints("whole_votes", 30, d -> d.threads(30, 1, 1, 30, 1, 1)))
        .startsWith(4, 4)
        .endsWith(0, 0);
  }

  @Test
  void aBarrierOfTheSimdgroupPublishesMemory() {
    int[] out = RUNNER.ints("publishes", 256, d -> d.threads(256, 1, 1, 256, 1, 1));

    for (int i = 0; i < 256; i++) {
      assertThat(out[i]).isEqualTo(i ^ 1);
    }
  }
}
