package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.HostTarget;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kernels that do not wait are loops that clang vectorises: on large arrays an element-wise kernel
 * is at least 0.8 times as fast as the same loop in C++ with {@code -O3}, on one thread each. A
 * measurement, for a quiet machine: run with {@code -Dpanametal.measure=true}.
 */
@EnabledIfSystemProperty(
    named = "panametal.measure",
    matches = "true",
    disabledReason = "a measurement; -Dpanametal.measure=true runs it")
class ElementwiseSpeedTest {
  private static final int COUNT = 1 << 24;
  private static final int ROUNDS = 15;

  private static final String KERNELS =
      """
      #include <metal_stdlib>
      using namespace metal;
      kernel void add(device const float *a, device const float *b, device float *c,
                      constant uint &n, uint i [[thread_position_in_grid]]) {
        if (i < n) { c[i] = a[i] + b[i]; }
      }
      kernel void silu(device const float *a, device const float *b, device float *c,
                       constant uint &n, uint i [[thread_position_in_grid]]) {
        if (i < n) { c[i] = a[i] / (1.0f + a[i] * a[i]) * b[i]; }
      }
      """;
  private static final String LOOPS =
      """
      extern "C" void add(const float *__restrict a, const float *__restrict b,
                          float *__restrict c, unsigned n) {
        for (unsigned i = 0; i < n; ++i) { c[i] = a[i] + b[i]; }
      }
      extern "C" void silu(const float *__restrict a, const float *__restrict b,
                           float *__restrict c, unsigned n) {
        for (unsigned i = 0; i < n; ++i) { c[i] = a[i] / (1.0f + a[i] * a[i]) * b[i]; }
      }
      """;

  @Test
  void isAtLeastFourFifthsOfALoopInCpp(@TempDir Path folder) throws Throwable {
    KernelRunner runner = new KernelRunner(KERNELS);
    try (Arena arena = Arena.ofShared();
        MslWorker worker = new MslWorker()) {
      SymbolLookup loops = SymbolLookup.libraryLookup(compile(folder), arena);
      MemorySegment a = arena.allocate(4L * COUNT, 64).fill((byte) 0x3f);
      MemorySegment b = arena.allocate(4L * COUNT, 64).fill((byte) 0x3e);
      MemorySegment c = arena.allocate(4L * COUNT, 64);
      MemorySegment n = arena.allocateFrom(ValueLayout.JAVA_INT, COUNT);
      MslDispatch dispatch =
          new MslDispatch(arena)
              .buffer(0, a)
              .buffer(1, b)
              .buffer(2, c)
              .buffer(3, n)
              .threads(COUNT, 1, 1, 256, 1, 1);
      for (String name : List.of("add", "silu")) {
        try (MslKernel kernel = runner.function(name).build(Map.of())) {
          MethodHandle loop = handle(loops.find(name).orElseThrow());
          long kernelNanos = Long.MAX_VALUE;
          long loopNanos = Long.MAX_VALUE;
          // In turns, so that what disturbs the machine disturbs both.
          for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            loop.invokeExact(a, b, c, COUNT);
            loopNanos = Math.min(loopNanos, System.nanoTime() - start);
            start = System.nanoTime();
            kernel.run(dispatch, worker, 0, dispatch.threadgroupCount());
            kernelNanos = Math.min(kernelNanos, System.nanoTime() - start);
          }
          double ratio = (double) loopNanos / kernelNanos;
          System.out.printf(
              "%s of %d floats: C++ %.2f ms, kernel %.2f ms, ratio %.2f%n",
              name, COUNT, loopNanos / 1e6, kernelNanos / 1e6, ratio);
          assertThat(ratio).as(name).isGreaterThanOrEqualTo(0.8);
        }
      }
    }
  }

  private static Path compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("loops.cpp"), LOOPS);
    Path output = folder.resolve("loops.so");
    var result =
        Toolchain.find(CacheDirectory.ofThisProcess())
            .clang()
            .run(
                folder,
                List.of(
                    "-O3",
                    HostTarget.nativeFlag(),
                    "-ffast-math",
                    "-fPIC",
                    "-shared",
                    "-nostdlib",
                    "-fuse-ld=lld",
                    source.toString(),
                    "-o",
                    output.toString()),
                "");
    assertThat(result.succeeded()).as(result.messages()).isTrue();
    return output;
  }

  private static MethodHandle handle(MemorySegment function) {
    return Linker.nativeLinker()
        .downcallHandle(
            function,
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
  }
}
