package dev.panametal.support;

/** Small kernels that tests share. */
public final class Kernels {
  /** y = a x + y. */
  public static final String SAXPY =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void saxpy(device const float* x [[buffer(0)]],
                        device float* y [[buffer(1)]],
                        constant float& a [[buffer(2)]],
                        uint i [[thread_position_in_grid]]) {
        y[i] = a * x[i] + y[i];
      }

      kernel void add_one(device float* data [[buffer(0)]],
                          uint i [[thread_position_in_grid]]) {
        data[i] += 1.0f;
      }

      kernel void scale(device float* data [[buffer(0)]],
                        constant float& factor [[buffer(1)]],
                        uint i [[thread_position_in_grid]]) {
        data[i] *= factor;
      }
      """;

  /** One kernel for each kind of argument. */
  public static final String ARGUMENTS =
      """
      #include <metal_stdlib>
      using namespace metal;

      struct Pair { float first; int second; };

      kernel void scalars(device float* out [[buffer(0)]],
                          constant int& i [[buffer(1)]],
                          constant uint& u [[buffer(2)]],
                          constant long& l [[buffer(3)]],
                          constant float& f [[buffer(4)]],
                          constant half& h [[buffer(5)]],
                          constant Pair& pair [[buffer(6)]]) {
        out[0] = i;
        out[1] = u;
        out[2] = l;
        out[3] = f;
        out[4] = h;
        out[5] = pair.first;
        out[6] = pair.second;
      }

      kernel void add_tables(device float* out [[buffer(0)]],
                             constant float* a [[buffer(1)]],
                             constant float* b [[buffer(2)]],
                             uint i [[thread_position_in_grid]]) {
        out[i] = a[i] + b[i];
      }

      kernel void copy_table(device float* out [[buffer(0)]],
                             constant float* table [[buffer(1)]],
                             uint i [[thread_position_in_grid]]) {
        out[i] = table[i];
      }
      """;

  private Kernels() {}
}
