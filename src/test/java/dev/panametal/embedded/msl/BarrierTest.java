package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At a barrier, every thread of the threadgroup sees what the others wrote in front of it. */
class BarrierTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          kernel void reversed(device int *out,
                               uint i [[thread_index_in_threadgroup]],
                               uint at [[thread_position_in_grid]],
                               uint size [[threads_per_threadgroup]]) {
            threadgroup int values[1024];
            values[i] = 1000 + at;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            out[at] = values[size - 1 - i];
          }

          static int total(threadgroup int *values, uint i, uint size) {
            for (uint half_size = 512; half_size > 0; half_size /= 2) {
              if (i < half_size && i + half_size < size) {
                values[i] += values[i + half_size];
              }
              threadgroup_barrier(mem_flags::mem_threadgroup);
            }
            return values[0];
          }

          kernel void sums(device int *out,
                           threadgroup int *values,
                           uint i [[thread_index_in_threadgroup]],
                           uint at [[thread_position_in_grid]],
                           uint size [[threads_per_threadgroup]]) {
            values[i] = at;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            out[at] = total(values, i, size);
          }

          // Threads leave one after another; the others go on.
          kernel void leaving(device atomic_int *out, uint i [[thread_index_in_threadgroup]]) {
            for (uint round = 0; round < i; ++round) {
              atomic_fetch_add_explicit(out + round, 1, memory_order_relaxed);
              threadgroup_barrier(mem_flags::mem_device);
            }
          }

          kernel void early_return(device int *out, uint i [[thread_index_in_threadgroup]]) {
            threadgroup int seen[64];
            if (i % 3 == 0) {
              out[i] = -1;
              return;
            }
            seen[i] = i;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            out[i] = seen[i % 3 == 1 ? i + 1 : i - 1];
          }

          // Some threads come to one barrier, the others to another.
          kernel void divergent(device int *out, uint i [[thread_index_in_threadgroup]]) {
            if (i % 2 == 0) {
              threadgroup_barrier(mem_flags::mem_none);
              out[i] = 2;
            } else {
              threadgroup_barrier(mem_flags::mem_none);
              out[i] = 1;
            }
          }

          kernel void private_array(device int *out, uint i [[thread_index_in_threadgroup]]) {
            threadgroup int shared[64];
            int own[8];
            for (int k = 0; k < 8; ++k) {
              own[k] = 10 * i + k;
            }
            shared[i] = (i + 3) % 8;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            int picked = own[shared[(i + 1) % 64]];
            threadgroup_barrier(mem_flags::mem_threadgroup);
            out[i] = picked + own[0];
          }

          kernel void three_dimensions(device int *out,
                                       uint3 local [[thread_position_in_threadgroup]],
                                       uint3 at [[thread_position_in_grid]],
                                       uint3 size [[threads_per_threadgroup]],
                                       uint3 grid [[threads_per_grid]]) {
            threadgroup int tile[4][4][4];
            tile[local.z][local.y][local.x] = 100 * at.z + 10 * at.y + at.x;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            uint3 other = size - 1 - local;
            out[(at.z * grid.y + at.y) * grid.x + at.x] = tile[other.z][other.y][other.x];
          }

          kernel void no_wait(device int *out, uint i [[thread_position_in_grid]]) { out[i] = i; }

          static __attribute__((noinline)) void meet() {
            threadgroup_barrier(mem_flags::mem_none);
          }
          kernel void not_inlined(device int *out) { meet(); meet(); }
          """);

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void threadsSeeWhatOthersWrote(int size) {
    int count = 2 * size + size / 2;

    int[] out = RUNNER.ints("reversed", count, d -> d.threads(count, 1, 1, size, 1, 1));

    assertThat(out)
        .containsExactly(
            IntStream.range(0, count)
                .map(i -> {
                  int first = i / size * size;
                  int last = Math.min(first + size, count) - 1;
                  return 1000 + first + last - i;
                })
                .toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 256, 1024})
  void reducesInAFunctionWithALoop(int size) {
    int count = 3 * size - size / 2;

    int[] out =
        RUNNER.ints(
            "sums", count, d -> d.threadgroupMemory(0, 4 * size).threads(count, 1, 1, size, 1, 1));

    assertThat(out)
        .containsExactly(
            IntStream.range(0, count)
                .map(i -> {
                  int first = i / size * size;
                  return IntStream.range(first, Math.min(first + size, count)).sum();
                })
                .toArray());
  }

  @Test
  void threadsThatHaveEndedDoNotCount() {
    int[] out = RUNNER.ints("leaving", 100, d -> d.threads(100, 1, 1, 100, 1, 1));

    assertThat(out).containsExactly(IntStream.range(0, 100).map(round -> 99 - round).toArray());
  }

  @Test
  void threadsMayReturnInFrontOfABarrier() {
    int[] out = RUNNER.ints("early_return", 63, d -> d.threads(63, 1, 1, 63, 1, 1));

    assertThat(out)
        .containsExactly(
            IntStream.range(0, 63)
                .map(i -> i % 3 == 0 ? -1 : i % 3 == 1 ? i + 1 : i - 1)
                .toArray());
  }

  @Test
  void differentBarriersNeverHang() {
    int[] out = RUNNER.ints("divergent", 64, d -> d.threads(64, 1, 1, 64, 1, 1));

    assertThat(out).containsExactly(IntStream.range(0, 64).map(i -> 2 - i % 2).toArray());
  }

  @Test
  void aThreadsOwnArrayOutlivesABarrier() {
    int[] out = RUNNER.ints("private_array", 64, d -> d.threads(64, 1, 1, 64, 1, 1));

    assertThat(out)
        .containsExactly(
            IntStream.range(0, 64).map(i -> 20 * i + ((i + 1) % 64 + 3) % 8).toArray());
  }

  @Test
  void raggedInThreeDimensions() {
    int[] out = RUNNER.ints("three_dimensions", 6 * 5 * 7, d -> d.threads(6, 5, 7, 4, 4, 4));

    assertThat(out[(6 * 5 + 4) * 6 + 5]).isEqualTo(100 * 4 + 10 * 4 + 4);
    assertThat(out[0]).isEqualTo(333);
    assertThat(out[(1 * 5 + 2) * 6 + 3]).isEqualTo(100 * 2 + 10 * 1);
  }

  @Test
  void aWorkerServesKernelsOfBothForms() {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel waiting = RUNNER.function("reversed").build(Map.of());
        MslKernel simple = RUNNER.function("no_wait").build(Map.of())) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, 1024);
      MslDispatch dispatch = new MslDispatch(arena).buffer(0, out);
      for (int size : new int[] {32, 1024, 1}) {
        dispatch.threads(size, 1, 1, size, 1, 1);
        waiting.run(dispatch, worker, 0, 1);
        assertThat(out.getAtIndex(ValueLayout.JAVA_INT, 0)).isEqualTo(1000 + size - 1);
        simple.run(dispatch, worker, 0, 1);
        assertThat(out.getAtIndex(ValueLayout.JAVA_INT, size - 1)).isEqualTo(size - 1);
      }
    }
  }

  @Test
  void onlyKernelsThatWaitAreCoroutines() {
    try (MslKernel waiting = RUNNER.function("reversed").build(Map.of());
        MslKernel simple = RUNNER.function("no_wait").build(Map.of())) {
      assertThat(waiting.form()).isEqualTo(MslForm.COROUTINES);
      assertThat(simple.form()).isEqualTo(MslForm.LANE_LOOP);
    }
  }

  @Test
  void aKernelThatDoesNotWaitIsTheSameAsACoroutine() {
    int[] out = RUNNER.inCoroutines().ints("no_wait", 100, d -> d.threads(100, 1, 1, 33, 1, 1));

    assertThat(out).containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void aFunctionThatCannotBecomePartOfTheKernelIsNamed() {
    assertThatThrownBy(() -> RUNNER.function("not_inlined").build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("'not_inlined'")
        .hasMessageContaining("meet");
  }
}
