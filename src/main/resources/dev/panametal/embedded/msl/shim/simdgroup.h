// <metal_simdgroup> and <metal_quadgroup>.
#pragma once

#include "collective.h"

namespace metal {

// The result of a vote; Bits is as wide as MSL has it.
template <class Bits, uint Width>
class group_vote {
public:
  using vote_t = Bits;
  constexpr group_vote(Bits bits = 0) : bits(bits) {}
  explicit constexpr operator Bits() const { return bits; }
  constexpr bool all() const { return bits == static_cast<Bits>((1ul << Width) - 1); }
  constexpr bool any() const { return bits != 0; }

private:
  Bits bits;
};
using simd_vote = group_vote<ulong, panametal::threads_per_simdgroup>;
using quad_vote = group_vote<ushort, panametal::threads_per_quadgroup>;

#define PANAMETAL_REDUCTION(group, name, combine, types, width)                                    \
  template <class T, class = panametal::if_##types##_type<T>>                                      \
  PANAMETAL_INLINE T group##_##name(T data) {                                                      \
    return panametal::meet<panametal::reduction<T, panametal::combine, width>, T>(data);           \
  }
#define PANAMETAL_PREFIX(group, name, combine, inclusive, width)                                   \
  template <class T, class = panametal::if_simdgroup_type<T>>                                      \
  PANAMETAL_INLINE T group##_prefix_##name(T data) {                                               \
    return panametal::meet<panametal::prefix<T, panametal::combine, inclusive, width>, T>(data);   \
  }
#define PANAMETAL_SHUFFLE(group, name, rule, width)                                                \
  template <class T, class = panametal::if_simdgroup_type<T>>                                      \
  PANAMETAL_INLINE T group##_##name(T data, ushort number) {                                       \
    return panametal::meet<panametal::shuffle<T, panametal::rule, width>, T>(                      \
        panametal::numbered<T>{data, number});                                                     \
  }
#define PANAMETAL_FILL(group, name, up, width)                                                     \
  template <class T, class = panametal::if_simdgroup_type<T>>                                      \
  PANAMETAL_INLINE T group##_shuffle_and_fill_##name(                                              \
      T data, type_identity_t<T> filling, ushort delta, ushort modulo = width) {                   \
    return panametal::meet<panametal::shuffle_and_fill<T, up>, T>(                                 \
        panametal::filled<T>{data, filling, delta, modulo});                                       \
  }
#define PANAMETAL_COLLECTIVES(group, width)                                                        \
  PANAMETAL_REDUCTION(group, sum, add, simdgroup, width)                                           \
  PANAMETAL_REDUCTION(group, product, multiply, simdgroup, width)                                  \
  PANAMETAL_REDUCTION(group, min, minimum, simdgroup, width)                                       \
  PANAMETAL_REDUCTION(group, max, maximum, simdgroup, width)                                       \
  PANAMETAL_REDUCTION(group, and, bit_and, bitwise, width)                                         \
  PANAMETAL_REDUCTION(group, or, bit_or, bitwise, width)                                           \
  PANAMETAL_REDUCTION(group, xor, bit_xor, bitwise, width)                                         \
  PANAMETAL_PREFIX(group, inclusive_sum, add, true, width)                                         \
  PANAMETAL_PREFIX(group, exclusive_sum, add, false, width)                                        \
  PANAMETAL_PREFIX(group, inclusive_product, multiply, true, width)                                \
  PANAMETAL_PREFIX(group, exclusive_product, multiply, false, width)                               \
  PANAMETAL_SHUFFLE(group, shuffle, from_lane, width)                                              \
  PANAMETAL_SHUFFLE(group, broadcast, from_lane, width)                                            \
  PANAMETAL_SHUFFLE(group, shuffle_up, from_below, width)                                          \
  PANAMETAL_SHUFFLE(group, shuffle_down, from_above, width)                                        \
  PANAMETAL_SHUFFLE(group, shuffle_xor, from_exclusive_or, width)                                  \
  PANAMETAL_SHUFFLE(group, shuffle_rotate_up, from_below_around, width)                            \
  PANAMETAL_SHUFFLE(group, shuffle_rotate_down, from_above_around, width)                          \
  PANAMETAL_FILL(group, up, true, width)                                                           \
  PANAMETAL_FILL(group, down, false, width)                                                        \
  template <class T, class = panametal::if_simdgroup_type<T>>                                      \
  PANAMETAL_INLINE T group##_broadcast_first(T data) {                                             \
    return panametal::meet<panametal::broadcast_first<T, width>, T>(data);                         \
  }                                                                                                \
  PANAMETAL_INLINE group##_vote group##_ballot(bool expression) {                                  \
    return group##_vote(panametal::take_vote<width>(expression).yes);                              \
  }                                                                                                \
  PANAMETAL_INLINE group##_vote group##_active_threads_mask() {                                    \
    return group##_vote(panametal::take_vote<width>(true).active);                                 \
  }                                                                                                \
  PANAMETAL_INLINE bool group##_all(bool expression) {                                             \
    const panametal::votes votes = panametal::take_vote<width>(expression);                        \
    return votes.yes == votes.active;                                                              \
  }                                                                                                \
  PANAMETAL_INLINE bool group##_any(bool expression) {                                             \
    return panametal::take_vote<width>(expression).yes != 0;                                       \
  }                                                                                                \
  PANAMETAL_INLINE bool group##_is_first() {                                                       \
    const uint active = panametal::take_vote<width>(true).active;                                  \
    return panametal::place_in_simdgroup() % width                                                 \
        == static_cast<uint>(__builtin_ctz(active));                                               \
  }                                                                                                \
  PANAMETAL_INLINE bool group##_is_helper_thread() { return false; }

PANAMETAL_COLLECTIVES(simd, panametal::threads_per_simdgroup)
PANAMETAL_COLLECTIVES(quad, panametal::threads_per_quadgroup)
#undef PANAMETAL_COLLECTIVES
#undef PANAMETAL_FILL
#undef PANAMETAL_SHUFFLE
#undef PANAMETAL_PREFIX
#undef PANAMETAL_REDUCTION

} // namespace metal
