package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.panametal.embedded.msl.MslArgument.Access;
import dev.panametal.embedded.msl.MslArgument.AddressSpace;
import dev.panametal.embedded.msl.MslArgument.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A library tells what each kernel's arguments are. */
class MslReflectionTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          struct Params { float4 scale; uint count; };
          enum Slots { kInput = 4 };

          kernel void mixed(device const float *input [[buffer(kInput)]],
                            device half4 *output [[buffer(0)]],
                            constant Params &params [[buffer(2)]],
                            constant ushort &step [[buffer(3)]],
                            threadgroup float2 *scratch [[threadgroup(1)]],
                            uint i [[thread_position_in_grid]]) {}

          kernel void implicit(device int *a, constant float3x3 *b, device atomic_uint *c,
                               threadgroup char *d, device packed_float3 *e) {}

          template <typename T>
          [[kernel]] void copy(device const T *from, device T *to, uint i [[thread_position_in_grid]]) {
            to[i] = from[i];
          }
          template [[host_name("copy_bfloat")]] [[kernel]] void copy<bfloat>(
              device const bfloat *, device bfloat *, uint);
          template [[host_name("copy_uchar4")]] kernel decltype(copy<uchar4>) copy<uchar4>;

          [[host_name("renamed")]] [[kernel, max_total_threads_per_threadgroup(64)]]
          void original(device float *x) {}

          namespace tools {
            kernel void inside(device float *x) {}
          }
          """);

  @Test
  void listsAllKernelsByTheirHostNames() {
    assertThat(RUNNER.library().functionNames())
        .containsExactly(
            "mixed", "implicit", "renamed", "tools::inside", "copy_bfloat", "copy_uchar4");
  }

  @Test
  void describesABufferOfScalars() {
    assertThat(RUNNER.function("mixed").arguments().getFirst())
        .isEqualTo(
            new MslArgument(
                "input",
                4,
                Kind.BUFFER,
                Access.READ_ONLY,
                4,
                4,
                3,
                "float",
                AddressSpace.DEVICE,
                false));
  }

  @Test
  void describesABufferOfVectors() {
    assertThat(RUNNER.function("mixed").arguments().get(1))
        .isEqualTo(
            new MslArgument(
                "output",
                0,
                Kind.BUFFER,
                Access.READ_WRITE,
                8,
                8,
                19,
                "half4",
                AddressSpace.DEVICE,
                false));
  }

  @Test
  void describesAStruct() {
    assertThat(RUNNER.function("mixed").arguments().get(2))
        .isEqualTo(
            new MslArgument(
                "params",
                2,
                Kind.BUFFER,
                Access.READ_ONLY,
                32,
                16,
                1,
                "Params",
                AddressSpace.CONSTANT,
                true));
  }

  @Test
  void describesAConstantScalar() {
    assertThat(RUNNER.function("mixed").arguments().get(3))
        .isEqualTo(
            new MslArgument(
                "step",
                3,
                Kind.BUFFER,
                Access.READ_ONLY,
                2,
                2,
                41,
                "ushort",
                AddressSpace.CONSTANT,
                true));
  }

  @Test
  void describesThreadgroupMemory() {
    assertThat(RUNNER.function("mixed").arguments().get(4))
        .isEqualTo(
            new MslArgument(
                "scratch",
                1,
                Kind.THREADGROUP_MEMORY,
                Access.READ_WRITE,
                8,
                8,
                4,
                "float2",
                AddressSpace.THREADGROUP,
                false));
  }

  @Test
  void leavesOutThreadPositions() {
    assertThat(RUNNER.function("mixed").arguments()).hasSize(5);
  }

  @Test
  void numbersArgumentsWithoutAnIndexInOrder() {
    assertThat(RUNNER.function("implicit").arguments())
        .extracting(MslArgument::name, MslArgument::index, MslArgument::typeName)
        .containsExactly(
            tuple("a", 0, "int"),
            tuple("b", 1, "float3x3"),
            tuple("c", 2, "atomic_uint"),
            tuple("d", 0, "char"),
            tuple("e", 3, "packed_float3"));
  }

  @Test
  void givesSizesAndTypesOfMatricesAndPackedVectors() {
    assertThat(RUNNER.function("implicit").arguments())
        .extracting(MslArgument::dataSize, MslArgument::alignment, MslArgument::dataType)
        .containsExactly(
            tuple(4L, 4L, 29),
            tuple(48L, 16L, 11),
            tuple(4L, 4L, 33),
            tuple(1L, 1L, 45),
            tuple(12L, 4L, 5));
  }

  @Test
  void knowsTheTypesOfATemplatesInstantiations() {
    assertThat(RUNNER.function("copy_bfloat").arguments().getFirst().dataType()).isEqualTo(121);
    assertThat(RUNNER.function("copy_uchar4").arguments().getFirst().typeName())
        .isEqualTo("uchar4");
  }

  @Test
  void runsAnInstantiation() {
    try (MslKernel kernel = RUNNER.function("copy_uchar4").build(Map.of())) {
      assertThat(kernel.name()).isEqualTo("copy_uchar4");
      assertThat(kernel.arguments()).hasSize(2);
    }
  }

  @Test
  void buildsAKernelInANamespace() {
    try (MslKernel kernel = RUNNER.function("tools::inside").build(Map.of())) {
      assertThat(kernel.name()).isEqualTo("tools::inside");
    }
  }

  @Test
  void knowsTheLimitOfThreads() {
    assertThat(RUNNER.function("renamed").maxTotalThreadsPerThreadgroup()).isEqualTo(64);
    assertThat(RUNNER.function("mixed").maxTotalThreadsPerThreadgroup()).isEqualTo(1024);
  }
}
