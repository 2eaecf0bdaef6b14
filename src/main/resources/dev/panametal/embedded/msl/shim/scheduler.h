// Runs a kernel whose threads wait for each other: all lanes of a threadgroup take turns on one
// processor thread.
//
// Every lane runs until it waits or ends. Lanes that wait at an operation of their SIMD group go on when
// no lane of it can run any more: those at the place that comes first in the program meet without the
// others, so that lanes which took another way round catch up before lanes ahead of them go on. Lanes at
// a barrier of the threadgroup go on when nothing else is left. Lanes that have ended count nowhere;
// so some lane can always go on, and lanes never wait for ever.
#pragma once

#include "bindings.h"
#include "lane.h"
#include "lane_loop.h"

extern "C" __attribute__((weak, noinline, visibility("hidden"))) void panametal_lane(
    panametal::lane *self,
    const panametal::dispatch *call,
    const panametal::worker *memory,
    const panametal::threadgroup_state *group);

namespace panametal {

inline constexpr uint max_threads = 1024;
inline constexpr uint max_simdgroups = max_threads / threads_per_simdgroup;

// LLVM's coroutine frames begin with the function that resumes them.
struct coroutine_frame {
  void (*resume)(coroutine_frame *);
};

struct scheduler_state {
  simdgroup simdgroups[max_simdgroups];
  lane lanes[max_threads];
};

// From one lane's frame to the next: an odd number of cache lines, so that the same place in all frames
// does not fall on the same few sets of the cache.
inline ulong frame_stride() {
  lane probe{};
  panametal_lane(&probe, nullptr, nullptr, nullptr);
  const ulong lines = (probe.frame_bytes + 63) / 64;
  return (lines | 1) * 64;
}

PANAMETAL_INLINE void resume(scheduler_state &state, uint group, uint lanes) {
  lane *const first = state.lanes + group * threads_per_simdgroup;
  for (uint rest = lanes; rest != 0; rest &= rest - 1) {
    coroutine_frame *frame =
        reinterpret_cast<coroutine_frame *>(first[__builtin_ctz(rest)].frame);
    frame->resume(frame);
  }
}

// Of the waiting lanes, those whose place comes first in the program.
PANAMETAL_INLINE uint furthest_behind(const simdgroup &group) {
  uint first = ~0u;
  for (uint i = 0; i < threads_per_simdgroup; ++i) {
    const uint site = group.waiting >> i & 1 ? group.sites[i] : ~0u;
    first = site < first ? site : first;
  }
  uint lanes = 0;
  for (uint i = 0; i < threads_per_simdgroup; ++i) {
    lanes |= static_cast<uint>(group.sites[i] == first) << i;
  }
  return lanes & group.waiting;
}

// Until every lane of a SIMD group is at a barrier of the threadgroup or has ended.
PANAMETAL_INLINE void run_to_barrier(scheduler_state &state, uint number) {
  simdgroup &group = state.simdgroups[number];
  while (group.waiting != 0) {
    const uint lanes = furthest_behind(group);
    group.waiting &= ~lanes;
    group.resolvers[__builtin_ctz(lanes)](group, lanes);
    resume(state, number, lanes);
  }
}

PANAMETAL_INLINE void start(
    scheduler_state &state,
    const dispatch &call,
    const worker &memory,
    const threadgroup_state &group) {
  const extent size = group.size;
  uint index = 0;
  for (uint z = 0; z < size.z; ++z) {
    for (uint y = 0; y < size.y; ++y) {
      for (uint x = 0; x < size.x; ++x) {
        lane &next = state.lanes[index];
        next.thread = thread_state{{x, y, z}, index};
        panametal_lane(&next, &call, &memory, &group);
        ++index;
        if (index % threads_per_simdgroup == 0 || index == group.threads) {
          run_to_barrier(state, (index - 1) / threads_per_simdgroup);
        }
      }
    }
  }
}

PANAMETAL_INLINE void run_threadgroup(
    scheduler_state &state,
    const dispatch &call,
    const worker &memory,
    const threadgroup_state &group) {
  initialize_memory(group);
  start(state, call, memory, group);
  const uint simdgroups = groups_of(group.threads, threads_per_simdgroup);
  for (bool released = true; released;) {
    released = false;
    for (uint i = 0; i < simdgroups; ++i) {
      const uint lanes = state.simdgroups[i].at_barrier;
      if (lanes != 0) {
        released = true;
        state.simdgroups[i].at_barrier = 0;
        resume(state, i, lanes);
        run_to_barrier(state, i);
      }
    }
  }
}

inline void run_lanes(const dispatch *call, const worker *memory, ulong first, ulong end) {
  scheduler_state &state = *reinterpret_cast<scheduler_state *>(memory->lane_memory);
  const ulong stride = frame_stride();
  const uint threads = volume(call->threads_per_threadgroup);
  for (uint i = 0; i < groups_of(threads, threads_per_simdgroup); ++i) {
    state.simdgroups[i].waiting = 0;
    state.simdgroups[i].at_barrier = 0;
  }
  for (uint i = 0; i < threads; ++i) {
    state.lanes[i].frame = memory->lane_memory + sizeof(scheduler_state) + i * stride;
    state.lanes[i].group = state.simdgroups + i / threads_per_simdgroup;
    state.lanes[i].index = i % threads_per_simdgroup;
  }
  for (ulong number = first; number < end; ++number) {
    const threadgroup_state group = threadgroup_at(*call, *memory, number);
    run_threadgroup(state, *call, *memory, group);
  }
}

// The kernel as one lane runs it: the body of `panametal_lane`.
template <auto Kernel, class... Bindings>
struct lane_body;

template <class... P, void (*Kernel)(const threadgroup_state &, P...), class... Bindings>
struct lane_body<Kernel, Bindings...> {
  PANAMETAL_INLINE static void run(
      const lane &self,
      const dispatch &call,
      const worker &memory,
      const threadgroup_state &shared) {
    // Copies, so that a store of the kernel cannot change them.
    const threadgroup_state group = shared;
    const thread_state thread = self.thread;
    run_bound(group, thread, typename Bindings::template bound<P>(call, memory)...);
  }

  PANAMETAL_INLINE static void run_bound(
      const threadgroup_state &group,
      const thread_state &thread,
      const typename Bindings::template bound<P>... arguments) {
    Kernel(group, arguments.get(group, thread)...);
  }
};

} // namespace panametal
