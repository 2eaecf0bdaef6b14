package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.msl.toolchain.CacheStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads that build kernels do not wait for each other. */
class ParallelBuildTest {
  private static final int THREADS = 3;
  private static final int FAR_TOO_LONG_SECONDS = 120;

  /** With one thread at a time they would wait for each other for ever. */
  @Test
  @Timeout(FAR_TOO_LONG_SECONDS)
  void allRunTheirClangAtOnce(@TempDir Path folder) throws Exception {
    AtomicBoolean building = new AtomicBoolean();
    CyclicBarrier allHaveStarted = new CyclicBarrier(THREADS);
    MslLibrary library =
        FreshCache.compiler(
                folder,
                step -> {
                  if (building.get() && step == CacheStep.CLANG_STARTED) {
                    await(allHaveStarted);
                  }
                })
            .compile(
                """
                kernel void k0(device int *x) { x[0] = 0; }
                kernel void k1(device int *x) { x[0] = 1; }
                kernel void k2(device int *x) { x[0] = 2; }
                """,
                MslOptions.defaults());
    building.set(true);
    List<Future<MslKernel>> kernels = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        MslFunction function = library.function("k" + i).orElseThrow();
        kernels.add(threads.submit(() -> function.build(Map.of())));
      }
    }
    for (int i = 0; i < THREADS; i++) {
      try (MslKernel kernel = kernels.get(i).get()) {
        assertThat(kernel.name()).isEqualTo("k" + i);
      }
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException("the others did not start", e);
    }
  }
}
