package dev.panametal.cli.doctor;

import dev.panametal.Grid;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import dev.panametal.cli.Units;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Whether kernels compile, run and give the right results. */
final class KernelChecks {
  private static final int THREADS = 1000;
  private static final int GROUP = 250;

  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void scale(device const float* from [[buffer(0)]],
                        device float* to [[buffer(1)]],
                        constant float& factor [[buffer(2)]],
                        uint i [[thread_position_in_grid]]) {
        to[i] = factor * from[i];
      }

      kernel void add_up(device const float* from [[buffer(0)]],
                         device float* to [[buffer(1)]],
                         uint i [[thread_position_in_grid]],
                         uint group [[threadgroup_position_in_grid]],
                         uint lane [[thread_index_in_simdgroup]],
                         uint simdgroup [[simdgroup_index_in_threadgroup]],
                         uint simdgroups [[simdgroups_per_threadgroup]]) {
        threadgroup float partial[32];
        float sum = simd_sum(from[i]);
        if (lane == 0) {
          partial[simdgroup] = sum;
        }
        threadgroup_barrier(mem_flags::mem_threadgroup);
        if (simdgroup == 0) {
          float all = simd_sum(lane < simdgroups ? partial[lane] : 0.0f);
          if (lane == 0) {
            to[group] = all;
          }
        }
      }
      """;

  private KernelChecks() {}

  /** A kernel whose threads do not know each other. */
  static Finding elementwise(MetalDevice device) {
    float[] expected = input();
    for (int i = 0; i < THREADS; i++) {
      expected[i] *= 2.5f;
    }
    return run(device, "scale", Grid.threads(THREADS), expected);
  }

  /** A kernel with threadgroup memory, barriers and operations of SIMD groups. */
  static Finding reduction(MetalDevice device) {
    float[] expected = new float[THREADS / GROUP];
    for (int i = 0; i < THREADS; i++) {
      // Whole numbers below 2^24: their sums are exact in any order.
      expected[i / GROUP] += i;
    }
    return run(device, "add_up", Grid.threads(THREADS).by(GROUP), expected);
  }

  /** 0, 1, 2 and so on. */
  private static float[] input() {
    float[] values = new float[THREADS];
    for (int i = 0; i < THREADS; i++) {
      values[i] = i;
    }
    return values;
  }

  private static Finding run(MetalDevice device, String name, Grid grid, float[] expected) {
    String check = "kernel " + name;
    long start = System.nanoTime();
    MetalKernel kernel = device.compile(SOURCE).kernel(name);
    long compiled = System.nanoTime();
    float[] result = new float[expected.length];
    try (MetalStream stream = device.newStream();
        MetalBuffer from = device.allocate((long) Float.BYTES * THREADS);
        MetalBuffer to = device.allocate((long) Float.BYTES * expected.length)) {
      stream.upload(MemorySegment.ofArray(input()), from, 0);
      if (name.equals("scale")) {
        stream.launch(kernel, grid, from, to, 2.5f);
      } else {
        stream.launch(kernel, grid, from, to);
      }
      stream.download(to, 0, MemorySegment.ofArray(result));
    }
    int wrong = Arrays.mismatch(result, expected);
    return wrong < 0
        ? Finding.ok(
            check,
            "%d results right; compiled in %s, run in %s"
                .formatted(
                    expected.length,
                    Units.millis(compiled - start),
                    Units.millis(System.nanoTime() - compiled)))
        : Finding.failed(
            check,
            "result %d is %s instead of %s".formatted(wrong, result[wrong], expected[wrong]),
            "Nothing that this device computes can be trusted. Please report it with this output.");
  }
}
