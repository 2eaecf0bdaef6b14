package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Threadgroup memory is the worker's: static variables first, then the arguments. */
class ThreadgroupMemoryTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          // Threads of one threadgroup run one after another here, so later ones see earlier ones.
          kernel void static_arrays(device int *out, uint i [[thread_index_in_threadgroup]]) {
            threadgroup int first[8], second[8];
            threadgroup float4 wide;
            first[i] = i;
            second[i] = 10 * i;
            wide = float4(i);
            out[i] = first[0] + second[i] + int(wide.w);
          }

          kernel void arguments(device int *out,
                                threadgroup int *a [[threadgroup(0)]],
                                threadgroup int *b [[threadgroup(1)]],
                                uint i [[thread_index_in_threadgroup]]) {
            [[maybe_unused]] threadgroup int own[4];
            own[i] = 1;
            a[i] = 20;
            b[i] = 300;
            out[i] = own[i] + a[i] + b[i];
          }

          template <typename T, int N>
          kernel void sized(device T *out) {
            threadgroup T tile[N][N + 1];
            tile[0][0] = 1;
            out[0] = tile[0][0];
          }
          template [[host_name("sized_float_16")]] kernel void sized<float, 16>(device float *);

          kernel void initialized(device int *out, uint i [[thread_index_in_threadgroup]],
                                  uint at [[thread_position_in_grid]]) {
            threadgroup int counts[4] = {1, 2};
            threadgroup int total = 3 * 2, rest;
            rest = 0;
            counts[i] += 10;
            threadgroup_barrier(mem_flags::mem_threadgroup);
            out[at] = counts[3 - i] + total + rest;
          }

          struct Total {
            Total() thread = default;
            Total() threadgroup = default;
            Total() constant = default;
            int sum;
            void add(int value) threadgroup { sum += value; }
            void add(int value) thread { sum += value; }
          };
          static void bump(threadgroup Total *total [[threadgroup(0)]]) { total->add(1); }
          static void bump(thread Total *total) { total->add(1); }
          kernel void address_spaces(device int *out) {
            threadgroup Total shared;
            Total own;
            shared.sum = 5;
            own.sum = 10;
            bump(&shared);
            bump(&own);
            out[0] = shared.sum + own.sum;
          }
          """);

  @Test
  void variablesDoNotOverlap() {
    assertThat(RUNNER.ints("static_arrays", 4, d -> d.threads(4, 1, 1, 4, 1, 1)))
        .containsExactly(0, 11, 22, 33);
  }

  @Test
  void everyThreadgroupFindsTheInitialValues() {
    assertThat(RUNNER.ints("initialized", 8, d -> d.threads(8, 1, 1, 4, 1, 1)))
        .containsExactly(16, 16, 18, 17, 16, 16, 18, 17);
  }

  @Test
  void argumentsDoNotOverlap() {
    assertThat(
            RUNNER.ints(
                "arguments",
                4,
                d -> d.threadgroupMemory(0, 16).threadgroupMemory(1, 16).threads(4, 1, 1, 4, 1, 1)))
        .containsOnly(321);
  }

  @Test
  void theStaticLengthIsKnown() {
    assertThat(staticLength("static_arrays")).isEqualTo(80);
    assertThat(staticLength("arguments")).isEqualTo(16);
    assertThat(staticLength("sized_float_16")).isEqualTo(16 * 17 * 4);
    assertThat(staticLength("address_spaces")).isEqualTo(16);
  }

  @Test
  void aWorkerGrowsToWhatIsAskedFor() {
    assertThat(
            RUNNER.ints(
                "arguments",
                1,
                d ->
                    d.threadgroupMemory(0, 1 << 20)
                        .threadgroupMemory(1, 16)
                        .threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(321);
  }

  @Test
  void overloadsByAddressSpaceAreOne() {
    assertThat(RUNNER.ints("address_spaces", 1, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(17);
  }

  @Test
  void variablesOutsideAKernelAreRefused() {
    assertThatThrownBy(() ->
            KernelRunner.compiler()
                .compile("void helper() {\n  threadgroup int x[4];\n}\n", MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:2:3: error: variables in the threadgroup");
  }

  private static long staticLength(String kernel) {
    try (MslKernel built = RUNNER.function(kernel).build(Map.of())) {
      return built.staticThreadgroupMemoryLength();
    }
  }
}
