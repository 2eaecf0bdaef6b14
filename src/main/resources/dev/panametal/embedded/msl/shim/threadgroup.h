// The threadgroup that is running, the position of one thread in it, and its static memory.
#pragma once

#include "dispatch.h"

// The linker puts every threadgroup variable of the kernel into one section and marks its ends. The
// section only lays them out: a variable lives at the same offset in the worker's memory.
#define PANAMETAL_THREADGROUP_SECTION __attribute__((section("panametal_threadgroup"), aligned(16)))
// The same for a variable with an initial value, which the section then holds.
#define PANAMETAL_INITIALIZED_THREADGROUP_SECTION PANAMETAL_THREADGROUP_SECTION
extern "C" __attribute__((weak, visibility("hidden"))) const char __start_panametal_threadgroup[];
extern "C" __attribute__((weak, visibility("hidden"))) const char __stop_panametal_threadgroup[];

namespace panametal {

inline constexpr uint threads_per_simdgroup = 32;
inline constexpr uint threads_per_quadgroup = 4;

PANAMETAL_INLINE ulong static_memory_bytes() {
  const ulong bytes = reinterpret_cast<ulong>(__stop_panametal_threadgroup)
      - reinterpret_cast<ulong>(__start_panametal_threadgroup);
  return (bytes + 15) & ~15ul;
}

struct threadgroup_state {
  char *memory;
  extent position;
  extent size; // smaller than asked for at the ragged edge of a grid
  uint threads;
};

struct thread_state {
  extent position;
  uint index;
};

template <class T>
PANAMETAL_INLINE T &threadgroup_variable(const threadgroup_state &group, T &slot) {
  const ulong offset = reinterpret_cast<ulong>(&slot)
      - reinterpret_cast<ulong>(__start_panametal_threadgroup);
  return *reinterpret_cast<T *>(group.memory + offset);
}

// Every threadgroup finds the initial values, if any variable of the source has one.
PANAMETAL_INLINE void initialize_memory(const threadgroup_state &group) {
#ifdef PANAMETAL_INITIALIZES_THREADGROUP_MEMORY
  const char *const start = __start_panametal_threadgroup;
  __builtin_memcpy(group.memory, start, static_cast<ulong>(__stop_panametal_threadgroup - start));
#else
  (void)group;
#endif
}

} // namespace panametal
