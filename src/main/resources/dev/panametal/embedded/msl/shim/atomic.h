// <metal_atomic>: the processor's own atomics. Metal offers relaxed order for all but the fence.
#pragma once

#include "scalar_types.h"

namespace metal {

enum memory_order {
  memory_order_relaxed = __ATOMIC_RELAXED,
  memory_order_acquire = __ATOMIC_ACQUIRE,
  memory_order_release = __ATOMIC_RELEASE,
  memory_order_acq_rel = __ATOMIC_ACQ_REL,
  memory_order_seq_cst = __ATOMIC_SEQ_CST
};

enum thread_scope : int {
  thread_scope_thread,
  thread_scope_simdgroup,
  thread_scope_threadgroup,
  thread_scope_device
};

enum class mem_flags {
  mem_none = 0,
  mem_device = 1,
  mem_threadgroup = 2,
  mem_texture = 4,
  mem_threadgroup_imageblock = 8
};
constexpr mem_flags operator|(mem_flags a, mem_flags b) {
  return static_cast<mem_flags>(static_cast<int>(a) | static_cast<int>(b));
}
constexpr mem_flags operator&(mem_flags a, mem_flags b) {
  return static_cast<mem_flags>(static_cast<int>(a) & static_cast<int>(b));
}

template <class T>
struct atomic {
  T value;
};
template <class T>
using _atomic = atomic<T>;
typedef atomic<int> atomic_int;
typedef atomic<uint> atomic_uint;
typedef atomic<bool> atomic_bool;
typedef atomic<float> atomic_float;
typedef atomic<ulong> atomic_ulong;

template <class T>
PANAMETAL_INLINE T atomic_load_explicit(const volatile atomic<T> *object, memory_order) {
  T result;
  __atomic_load(const_cast<T *>(&object->value), &result, __ATOMIC_RELAXED);
  return result;
}

template <class T>
PANAMETAL_INLINE void atomic_store_explicit(
    volatile atomic<T> *object, type_identity_t<T> desired, memory_order) {
  __atomic_store(const_cast<T *>(&object->value), &desired, __ATOMIC_RELAXED);
}

template <class T>
PANAMETAL_INLINE T atomic_exchange_explicit(
    volatile atomic<T> *object, type_identity_t<T> desired, memory_order) {
  T result;
  __atomic_exchange(const_cast<T *>(&object->value), &desired, &result, __ATOMIC_RELAXED);
  return result;
}

template <class T>
PANAMETAL_INLINE bool atomic_compare_exchange_weak_explicit(
    volatile atomic<T> *object,
    T *expected,
    type_identity_t<T> desired,
    memory_order,
    memory_order) {
  return __atomic_compare_exchange(
      const_cast<T *>(&object->value), expected, &desired, true, __ATOMIC_RELAXED,
      __ATOMIC_RELAXED);
}

#define PANAMETAL_ATOMIC_FETCH(name, integer_builtin, expression)                                  \
  template <class T>                                                                               \
  PANAMETAL_INLINE T atomic_fetch_##name##_explicit(                                               \
      volatile atomic<T> *object, type_identity_t<T> b, memory_order) {                            \
    T *address = const_cast<T *>(&object->value);                                                  \
    if constexpr (is_integral_v<T>) {                                                              \
      return integer_builtin(address, b, __ATOMIC_RELAXED);                                        \
    } else {                                                                                       \
      T a;                                                                                         \
      __atomic_load(address, &a, __ATOMIC_RELAXED);                                                \
      T desired;                                                                                   \
      do {                                                                                         \
        desired = expression;                                                                      \
      } while (!__atomic_compare_exchange(                                                         \
          address, &a, &desired, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED));                       \
      return a;                                                                                    \
    }                                                                                              \
  }
PANAMETAL_ATOMIC_FETCH(add, __atomic_fetch_add, a + b)
PANAMETAL_ATOMIC_FETCH(sub, __atomic_fetch_sub, a - b)
PANAMETAL_ATOMIC_FETCH(min, __atomic_fetch_min, b < a ? b : a)
PANAMETAL_ATOMIC_FETCH(max, __atomic_fetch_max, a < b ? b : a)
#undef PANAMETAL_ATOMIC_FETCH

#define PANAMETAL_ATOMIC_BITS(name)                                                                \
  template <class T, class = enable_if_t<is_integral_v<T>>>                                        \
  PANAMETAL_INLINE T atomic_fetch_##name##_explicit(                                               \
      volatile atomic<T> *object, type_identity_t<T> b, memory_order) {                            \
    return __atomic_fetch_##name(const_cast<T *>(&object->value), b, __ATOMIC_RELAXED);            \
  }
PANAMETAL_ATOMIC_BITS(and)
PANAMETAL_ATOMIC_BITS(or)
PANAMETAL_ATOMIC_BITS(xor)
#undef PANAMETAL_ATOMIC_BITS

// The 64-bit minimum and maximum that return nothing.
PANAMETAL_INLINE void atomic_min_explicit(volatile atomic_ulong *object, ulong b, memory_order) {
  __atomic_fetch_min(const_cast<ulong *>(&object->value), b, __ATOMIC_RELAXED);
}
PANAMETAL_INLINE void atomic_max_explicit(volatile atomic_ulong *object, ulong b, memory_order) {
  __atomic_fetch_max(const_cast<ulong *>(&object->value), b, __ATOMIC_RELAXED);
}

PANAMETAL_INLINE void atomic_thread_fence(
    mem_flags, memory_order, thread_scope = thread_scope_device) {
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

} // namespace metal
