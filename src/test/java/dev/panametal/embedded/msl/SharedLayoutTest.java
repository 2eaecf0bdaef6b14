package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
import org.junit.jupiter.api.Test;

/** Java and the shim mean the same memory: a kernel tells the shim's offsets. */
class SharedLayoutTest {
  private static final KernelRunner RUNNER =
      new KernelRunner(
          """
          #define OFFSET(type, field) __builtin_offsetof(panametal::type, field)
          kernel void dispatch_layout(device int *out) {
            out[0] = sizeof(panametal::dispatch);
            out[1] = OFFSET(dispatch, buffers);
            out[2] = OFFSET(dispatch, threadgroup_offsets);
            out[3] = OFFSET(dispatch, threads_per_grid);
            out[4] = OFFSET(dispatch, threads_per_threadgroup);
            out[5] = OFFSET(dispatch, threadgroups_per_grid);
            out[6] = sizeof(panametal::bound_buffer);
            out[7] = panametal::buffer_slots;
          }
          kernel void worker_layout(device int *out) {
            out[0] = sizeof(panametal::worker);
            out[1] = OFFSET(worker, threadgroup_memory);
            out[2] = OFFSET(worker, threadgroup_bytes);
            out[3] = OFFSET(worker, lane_memory);
            out[4] = OFFSET(worker, lane_bytes);
          }
          """);

  @Test
  void ofADispatch() {
    StructLayout layout = MslDispatch.LAYOUT;

    assertThat(RUNNER.ints("dispatch_layout", 8, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(
            (int) layout.byteSize(),
            offset(layout, "buffers"),
            offset(layout, "threadgroup_offsets"),
            offset(layout, "threads_per_grid"),
            offset(layout, "threads_per_threadgroup"),
            offset(layout, "threadgroups_per_grid"),
            16,
            MslDispatch.SLOTS);
  }

  @Test
  void ofAWorker() {
    StructLayout layout = MslWorker.LAYOUT;

    assertThat(RUNNER.ints("worker_layout", 5, d -> d.threads(1, 1, 1, 1, 1, 1)))
        .containsExactly(
            (int) layout.byteSize(),
            offset(layout, "threadgroup_memory"),
            offset(layout, "threadgroup_bytes"),
            offset(layout, "lane_memory"),
            offset(layout, "lane_bytes"));
  }

  private static int offset(StructLayout layout, String field) {
    return (int) layout.byteOffset(PathElement.groupElement(field));
  }
}
