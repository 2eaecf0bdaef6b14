// Runs a kernel in which no thread waits for another: a loop over the threads of each threadgroup,
// which the compiler can vectorise.
#pragma once

#include "bindings.h"

namespace panametal {

PANAMETAL_INLINE uint clipped(uint position, uint size, uint grid) {
  const uint left = grid - position * size;
  return left < size ? left : size;
}

PANAMETAL_INLINE threadgroup_state threadgroup_at(
    const dispatch &call, const worker &memory, ulong number) {
  const extent groups = call.threadgroups_per_grid;
  const extent size = call.threads_per_threadgroup;
  const extent grid = call.threads_per_grid;
  const extent position{
      static_cast<uint>(number % groups.x),
      static_cast<uint>(number / groups.x % groups.y),
      static_cast<uint>(number / groups.x / groups.y)};
  const extent clipped_size{
      clipped(position.x, size.x, grid.x),
      clipped(position.y, size.y, grid.y),
      clipped(position.z, size.z, grid.z)};
  return threadgroup_state{
      memory.threadgroup_memory, position, clipped_size, volume(clipped_size)};
}

template <auto Kernel, class... Bindings>
struct lane_loop;

template <class... P, void (*Kernel)(const threadgroup_state &, P...), class... Bindings>
struct lane_loop<Kernel, Bindings...> {
  __attribute__((flatten)) static void run(
      const dispatch *call, const worker *memory, ulong first, ulong end) {
    run_bound(*call, *memory, first, end, typename Bindings::template bound<P>(*call, *memory)...);
  }

  // The arguments come by value: as locals nothing else points to them, and stores cannot change them.
  PANAMETAL_INLINE static void run_bound(
      const dispatch &call,
      const worker &memory,
      ulong first,
      ulong end,
      const typename Bindings::template bound<P>... arguments) {
    for (ulong number = first; number < end; ++number) {
      const threadgroup_state group = threadgroup_at(call, memory, number);
      initialize_memory(group);
      const extent size = group.size;
      __builtin_assume(size.x > 0 && size.x <= 1024);
      for (uint z = 0; z < size.z; ++z) {
        for (uint y = 0; y < size.y; ++y) {
          const uint row = (z * size.y + y) * size.x;
#pragma clang loop vectorize(enable) interleave(enable)
          for (uint x = 0; x < size.x; ++x) {
            const thread_state thread{{x, y, z}, row + x};
            Kernel(group, arguments.get(group, thread)...);
          }
        }
      }
    }
  }
};

} // namespace panametal
