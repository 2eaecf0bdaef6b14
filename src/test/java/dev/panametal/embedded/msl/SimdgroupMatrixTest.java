package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Matrices that a SIMD group holds together. */
class SimdgroupMatrixTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          kernel void elements(device float *out, uint i [[thread_index_in_simdgroup]]) {
            threadgroup float numbers[64];
            numbers[2 * i] = 2 * i;
            numbers[2 * i + 1] = 2 * i + 1;
            simdgroup_barrier(mem_flags::mem_threadgroup);
            simdgroup_float8x8 m;
            simdgroup_load(m, numbers);
            out[2 * i] = m.thread_elements()[0];
            out[2 * i + 1] = m.thread_elements()[1];
          }

          // out = a b + c with a[r][c] = r + c, b[r][c] = r - 2 c, c = 3.
          template <typename T>
          kernel void product(device float *out, uint i [[thread_index_in_simdgroup]]) {
            threadgroup T a[64], b[64];
            for (uint k = i; k < 64; k += 32) {
              a[k] = T(float(k / 8 + k % 8));
              b[k] = T(float(k / 8) - 2.0f * float(k % 8));
            }
            threadgroup_barrier(mem_flags::mem_threadgroup);
            simdgroup_matrix<T, 8, 8> ma, mb;
            simdgroup_float8x8 mc = make_filled_simdgroup_matrix<float, 8, 8>(3.0f);
            simdgroup_load(ma, a, 8);
            simdgroup_load(mb, b, 8);
            simdgroup_multiply_accumulate(mc, ma, mb, mc);
            simdgroup_store(mc, out, 8);
          }
          template [[host_name("product_float")]] kernel void product<float>(device float *, uint);
          template [[host_name("product_half")]] kernel void product<half>(device float *, uint);
          template [[host_name("product_bfloat")]] kernel void product<bfloat>(device float *, uint);

          kernel void transposed(device float *out, uint i [[thread_index_in_simdgroup]]) {
            threadgroup float wide[16 * 16];
            for (uint k = i; k < 256; k += 32) {
              wide[k] = k;
            }
            simdgroup_barrier(mem_flags::mem_threadgroup);
            simdgroup_float8x8 m;
            simdgroup_load(m, wide, 16, ulong2(4, 2), true);
            simdgroup_store(m, out, 8);
            simdgroup_load(m, out, 8, 0, true);
            simdgroup_store(m, out + 64, 8);
          }

          kernel void diagonal(device float *out) {
            simdgroup_float8x8 m(2.0f);
            simdgroup_float8x8 n = make_diagonal_simdgroup_matrix<float, 8>(5.0f);
            simdgroup_store(m * n, out, 8);
          }
          """);

  @Test
  void eachLaneHoldsTheTwoElementsThatAppleGivesIt() {
    float[] out = RUNNER.floats("elements", 64, 32);

    for (int lane = 0; lane < 32; lane++) {
      // Apple's layout, as code that uses thread_elements() computes it.
      int quad = lane / 4;
      int row = (quad & 4) + (lane / 2) % 4;
      int column = (quad & 2) * 2 + lane % 2 * 2;
      assertThat(out[2 * lane]).isEqualTo(8 * row + column);
      assertThat(out[2 * lane + 1]).isEqualTo(8 * row + column + 1);
    }
  }

  @Test
  void multipliesAndAccumulates() {
    for (String kernel : new String[] {"product_float", "product_half", "product_bfloat"}) {
      float[] out = RUNNER.floats(kernel, 64, 32);
      for (int row = 0; row < 8; row++) {
        for (int column = 0; column < 8; column++) {
          float sum = 3;
          for (int k = 0; k < 8; k++) {
            sum += (row + k) * (k - 2 * column);
          }
          assertThat(out[8 * row + column]).as("%s %d %d", kernel, row, column).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void loadsFromAnOriginAndTransposed() {
    float[] out = RUNNER.floats("transposed", 128, 32);

    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        assertThat(out[8 * row + column]).isEqualTo((column + 2) * 16 + row + 4);
        assertThat(out[64 + 8 * row + column]).isEqualTo((row + 2) * 16 + column + 4);
      }
    }
  }

  @Test
  void aDiagonalScales() {
    float[] out = RUNNER.floats("diagonal", 64, 32);

    for (int i = 0; i < 64; i++) {
      assertThat(out[i]).isEqualTo(i % 9 == 0 ? 10 : 0);
    }
  }
}
