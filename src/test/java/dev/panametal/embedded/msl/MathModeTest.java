package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fast math may round otherwise; the precise functions, and a compile without it, may not. */
class MathModeTest {
  private static final int COUNT = 4096;
  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void precise_divide(device const float *a, device const float *b, device float *out,
                                 uint i [[thread_position_in_grid]]) {
        out[i] = precise::divide(a[i], b[i]);
      }
      kernel void precise_root(device const float *a, device const float *b, device float *out,
                               uint i [[thread_position_in_grid]]) {
        out[i] = precise::sqrt(a[i]);
      }
      kernel void divide(device const float *a, device const float *b, device float *out,
                         uint i [[thread_position_in_grid]]) {
        out[i] = a[i] / b[i];
      }
      kernel void order(device const float *a, device const float *b, device float *out,
                        uint i [[thread_position_in_grid]]) {
        out[i] = (a[i] + 1e8f) - 1e8f;
      }
      kernel void nans(device const float *a, device const float *b, device float *out,
                       uint i [[thread_position_in_grid]]) {
        float inf = a[i] / 0.0f;
        out[i] = isnan(inf - inf) && isinf(inf) && !isfinite(-inf) && !isnan(a[i]);
      }
      kernel void turns(device const float *a, device const float *b, device float *out,
                        uint i [[thread_position_in_grid]]) {
        out[0] = sinpi(1.0f); out[1] = cospi(0.5f); out[2] = sinpi(100000.5f); out[3] = cospi(-7.0f);
        out[4] = tanpi(0.25f); out[5] = sinpi(-0.25f); out[6] = precise::cospi(1e6f);
        out[7] = ilogb(float2(1.0f, 9.0f)).y;
      }
      """;

  private final float[] a = new float[COUNT];
  private final float[] b = new float[COUNT];

  MathModeTest() {
    Random random = new Random(5);
    for (int i = 0; i < COUNT; i++) {
      a[i] = random.nextFloat(1, 1000);
      b[i] = random.nextFloat(1, 1000);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void preciseFunctionsRoundAsIeeeSays(boolean fast) {
    float[] quotients = run("precise_divide", fast);
    float[] roots = run("precise_root", fast);

    for (int i = 0; i < COUNT; i++) {
      assertThat(quotients[i]).isEqualTo(a[i] / b[i]);
      assertThat(roots[i]).isEqualTo((float) Math.sqrt(a[i]));
    }
  }

  @Test
  void withoutFastMathNothingIsRearranged() {
    float[] quotients = run("divide", false);
    float[] sums = run("order", false);

    for (int i = 0; i < COUNT; i++) {
      assertThat(quotients[i]).isEqualTo(a[i] / b[i]);
      assertThat(sums[i]).isEqualTo((a[i] + 1e8f) - 1e8f);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void infinityAndNanKeepTheirMeaning(boolean fast) {
    assertThat(run("nans", fast)).containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anglesInHalfTurnsAreExactAtQuarters(boolean fast) {
    assertThat(Arrays.copyOf(run("turns", fast), 8))
        .containsExactly(new float[] {0, 0, 1, -1, 1, -0.70710677f, 1, 3}, within(1e-6f));
  }

  private float[] run(String kernel, boolean fast) {
    KernelRunner runner = new KernelRunner(SOURCE, MslOptions.defaults().withFastMath(fast));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment left = arena.allocateFrom(ValueLayout.JAVA_FLOAT, a);
      MemorySegment right = arena.allocateFrom(ValueLayout.JAVA_FLOAT, b);
      MemorySegment out = arena.allocate(ValueLayout.JAVA_FLOAT, COUNT);
      runner.run(
          kernel,
          Map.of(),
          d -> d.buffer(0, left).buffer(1, right).buffer(2, out).threads(COUNT, 1, 1, 256, 1, 1));
      return out.toArray(ValueLayout.JAVA_FLOAT);
    }
  }
}
