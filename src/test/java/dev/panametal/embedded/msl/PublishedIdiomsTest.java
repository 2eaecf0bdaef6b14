package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Ways of writing that published kernels use and that once did not compile here. */
class PublishedIdiomsTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          #include <metal_logging>
          using namespace metal;

          #define AT_MOST(a, b) ((a) < (b) ? (a) : (b))
          constant int factor[[function_constant(7)]];
          constant os_log logger("tests", "idioms");

          // Metal's library has no such names, so that a source may define them.
          namespace metal {
          template <typename T> struct is_empty : bool_constant<__is_empty(T)> {};
          constexpr constant thread_scope thread_scope_system = static_cast<thread_scope>(4);
          }
          constant bool forward = true;

          // Not static, and only some kernels call it.
          int across(int value) { return simd_sum(value); }
          void wait_for_all() { threadgroup_barrier(mem_flags::mem_threadgroup); }

          kernel void does_not_wait(device int *out, uint i [[thread_position_in_grid]]) {
            out[i] = i + 1;
          }
          kernel void waits(device int *out, uint i [[thread_position_in_grid]]) {
            wait_for_all();
            out[i] = across(1);
          }

          kernel void power(device float *out, device const int *exponents,
                            uint i [[thread_position_in_grid]]) {
            threadgroup_barrier(mem_flags::mem_none);
            out[i] = pow(1.5f, float(exponents[i]));
          }

          struct Flag {
            char unused;
            constexpr operator bool() const thread { return true; }
          };
          kernel void bfloats(device float *out) {
            bfloat b = bfloat(2.5f);
            uint number = b; bool truth = b; float sum = 1; sum += b; int whole = 4; whole *= b;
            out[0] = number; out[1] = truth; out[2] = sum; out[3] = whole;
            out[4] = b + 0.25f; out[5] = 0.5h * b; out[6] = b < 3.0f;
            bfloat4 v; v = 0; v.y = b;
            out[7] = v.x; out[8] = v.y; out[9] = bfloat(Flag()); out[10] = b > 0 ? b : 0;
          }

          kernel void vectors(device float *out) {
            uint x = 3;
            uint4 some = {x, x + 1, x + 2};
            packed_char4 bytes = packed_char4(-1, 2, 3, 4);
            float4 floats = float4(bytes) * 0.5f;
            half2 pair = {1, 2};
            float3 three = {1.0f, 2.0f, 3.0f};
            out[0] = some.y; out[1] = some.w; out[2] = floats.x; out[3] = pair.y; out[4] = three.z;
          }

          template <int N>
          kernel void unrolled(device int *out, uint i [[thread_position_in_grid]]) {
            int sum = 0;
          #pragma unroll (AT_MOST(N / 2, 4 * N))
            for (int k = 0; k < N; ++k) { sum += k; }
          #pragma unroll(4)
            for (int k = 0; k < N; ++k) { sum += k; }
            out[i] = sum;
          }
          template [[host_name("unrolled_8")]] kernel void unrolled<8>(
              device int *, uint [[thread_position_in_grid]]);

          // The template's argument follows from the parameters.
          template <typename T>
          [[kernel]] void deduced(device T *out [[buffer(0)]], constant T &value [[buffer(1)]]) {
            out[0] = value + T(sizeof(T));
          }
          template [[host_name("deduced_int")]] [[kernel]] void deduced(
              device int *out [[buffer(0)]], const constant int &value [[buffer(1)]]);
          template [[host_name("deduced_float")]] [[kernel]] void deduced(
              device float *out [[buffer(0)]], const constant float &value [[buffer(1)]]);

          kernel void others(device int *out) {
            logger.log_debug("nothing to see: %d", out[0]);
            out[0] = forward; out[1] = is_empty<Flag>::value; out[2] = factor;
          }
          """);

  @Test
  void aKernelThatDoesNotWaitIgnoresHelpersThatDo() {
    assertThat(RUNNER.ints("does_not_wait", 3, d -> d.threads(3, 1, 1, 3, 1, 1)))
        .containsExactly(1, 2, 3);
    try (MslKernel kernel = RUNNER.function("does_not_wait").build(Map.of())) {
      assertThat(kernel.form()).isEqualTo(MslForm.LANE_LOOP);
    }
    assertThat(RUNNER.ints("waits", 3, d -> d.threads(3, 1, 1, 3, 1, 1))).containsExactly(3, 3, 3);
  }

  @Test
  void powersWithIntegerExponentsInCoroutines() {
    int[] exponents = {0, 1, 2, 5, -3};
    try (var arena = Arena.ofConfined()) {
      var in = arena.allocateFrom(ValueLayout.JAVA_INT, exponents);
      var out = arena.allocate(ValueLayout.JAVA_FLOAT, exponents.length);
      RUNNER.run("power", d -> d.buffer(0, out).buffer(1, in).threads(5, 1, 1, 5, 1, 1));
      float[] powers = out.toArray(ValueLayout.JAVA_FLOAT);
      for (int i = 0; i < exponents.length; i++) {
        assertThat(powers[i])
            .isCloseTo((float) Math.pow(1.5, exponents[i]), Percentage.withPercentage(1e-4));
      }
    }
  }

  @Test
  void bfloatConvertsAndMixes() {
    assertThat(RUNNER.floats("bfloats", 11))
        .containsExactly(2, 1, 3.5f, 10, 2.75f, 1.25f, 1, 0, 2.5f, 1, 2.5f);
  }

  @Test
  void vectorsFromBracesAndFromPackedOnes() {
    assertThat(RUNNER.floats("vectors", 5)).containsExactly(4, 0, -0.5f, 2, 3);
  }

  @Test
  void pragmasMayHoldMacros() {
    assertThat(RUNNER.ints("unrolled_8", 1, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(2 * IntStream.range(0, 8).sum());
  }

  @Test
  void instantiationsWithoutTemplateArguments() {
    assertThat(RUNNER.library().functionNames()).contains("deduced_int", "deduced_float");
    try (var arena = Arena.ofConfined()) {
      var value = arena.allocateFrom(ValueLayout.JAVA_INT, 5);
      assertThat(RUNNER.ints("deduced_int", 1, d -> d.buffer(1, value).threads(1, 1, 1, 1, 1, 1)))
          .containsExactly(9);
    }
  }

  @Test
  void namesOfTheLibraryThatMetalDoesNotHaveAreFree() {
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocate(ValueLayout.JAVA_INT, 3);
      RUNNER.run(
          "others",
          Map.of(7, MslConstant.of(11)),
          d -> d.buffer(0, memory).threads(1, 1, 1, 1, 1, 1));
      assertThat(memory.toArray(ValueLayout.JAVA_INT)).containsExactly(1, 0, 11);
    }
  }
}
