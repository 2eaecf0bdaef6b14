// How each parameter of a kernel gets its value: one class for each MSL attribute. The member template
// `bound` is made once for a call from Java; its `get` gives the parameter of one thread.
#pragma once

#include "threadgroup.h"
#include "vector.h"

namespace panametal {

// A constant argument up to this size is copied in front of the loop over the threads: the compiler
// then knows that no store of a thread changes it.
inline constexpr ulong largest_copied_constant = 256;

template <class T>
struct by_reference {
  T *address;
  explicit by_reference(char *address) : address(reinterpret_cast<T *>(address)) {}
  PANAMETAL_INLINE T &get(const threadgroup_state &, const thread_state &) const {
    return *address;
  }
};

template <class T>
struct by_copy {
  T value;
  explicit by_copy(char *address) : value(*reinterpret_cast<const T *>(address)) {}
  PANAMETAL_INLINE const T &get(const threadgroup_state &, const thread_state &) const {
    return value;
  }
};

template <class T>
inline constexpr bool is_copied_constant =
    metal::is_const_v<T> && !metal::is_array_v<T> && sizeof(T) <= largest_copied_constant;

template <uint Index>
struct buffer {
  static_assert(
      Index < buffer_slots, "'buffer' attribute parameter is out of bounds: must be between 0 and 30");
  static constexpr uint index = Index;

  template <class P>
  struct bound;

  template <class T>
  struct bound<T *> {
    T *address;
    bound(const dispatch &call, const worker &)
        : address(reinterpret_cast<T *>(call.buffers[Index].address)) {}
    PANAMETAL_INLINE T *get(const threadgroup_state &, const thread_state &) const {
      return address;
    }
  };

  template <class T>
  struct bound<T &>
      : metal::conditional_t<
            is_copied_constant<T>,
            by_copy<metal::remove_const_t<T>>,
            by_reference<T>> {
    using base = metal::conditional_t<
        is_copied_constant<T>,
        by_copy<metal::remove_const_t<T>>,
        by_reference<T>>;
    bound(const dispatch &call, const worker &) : base(call.buffers[Index].address) {}
  };
};

template <uint Index>
struct conditional_buffer : buffer<Index> {};

template <uint Index>
struct threadgroup_memory {
  static_assert(
      Index < buffer_slots,
      "'threadgroup' attribute parameter is out of bounds: must be between 0 and 30");
  static constexpr uint index = Index;

  static char *address(const dispatch &call, const worker &memory) {
    return memory.threadgroup_memory + static_memory_bytes() + call.threadgroup_offsets[Index];
  }

  template <class P>
  struct bound;

  template <class T>
  struct bound<T *> {
    T *start;
    bound(const dispatch &call, const worker &memory)
        : start(reinterpret_cast<T *>(address(call, memory))) {}
    PANAMETAL_INLINE T *get(const threadgroup_state &, const thread_state &) const {
      return start;
    }
  };

  template <class T>
  struct bound<T &> : by_reference<T> {
    bound(const dispatch &call, const worker &memory) : by_reference<T>(address(call, memory)) {}
  };
};

// A position or size, as the parameter's type: an unsigned integer of 16 or 32 bits or a vector of them.
template <class P>
PANAMETAL_INLINE P from_extent(extent value) {
  using component_type = metal::make_scalar_t<P>;
  const auto convert = [](uint part) { return static_cast<component_type>(part); };
  if constexpr (!metal::is_vector<P>::value) {
    return convert(value.x);
  } else if constexpr (component_count<P>::value == 2) {
    return P(convert(value.x), convert(value.y));
  } else {
    return P(convert(value.x), convert(value.y), convert(value.z));
  }
}
template <class P>
PANAMETAL_INLINE P from_extent(uint value) {
  return static_cast<P>(value);
}

// The sizes of the dispatch that do not change from threadgroup to threadgroup.
struct grid_state {
  extent threads;
  extent threads_per_threadgroup;
  extent threadgroups;
};

#define PANAMETAL_ATTRIBUTE(name, expression)                                                      \
  struct name {                                                                                    \
    static constexpr uint index = 0;                                                               \
    template <class P>                                                                             \
    struct bound {                                                                                 \
      grid_state grid;                                                                             \
      bound(const dispatch &call, const worker &)                                                  \
          : grid{                                                                                  \
                call.threads_per_grid,                                                             \
                call.threads_per_threadgroup,                                                      \
                call.threadgroups_per_grid} {}                                                     \
      PANAMETAL_INLINE P get(const threadgroup_state &group, const thread_state &thread) const {   \
        (void)group;                                                                               \
        (void)thread;                                                                              \
        return from_extent<metal::remove_cv_t<P>>(expression);                                     \
      }                                                                                            \
    };                                                                                             \
  };

PANAMETAL_INLINE constexpr uint volume(extent size) { return size.x * size.y * size.z; }
PANAMETAL_INLINE constexpr uint groups_of(uint threads, uint width) {
  return (threads + width - 1) / width;
}
PANAMETAL_INLINE extent thread_in_grid(
    const grid_state &grid, const threadgroup_state &group, const thread_state &thread) {
  const extent size = grid.threads_per_threadgroup;
  return extent{
      group.position.x * size.x + thread.position.x,
      group.position.y * size.y + thread.position.y,
      group.position.z * size.z + thread.position.z};
}

PANAMETAL_ATTRIBUTE(thread_position_in_grid, thread_in_grid(grid, group, thread))
PANAMETAL_ATTRIBUTE(thread_position_in_threadgroup, thread.position)
PANAMETAL_ATTRIBUTE(thread_index_in_threadgroup, thread.index)
PANAMETAL_ATTRIBUTE(thread_index_in_simdgroup, thread.index % panametal::threads_per_simdgroup)
PANAMETAL_ATTRIBUTE(thread_index_in_quadgroup, thread.index % threads_per_quadgroup)
PANAMETAL_ATTRIBUTE(simdgroup_index_in_threadgroup, thread.index / panametal::threads_per_simdgroup)
PANAMETAL_ATTRIBUTE(quadgroup_index_in_threadgroup, thread.index / threads_per_quadgroup)
PANAMETAL_ATTRIBUTE(threadgroup_position_in_grid, group.position)
PANAMETAL_ATTRIBUTE(threads_per_threadgroup, group.size)
PANAMETAL_ATTRIBUTE(
    simdgroups_per_threadgroup, groups_of(group.threads, panametal::threads_per_simdgroup))
PANAMETAL_ATTRIBUTE(quadgroups_per_threadgroup, groups_of(group.threads, threads_per_quadgroup))
PANAMETAL_ATTRIBUTE(threads_per_grid, grid.threads)
PANAMETAL_ATTRIBUTE(threadgroups_per_grid, grid.threadgroups)
PANAMETAL_ATTRIBUTE(dispatch_threads_per_threadgroup, grid.threads_per_threadgroup)
PANAMETAL_ATTRIBUTE(
    dispatch_simdgroups_per_threadgroup,
    groups_of(volume(grid.threads_per_threadgroup), panametal::threads_per_simdgroup))
PANAMETAL_ATTRIBUTE(
    dispatch_quadgroups_per_threadgroup,
    groups_of(volume(grid.threads_per_threadgroup), threads_per_quadgroup))
PANAMETAL_ATTRIBUTE(simdgroup_width, panametal::threads_per_simdgroup)
#undef PANAMETAL_ATTRIBUTE

} // namespace panametal
