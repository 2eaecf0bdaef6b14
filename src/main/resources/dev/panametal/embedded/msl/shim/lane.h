// A lane: one thread of a SIMD group in a kernel whose threads wait for each other. Such a kernel is
// compiled to a coroutine for each lane, which gives up the processor at every wait.
#pragma once

#include "threadgroup.h"

namespace panametal {

struct simdgroup;

// What a SIMD group does when all lanes that take part in an operation have come: it turns what they
// gave into what they get. Bit i of `lanes` stands for lane i.
using resolver = void (*)(simdgroup &group, uint lanes);

// Room for what one lane gives to an operation: two vectors of four floats and two numbers.
inline constexpr ulong exchange_bytes = 48;

struct alignas(64) simdgroup {
  uint waiting; // lanes at an operation of the SIMD group, one bit each
  uint at_barrier; // lanes at a barrier of the threadgroup
  uint sites[threads_per_simdgroup]; // where in the program each of them waits
  resolver resolvers[threads_per_simdgroup];
  alignas(16) char exchanges[threads_per_simdgroup][exchange_bytes];

  template <class T>
  PANAMETAL_INLINE T &exchanged(uint lane) {
    static_assert(sizeof(T) <= exchange_bytes, "too large for an operation of a SIMD group");
    return *reinterpret_cast<T *>(exchanges[lane]);
  }
};

struct lane {
  // The coroutine's frame, and the bytes that it needs. The compiler's coroutine step reads and writes
  // these two by their place (CoroutineHead in Java). Without a frame a lane only tells its size.
  char *frame;
  ulong frame_bytes;
  simdgroup *group;
  uint index; // in the SIMD group
  thread_state thread;
};

} // namespace panametal

// The compiler's coroutine step replaces both: the first by the lane that runs, the second by a number
// that is unique to the place of the call, written to `site`, and a suspension of the coroutine.
// Convergent: the optimiser may not move a wait to a place that only some of the lanes reach.
extern "C" __attribute__((const, nothrow)) panametal::lane *panametal_this_lane();
extern "C" __attribute__((convergent, nomerge, nothrow)) void panametal_suspend(uint *site);

namespace panametal {

// Gives a value to an operation of the SIMD group and returns what comes of it.
template <class Operation, class Result, class T>
PANAMETAL_INLINE Result meet(T given) {
  lane &self = *panametal_this_lane();
  simdgroup &group = *self.group;
  group.exchanged<T>(self.index) = given;
  group.resolvers[self.index] = &Operation::resolve;
  group.waiting |= 1u << self.index;
  panametal_suspend(&group.sites[self.index]);
  return group.exchanged<Result>(self.index);
}

template <class Action>
PANAMETAL_INLINE void for_each_lane(uint lanes, Action action) {
  if (lanes == ~0u) {
    for (uint i = 0; i < threads_per_simdgroup; ++i) {
      action(i);
    }
  } else {
    for (uint rest = lanes; rest != 0; rest &= rest - 1) {
      action(static_cast<uint>(__builtin_ctz(rest)));
    }
  }
}

// The lanes of a SIMD group or, of width 4, of each of its quadgroups that has any.
template <uint Width, class Action>
PANAMETAL_INLINE void for_each_group(uint lanes, Action action) {
  if constexpr (Width == threads_per_simdgroup) {
    action(lanes);
  } else {
    for (uint first = 0; first < threads_per_simdgroup; first += Width) {
      const uint members = lanes & (((1u << Width) - 1) << first);
      if (members != 0) {
        action(members);
      }
    }
  }
}

} // namespace panametal
