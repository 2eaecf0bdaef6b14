// Names that Apple's own headers use inside and that published kernels nevertheless call.
#pragma once

#include "math.h"
#include "simdgroup.h"

template <class T>
struct __is_valid_simdgroup_type
    : metal::bool_constant<
          metal::is_arithmetic_v<metal::make_scalar_t<T>>
          && !metal::is_same_v<metal::make_scalar_t<T>, bool>
          && sizeof(metal::make_scalar_t<T>) <= 4> {};

namespace metal {
using ::__is_valid_simdgroup_type;
template <class... Bs>
struct _disjunction : disjunction<Bs...> {};
template <class... Bs>
struct _conjunction : conjunction<Bs...> {};
} // namespace metal

// The last argument tells whether fast math is on, which the functions know themselves.
#define PANAMETAL_INTERNAL1(name)                                                                  \
  template <class T>                                                                               \
  PANAMETAL_INLINE T __metal_##name(T x, int) {                                                    \
    return metal::name(x);                                                                         \
  }
#define PANAMETAL_INTERNAL2(name)                                                                  \
  template <class T>                                                                               \
  PANAMETAL_INLINE T __metal_##name(T x, T y, int) {                                               \
    return metal::name(x, y);                                                                      \
  }
#define PANAMETAL_INTERNAL3(name)                                                                  \
  template <class T>                                                                               \
  PANAMETAL_INLINE T __metal_##name(T x, T y, T z, int) {                                          \
    return metal::name(x, y, z);                                                                   \
  }
PANAMETAL_INTERNAL1(acos)
PANAMETAL_INTERNAL1(acosh)
PANAMETAL_INTERNAL1(asin)
PANAMETAL_INTERNAL1(asinh)
PANAMETAL_INTERNAL1(atan)
PANAMETAL_INTERNAL1(atanh)
PANAMETAL_INTERNAL1(ceil)
PANAMETAL_INTERNAL1(cos)
PANAMETAL_INTERNAL1(cosh)
PANAMETAL_INTERNAL1(cospi)
PANAMETAL_INTERNAL1(exp)
PANAMETAL_INTERNAL1(exp10)
PANAMETAL_INTERNAL1(exp2)
PANAMETAL_INTERNAL1(fabs)
PANAMETAL_INTERNAL1(floor)
PANAMETAL_INTERNAL1(fract)
PANAMETAL_INTERNAL1(log)
PANAMETAL_INTERNAL1(log10)
PANAMETAL_INTERNAL1(log2)
PANAMETAL_INTERNAL1(rint)
PANAMETAL_INTERNAL1(round)
PANAMETAL_INTERNAL1(rsqrt)
PANAMETAL_INTERNAL1(sin)
PANAMETAL_INTERNAL1(sinh)
PANAMETAL_INTERNAL1(sinpi)
PANAMETAL_INTERNAL1(sqrt)
PANAMETAL_INTERNAL1(tan)
PANAMETAL_INTERNAL1(tanh)
PANAMETAL_INTERNAL1(tanpi)
PANAMETAL_INTERNAL1(trunc)
PANAMETAL_INTERNAL2(atan2)
PANAMETAL_INTERNAL2(divide)
PANAMETAL_INTERNAL2(fmax)
PANAMETAL_INTERNAL2(fmin)
PANAMETAL_INTERNAL2(fmod)
PANAMETAL_INTERNAL2(pow)
PANAMETAL_INTERNAL2(powr)
PANAMETAL_INTERNAL3(fmax3)
PANAMETAL_INTERNAL3(fmedian3)
PANAMETAL_INTERNAL3(fmin3)
#undef PANAMETAL_INTERNAL1
#undef PANAMETAL_INTERNAL2
#undef PANAMETAL_INTERNAL3

template <class T>
PANAMETAL_INLINE T __metal_fma(T a, T b, T c) {
  return metal::fma(a, b, c);
}
template <class T>
PANAMETAL_INLINE T __metal_nextafter(T a, T b) {
  return metal::nextafter(a, b);
}
template <class T>
PANAMETAL_INLINE T __metal_ldexp(T a, int exponent, int) {
  return metal::ldexp(a, exponent);
}
template <class T>
PANAMETAL_INLINE T __metal_frexp(T a, int *exponent) {
  return metal::frexp(a, *exponent);
}
PANAMETAL_INLINE ushort __metal_get_simdgroup_size(ushort) {
  return panametal::threads_per_simdgroup;
}

#define PANAMETAL_INTERNAL_COLLECTIVE(name)                                                        \
  template <class T, class... Rest>                                                                \
  PANAMETAL_INLINE T __metal_##name(T data, Rest... rest) {                                        \
    return metal::name(data, rest...);                                                             \
  }
#define PANAMETAL_INTERNAL_BITWISE(group, name, width)                                             \
  template <class T>                                                                               \
  PANAMETAL_INLINE T __metal_##group##_##name(T data) {                                            \
    return panametal::meet<panametal::reduction<T, panametal::bit_##name, width>, T>(data);        \
  }
#define PANAMETAL_INTERNAL_COLLECTIVES(group, width)                                               \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_sum)                                                       \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_product)                                                   \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_min)                                                       \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_max)                                                       \
  PANAMETAL_INTERNAL_BITWISE(group, and, width)                                                    \
  PANAMETAL_INTERNAL_BITWISE(group, or, width)                                                     \
  PANAMETAL_INTERNAL_BITWISE(group, xor, width)                                                    \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_prefix_inclusive_sum)                                      \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_prefix_exclusive_sum)                                      \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_prefix_inclusive_product)                                  \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_prefix_exclusive_product)                                  \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle)                                                   \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_up)                                                \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_down)                                              \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_xor)                                               \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_rotate_up)                                         \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_rotate_down)                                       \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_and_fill_up)                                       \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_shuffle_and_fill_down)                                     \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_broadcast)                                                 \
  PANAMETAL_INTERNAL_COLLECTIVE(group##_broadcast_first)
PANAMETAL_INTERNAL_COLLECTIVES(simd, panametal::threads_per_simdgroup)
PANAMETAL_INTERNAL_COLLECTIVES(quad, panametal::threads_per_quadgroup)
#undef PANAMETAL_INTERNAL_COLLECTIVES
#undef PANAMETAL_INTERNAL_BITWISE
#undef PANAMETAL_INTERNAL_COLLECTIVE
