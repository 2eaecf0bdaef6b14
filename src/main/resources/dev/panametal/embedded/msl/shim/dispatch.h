// What Java hands to a kernel. MslDispatch and MslWorker write the same layouts; a test compares them.
#pragma once

#include "scalar_types.h"

namespace panametal {

inline constexpr uint buffer_slots = 31;

struct bound_buffer {
  char *address;
  ulong bytes;
};

struct extent {
  uint x, y, z;
};

struct dispatch {
  bound_buffer buffers[buffer_slots];
  // Where the memory of each [[threadgroup(n)]] argument begins, behind the kernel's static memory.
  uint threadgroup_offsets[buffer_slots];
  extent threads_per_grid;
  extent threads_per_threadgroup;
  extent threadgroups_per_grid;
};

// Memory that belongs to the worker thread and outlives one threadgroup.
struct worker {
  char *threadgroup_memory;
  ulong threadgroup_bytes;
  // The scheduler's state and the frames of lanes; only kernels whose threads wait need it.
  char *lane_memory;
  ulong lane_bytes;
};

using run_function = void (*)(const dispatch *, const worker *, ulong first, ulong end);

// The one symbol that a compiled kernel exports.
struct kernel_descriptor {
  run_function run;
  const char *static_memory_start;
  const char *static_memory_end;
  // What a worker's lane memory must hold: the scheduler's state, and so many bytes for each thread of
  // a threadgroup. Null where no thread waits for another.
  ulong scheduler_bytes;
  ulong (*frame_stride)();
};

} // namespace panametal
