package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.upTo;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kernel whose threads wait for each other runs on a stream like any other. */
@Tag("jni-check")
class BarrierKernelTest extends MetalTest {
  private static final String SUM_OF_EACH_THREADGROUP =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void sum(device const float *x [[buffer(0)]],
                      device float *sums [[buffer(1)]],
                      uint at [[thread_position_in_grid]],
                      uint i [[thread_index_in_threadgroup]],
                      uint group [[threadgroup_position_in_grid]]) {
        threadgroup float partial[256];
        partial[i] = x[at];
        threadgroup_barrier(mem_flags::mem_threadgroup);
        for (uint stride = 128; stride > 0; stride /= 2) {
          if (i < stride) {
            partial[i] += partial[i + stride];
          }
          threadgroup_barrier(mem_flags::mem_threadgroup);
        }
        if (i == 0) {
          sums[group] = partial[0];
        }
      }
      """;

  @Test
  void reducesEachThreadgroupOnAllWorkers() {
    // All sums are below 2^24 and so exact.
    int groups = 200;
    int size = 256;
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocate(4L * groups * size);
        MetalBuffer sums = device.allocate(4L * groups)) {
      upload(stream, x, upTo(groups * size));
      MetalKernel sum = device.compile(SUM_OF_EACH_THREADGROUP).kernel("sum");

      stream.launch(sum, Grid.threads(1L * groups * size).by(size), x, sums);

      float[] result = download(stream, sums);
      for (int i = 0; i < groups; i++) {
        assertThat(result[i]).isEqualTo(256 * 256 * i + 255 * 256 / 2);
      }
    }
  }
}
