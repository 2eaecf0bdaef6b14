package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.Clang;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a source beyond what clang says of it. */
class RefusedSourcesTest {
  private static void assertRefused(String source, String expected) {
    assertThatThrownBy(() -> KernelRunner.compiler().compile(source, MslOptions.defaults()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("program_source:")
        .hasMessageContaining(expected);
  }

  @Test
  void aFunctionConstantIsInTheConstantAddressSpace() {
    assertRefused(
        "int width [[function_constant(0)]];\nkernel void k(device int *x) { x[0] = width; }\n",
        "a function constant must be a variable in the constant address space");
  }

  @Test
  void onlyAFunctionConstantIsAskedWhetherItIsDefined() {
    assertRefused(
        """
        #include <metal_stdlib>
        kernel void k(device int *x) { if (metal::is_function_constant_defined(wide)) { x[0] = 1; } }
        """,
        "'wide' is not a function constant");
  }

  @Test
  void anExplicitInstantiationNamesAKernel() {
    assertRefused(
        """
        template <typename T> kernel void copy(device T *x) { x[0] = T(1); }
        template [[host_name("copy_int")]] kernel void copied<int>(device int *x);
        """,
        "no kernel named 'copied' to instantiate");
  }

  @Test
  void aKernelThatWaitsCannotDoSoInARecursion() {
    MslLibrary library =
        KernelRunner.compiler()
            .compile(
                """
                #include <metal_stdlib>
                using namespace metal;
                static void meet(uint depth) {
                  threadgroup_barrier(mem_flags::mem_none);
                  if (depth > 0) { meet(depth - 1); threadgroup_barrier(mem_flags::mem_none); meet(depth / 2); }
                }
                kernel void waits(device uint *x) { meet(x[0]); }
                """,
                MslOptions.defaults());

    assertThatThrownBy(() -> library.function("waits").orElseThrow().build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining("kernel 'waits' waits for other threads in the function '")
        .hasMessageContaining("which calls itself or is marked noinline");
  }

  @Test
  void aKernelThatWaitsNeedsAClangWhoseCoroutinesAreKnown() {
    Toolchain found = Toolchain.find(CacheDirectory.ofThisProcess());
    Toolchain older =
        new Toolchain(
            found.cache(),
            new Clang(found.cache(), found.clang().executable(), "clang version 18.1.8 x86_64", 18),
            found.shim(),
            found.kernels());
    MslLibrary library =
        new LibraryCompiler(older, MslOptions.defaults())
            .compile(
                """
                #include <metal_stdlib>
                using namespace metal;
                kernel void waits(device int *x) { threadgroup_barrier(mem_flags::mem_none); x[0] = 1; }
                """);

    assertThatThrownBy(() -> library.function("waits").orElseThrow().build(Map.of()))
        .isInstanceOf(MslCompileException.class)
        .hasMessageContaining(
            "kernel 'waits' may use barriers or operations of SIMD groups; the embedded device"
                + " compiles those with clang 19 or 20, and this is clang version 18.1.8");
  }

  @Test
  void anExplicitInstantiationHasAName() {
    assertRefused(
        "template [[host_name(\"nothing\")]] kernel void ) ;\n",
        "this explicit instantiation names no kernel");
  }
}
