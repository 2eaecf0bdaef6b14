package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every attribute of a thread's place gives what the Metal Shading Language Specification says. */
class ThreadPositionsTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          // One row of 16 ints for the thread at (x, y, z) of a grid that is 6 wide and 4 high.
          static device int *row(device int *out, uint3 p) {
            return out + 16 * (p.x + 6 * (p.y + 4 * p.z));
          }

          kernel void places(device int *out,
                             uint3 grid [[thread_position_in_grid]],
                             ushort3 local [[thread_position_in_threadgroup]],
                             uint3 group [[threadgroup_position_in_grid]],
                             uint index [[thread_index_in_threadgroup]]) {
            device int *to = row(out, grid);
            to[0] = grid.x; to[1] = grid.y; to[2] = grid.z;
            to[3] = local.x; to[4] = local.y; to[5] = local.z;
            to[6] = group.x; to[7] = group.y; to[8] = group.z;
            to[9] = index;
          }

          kernel void sizes(device int *out,
                            uint3 grid [[thread_position_in_grid]],
                            uint3 size [[threads_per_threadgroup]],
                            uint3 full [[dispatch_threads_per_threadgroup]],
                            uint3 threads [[threads_per_grid]],
                            uint3 groups [[threadgroups_per_grid]]) {
            device int *to = row(out, grid);
            to[0] = size.x; to[1] = size.y; to[2] = size.z;
            to[3] = full.x; to[4] = full.y; to[5] = full.z;
            to[6] = threads.x; to[7] = threads.y; to[8] = threads.z;
            to[9] = groups.x; to[10] = groups.y; to[11] = groups.z;
          }

          kernel void simdgroups(device int *out,
                                 ushort i [[thread_index_in_threadgroup]],
                                 ushort lane [[thread_index_in_simdgroup]],
                                 uint simdgroup [[simdgroup_index_in_threadgroup]],
                                 uint width [[threads_per_simdgroup]],
                                 uint old_width [[thread_execution_width]],
                                 uint count [[simdgroups_per_threadgroup]],
                                 uint full [[dispatch_simdgroups_per_threadgroup]],
                                 uint quad [[quadgroup_index_in_threadgroup]],
                                 uint in_quad [[thread_index_in_quadgroup]],
                                 uint quads [[quadgroups_per_threadgroup]]) {
            device int *to = out + 16 * i;
            to[0] = lane; to[1] = simdgroup; to[2] = width; to[3] = old_width; to[4] = count;
            to[5] = full; to[6] = quad; to[7] = in_quad; to[8] = quads;
          }

          kernel void scalars(device int *out,
                              uint i [[thread_position_in_grid]],
                              ushort2 two [[threads_per_threadgroup]],
                              ushort groups [[threadgroups_per_grid]]) {
            out[i] = 100 * two.x + 10 * two.y + groups;
          }
          """);

  @Test
  void placesInAGridOfThreadsWithRaggedEdges() {
    int[] out = RUNNER.ints("places", 16 * 6 * 4 * 3, d -> d.threads(6, 4, 3, 4, 3, 2));

    assertThat(rowOf(out, 5, 3, 2)).startsWith(5, 3, 2, 1, 0, 0, 1, 1, 1, 1);
    assertThat(rowOf(out, 2, 1, 1)).startsWith(2, 1, 1, 2, 1, 1, 0, 0, 0, 18);
  }

  @Test
  void sizesInAGridOfThreadsWithRaggedEdges() {
    int[] out = RUNNER.ints("sizes", 16 * 6 * 4 * 3, d -> d.threads(6, 4, 3, 4, 3, 2));

    assertThat(rowOf(out, 0, 0, 0)).startsWith(4, 3, 2, 4, 3, 2, 6, 4, 3, 2, 2, 2);
    assertThat(rowOf(out, 5, 3, 2)).startsWith(2, 1, 1, 4, 3, 2, 6, 4, 3, 2, 2, 2);
  }

  @Test
  void sizesInAGridOfThreadgroups() {
    int[] out = RUNNER.ints("sizes", 16 * 6 * 4 * 2, d -> d.threadgroups(3, 2, 1, 2, 2, 2));

    assertThat(rowOf(out, 5, 3, 1)).startsWith(2, 2, 2, 2, 2, 2, 6, 4, 2, 3, 2, 1);
  }

  @Test
  void simdgroupsOfARaggedThreadgroup() {
    int[] out = RUNNER.ints("simdgroups", 16 * 40, d -> d.threads(40, 1, 1, 128, 1, 1));

    assertThat(Arrays.copyOfRange(out, 16 * 37, 16 * 37 + 9))
        .containsExactly(5, 1, 32, 32, 2, 4, 9, 1, 10);
  }

  @Test
  void asScalarsAndPairs() {
    int[] out = RUNNER.ints("scalars", 8, d -> d.threads(8, 1, 1, 4, 1, 1));

    assertThat(out).containsOnly(412);
  }

  private static int[] rowOf(int[] out, int x, int y, int z) {
    int first = 16 * (x + 6 * (y + 4 * z));
    return Arrays.copyOfRange(out, first, first + 16);
  }
}
