package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A kernel computes what its source says, over whatever part of the grid it is asked for. */
class MslKernelTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #include <metal_stdlib>
          using namespace metal;

          kernel void add(device const float *a [[buffer(0)]],
                          device const float *b [[buffer(1)]],
                          device float *sum [[buffer(2)]],
                          constant uint &count [[buffer(3)]],
                          uint i [[thread_position_in_grid]]) {
            if (i < count) {
              sum[i] = a[i] + b[i];
            }
          }

          kernel void mark(device int *out, uint i [[thread_position_in_grid]]) { out[i] = 1; }

          kernel void wait_for_flag(device atomic_int *flag) {
            atomic_store_explicit(flag + 1, 1, memory_order_relaxed);
            while (atomic_load_explicit(flag, memory_order_relaxed) == 0) {
            }
          }
          """);

  @Test
  void addsTwoArrays() {
    int count = 1000;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocate(ValueLayout.JAVA_FLOAT, count);
      MemorySegment b = arena.allocate(ValueLayout.JAVA_FLOAT, count);
      MemorySegment sum = arena.allocate(ValueLayout.JAVA_FLOAT, count);
      for (int i = 0; i < count; i++) {
        a.setAtIndex(ValueLayout.JAVA_FLOAT, i, i);
        b.setAtIndex(ValueLayout.JAVA_FLOAT, i, 0.5f);
      }
      MemorySegment limit = arena.allocateFrom(ValueLayout.JAVA_INT, 900);

      RUNNER.run(
          "add",
          dispatch ->
              dispatch
                  .buffer(0, a)
                  .buffer(1, b)
                  .buffer(2, sum)
                  .buffer(3, limit)
                  .threads(count, 1, 1, 64, 1, 1));

      assertThat(sum.getAtIndex(ValueLayout.JAVA_FLOAT, 899)).isEqualTo(899.5f);
      assertThat(sum.getAtIndex(ValueLayout.JAVA_FLOAT, 900)).isZero();
    }
  }

  @Test
  void threadsBeyondTheGridDoNotRun() {
    int[] out = RUNNER.ints("mark", 128, d -> d.threads(100, 1, 1, 32, 1, 1));

    assertThat(IntStream.of(out).sum()).isEqualTo(100);
    assertThat(out[99]).isEqualTo(1);
    assertThat(out[100]).isZero();
  }

  @Test
  void wholeThreadgroupsRunAllTheirThreads() {
    int[] out = RUNNER.ints("mark", 128, d -> d.threadgroups(3, 1, 1, 32, 1, 1));

    assertThat(IntStream.of(out).sum()).isEqualTo(96);
  }

  @Test
  void runsOnlyTheThreadgroupsAskedFor() {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel kernel = RUNNER.function("mark").build(Map.of())) {
      MemorySegment out = arena.allocate(ValueLayout.JAVA_INT, 64);
      MslDispatch dispatch = new MslDispatch(arena).buffer(0, out).threads(64, 1, 1, 16, 1, 1);

      kernel.run(dispatch, worker, 1, 3);

      assertThat(out.toArray(ValueLayout.JAVA_INT))
          .containsExactly(
              IntStream.range(0, 64).map(i -> i / 16 % 3 > 0 ? 1 : 0).map(i -> i).toArray());
    }
  }

  @Test
  void refusesThreadgroupsThatTheGridDoesNotHave() {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker();
        MslKernel kernel = RUNNER.function("mark").build(Map.of())) {
      MslDispatch dispatch = new MslDispatch(arena).threads(64, 1, 1, 16, 1, 1);

      assertThatThrownBy(() -> kernel.run(dispatch, worker, 0, 5))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("0 to 5 of 4");
    }
  }

  @Test
  void anEmptyGridRunsNothing() {
    int[] out = RUNNER.ints("mark", 4, d -> d.threads(0, 1, 1, 32, 1, 1));

    assertThat(out).containsOnly(0);
  }

  @Test
  void isNotUnloadedWhileAThreadRunsIt() throws InterruptedException {
    try (Arena arena = Arena.ofShared();
        MslWorker worker = new MslWorker()) {
      MslKernel kernel = RUNNER.function("wait_for_flag").build(Map.of());
      MemorySegment flag = arena.allocate(ValueLayout.JAVA_INT, 2);
      MslDispatch dispatch = new MslDispatch(arena).buffer(0, flag).threads(1, 1, 1, 1, 1, 1);
      Thread runner = Thread.ofPlatform().start(() -> kernel.run(dispatch, worker, 0, 1));
      while ((int) ValueLayout.JAVA_INT.varHandle().getVolatile(flag, 4L) == 0) {
        Thread.onSpinWait();
      }
      try {
        assertThatThrownBy(kernel::close).isInstanceOf(IllegalStateException.class);
      } finally {
        ValueLayout.JAVA_INT.varHandle().setVolatile(flag, 0L, 1);
        runner.join();
      }
      kernel.close();
    }
  }

  @Test
  void aClosedKernelCannotRun() {
    try (Arena arena = Arena.ofConfined();
        MslWorker worker = new MslWorker()) {
      MslKernel kernel = RUNNER.function("mark").build(Map.of());
      kernel.close();
      MslDispatch dispatch = new MslDispatch(arena).threads(1, 1, 1, 1, 1, 1);

      assertThatThrownBy(() -> kernel.run(dispatch, worker, 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aThreadgroupIsLimited() {
    try (Arena arena = Arena.ofConfined()) {
      MslDispatch dispatch = new MslDispatch(arena);

      assertThatThrownBy(() -> dispatch.threads(1, 1, 1, 64, 32, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("64 x 32 x 1");
    }
  }
}
