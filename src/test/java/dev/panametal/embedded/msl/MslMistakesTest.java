package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mistakes that people make, each in the fourth line of a source: the message says what is wrong,
 * points at that line, and shows nothing of the shim.
 */
class MslMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          float y = x[i] x[i] = y;              | 17: error: expected ';' at end of declaration
          float4 y = x;                         | 10: error: no viable conversion from 'float *' to 'float4'
          x[i] = float4(1);                     | 10: error: assigning to 'float' from incompatible type 'float4'
          x[i] = colour;                        | 10: error: use of undeclared identifier 'colour'
          x[i] = float3(x[i]).w;                | 23: error: no member named 'w' in 'metal::vec<float, 3>'
          float4 y = float4(1, 2, 3);           | 14: error: no matching constructor for initialization of 'float4'
          simdgroup_matrix<float, 4, 4> m;      | 33: error: a simdgroup_matrix has 8 columns and 8 rows
          float2 y = {1.0f, 2.0f, 3.0f};        | 14: error: excess elements in vector initializer
          x[i] = clamp(x[i], 1.0f);             | 10: error: no matching function for call to 'clamp'
          x[i] = sqrt(x);                       | 10: error: no matching function for call to 'sqrt'
          x[i] = simd_xor(x[i]);                | 10: error: no matching function for call to 'simd_xor'
          threadgroup_barrier();                | 3: error: no matching function for call to 'threadgroup_barrier'
          x[i] = as_type<float>(ushort(1));     | 10: error: no matching function for call to 'as_type'
          x[i] = float2x2(1)[0];                | 10: error: assigning to 'float' from incompatible type 'vec<float, 2>'
          n = 1;                                | 5: error: cannot assign to variable 'n' with const-qualified type
          bfloat b = 1.5f;                      | 10: error: no viable conversion from 'float' to 'bfloat'
          double d = x[i];                      | 3: error: 'double' is not supported in Metal
          goto end;                             | 3: error: 'goto' statements are not supported in Metal
          float *p = new float[3];              | 14: error: 'new' expressions are not supported in Metal
          texture2d<float> t;                   | 3: error: 'texture2d<float>' is unavailable: texture2d is not supported yet by the embedded device
          constexpr sampler s(filter::linear);  | 13: error: 'sampler' is unavailable: sampler is not supported yet by the embedded device
          raytracing::ray r;                    | 15: error: 'ray' is unavailable: ray is not supported yet by the embedded device
          auto d = mpp::tensor_ops::matmul2d_descriptor(64, 32); | 29: error: 'matmul2d_descriptor' is unavailable
          printf("%f", x[i]);                   | 3: error: use of undeclared identifier 'printf'
          """)
  void inABodyAreTold(String statement, String message) {
    String diagnostics =
        diagnostics(
            """
            #include <metal_stdlib>
            using namespace metal;
            kernel void k(device float *x, constant int &n, uint i [[thread_position_in_grid]]) {
              %s
              x[i] += n;
            }
            """
                .formatted(statement));

    assertThat(diagnostics).startsWith("program_source:4:" + message);
    showsOnlyTheSource(diagnostics);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device float *x, uint i [[thread_position_in_gird]]  | 41: error: a kernel argument with the attribute 'thread_position_in_gird' is not supported by the embedded device
          device float *x [[buffer(1)]], device float *y [[buffer(1)]] | 13: error: two arguments of a kernel have the same index
          device float *x [[buffer(31)]]                       | 13: error: 'buffer' attribute parameter is out of bounds: must be between 0 and 30
          texture2d<float> t [[texture(0)]], device float *x   | 36: error: a kernel argument with the attribute 'texture' is not supported by the embedded device
          visible_function_table<int(int)> x [[buffer(0)]]     | 15: error: invalid type 'visible_function_table
          float x                                              | 15: error: invalid type 'float' for input declaration in a kernel function
          """)
  void inAParameterListAreTold(String parameters, String message) {
    String diagnostics =
        diagnostics(
            """
            #include <metal_stdlib>

            using namespace metal;
            kernel void k(%s) {
            }
            """
                .formatted(parameters));

    assertThat(diagnostics).startsWith("program_source:4:" + message);
    showsOnlyTheSource(diagnostics);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          struct Arguments { texture2d<float> t [[id(0)]]; }; | 20: error: 'texture2d<float>' is unavailable: texture2d is not supported yet by the embedded device
          struct Shape { virtual float area(); };             | 16: error: 'virtual' functions are not supported in Metal
          threadgroup float shared[4];                        | 1: error: variables in the threadgroup address space can only be declared in a kernel
          vertex float4 v() { return 0; }                     | 1: error: vertex functions are not supported by the embedded device
          constant float table[2] = {1, 2, 3};                | 34: error: excess elements in array initializer
          """)
  void outsideOfKernelsAreTold(String declaration, String message) {
    String diagnostics =
        diagnostics(
            """
            #include <metal_stdlib>

            using namespace metal;
            %s
            kernel void k(device float *x) {}
            """
                .formatted(declaration));

    assertThat(diagnostics).startsWith("program_source:4:" + message);
    showsOnlyTheSource(diagnostics);
  }

  private static void showsOnlyTheSource(String diagnostics) {
    assertThat(diagnostics).doesNotContain("panametal", "shim", ".h:");
    assertThat(diagnostics.lines().filter(line -> line.contains("rror: ")))
        .as("each error is one of the source")
        .allMatch(line -> line.startsWith("program_source:"));
  }

  private static String diagnostics(String source) {
    return catchThrowableOfType(
            MslCompileException.class,
            () -> KernelRunner.compiler().compile(source, MslOptions.defaults()))
        .diagnostics();
  }
}
