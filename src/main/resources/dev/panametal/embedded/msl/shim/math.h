// <metal_math>: computed in float by the C library's functions, whatever the element type; the fast
// and the precise namespace name the same functions, as these are as accurate as precise asks for.
#pragma once

#include "common.h"

namespace panametal {

// What a mathematical function of these arguments returns; an integer argument is taken as a float.
template <class T>
using math_result = metal::conditional_t<metal::is_integral_v<T>, float, T>;
template <class A, class B>
using math_result2 =
    metal::conditional_t<metal::is_same_v<A, B>, math_result<A>, common_scalar<math_result<A>, math_result<B>>>;

} // namespace panametal

namespace metal {

#define PANAMETAL_MATH1(name, expression)                                                          \
  template <class T, class = enable_if_t<is_arithmetic_v<T>>>                                      \
  PANAMETAL_INLINE constexpr panametal::math_result<T> name(T argument) {                          \
    const float x = static_cast<float>(argument);                                                  \
    return static_cast<panametal::math_result<T>>(expression);                                     \
  }                                                                                                \
  PANAMETAL_MAP1(name)                                                                             \
  namespace precise {                                                                              \
  using metal::name;                                                                               \
  }                                                                                                \
  namespace fast {                                                                                 \
  using metal::name;                                                                               \
  }
#define PANAMETAL_MATH2(name, expression)                                                          \
  template <class A, class B, class = enable_if_t<panametal::are_scalars<A, B>>>                   \
  PANAMETAL_INLINE constexpr panametal::math_result2<A, B> name(A first, B second) {               \
    const float x = static_cast<float>(first);                                                     \
    const float y = static_cast<float>(second);                                                    \
    return static_cast<panametal::math_result2<A, B>>(expression);                                 \
  }                                                                                                \
  PANAMETAL_MAP2(name)                                                                             \
  namespace precise {                                                                              \
  using metal::name;                                                                               \
  }                                                                                                \
  namespace fast {                                                                                 \
  using metal::name;                                                                               \
  }

PANAMETAL_MATH1(acos, __builtin_acosf(x))
PANAMETAL_MATH1(acosh, __builtin_acoshf(x))
PANAMETAL_MATH1(asin, __builtin_asinf(x))
PANAMETAL_MATH1(asinh, __builtin_asinhf(x))
PANAMETAL_MATH1(atan, __builtin_atanf(x))
PANAMETAL_MATH1(atanh, __builtin_atanhf(x))
PANAMETAL_MATH1(ceil, __builtin_ceilf(x))
PANAMETAL_MATH1(cos, __builtin_cosf(x))
PANAMETAL_MATH1(cosh, __builtin_coshf(x))
PANAMETAL_MATH1(cospi, __builtin_cosf(x * M_PI_F))
PANAMETAL_MATH1(exp, __builtin_expf(x))
PANAMETAL_MATH1(exp10, __builtin_exp2f(x * 3.32192809488736234787f))
PANAMETAL_MATH1(exp2, __builtin_exp2f(x))
PANAMETAL_MATH1(fabs, __builtin_fabsf(x))
PANAMETAL_MATH1(floor, __builtin_floorf(x))
PANAMETAL_MATH1(log, __builtin_logf(x))
PANAMETAL_MATH1(log10, __builtin_log10f(x))
PANAMETAL_MATH1(log2, __builtin_log2f(x))
PANAMETAL_MATH1(rint, __builtin_rintf(x))
PANAMETAL_MATH1(round, __builtin_roundf(x))
PANAMETAL_MATH1(rsqrt, 1.0f / __builtin_sqrtf(x))
PANAMETAL_MATH1(sin, __builtin_sinf(x))
PANAMETAL_MATH1(sinh, __builtin_sinhf(x))
PANAMETAL_MATH1(sinpi, __builtin_sinf(x * M_PI_F))
PANAMETAL_MATH1(sqrt, __builtin_sqrtf(x))
PANAMETAL_MATH1(tan, __builtin_tanf(x))
PANAMETAL_MATH1(tanh, __builtin_tanhf(x))
PANAMETAL_MATH1(tanpi, __builtin_tanf(x * M_PI_F))
PANAMETAL_MATH1(trunc, __builtin_truncf(x))
// Kept below one, also where x is a tiny negative number.
PANAMETAL_MATH1(fract, __builtin_fminf(x - __builtin_floorf(x), 0x1.fffffep-1f))

PANAMETAL_MATH2(atan2, __builtin_atan2f(x, y))
PANAMETAL_MATH2(copysign, __builtin_copysignf(x, y))
PANAMETAL_MATH2(divide, x / y)
PANAMETAL_MATH2(fdim, __builtin_fdimf(x, y))
PANAMETAL_MATH2(fmax, __builtin_fmaxf(x, y))
PANAMETAL_MATH2(fmin, __builtin_fminf(x, y))
PANAMETAL_MATH2(fmod, __builtin_fmodf(x, y))
PANAMETAL_MATH2(nextafter, __builtin_nextafterf(x, y))
PANAMETAL_MATH2(pow, __builtin_powf(x, y))
PANAMETAL_MATH2(powr, __builtin_powf(x, y))
#undef PANAMETAL_MATH1
#undef PANAMETAL_MATH2

template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr T fma(T a, type_identity_t<T> b, type_identity_t<T> c) {
  return static_cast<T>(
      __builtin_fmaf(static_cast<float>(a), static_cast<float>(b), static_cast<float>(c)));
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> fma(vec<T, N> a, vec<T, N> b, vec<T, N> c) {
  return panametal::map<T>([](T x, T y, T z) { return fma(x, y, z); }, a, b, c);
}
template <class T, class = enable_if_t<is_floating_point_v<T> || is_vector<T>::value>>
PANAMETAL_INLINE constexpr T mad(T a, type_identity_t<T> b, type_identity_t<T> c) {
  return a * b + c;
}

template <class T>
PANAMETAL_INLINE T fmin3(T a, T b, T c) {
  return fmin(fmin(a, b), c);
}
template <class T>
PANAMETAL_INLINE T fmax3(T a, T b, T c) {
  return fmax(fmax(a, b), c);
}
template <class T>
PANAMETAL_INLINE T fmedian3(T a, T b, T c) {
  return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE T ldexp(T a, int exponent) {
  return static_cast<T>(__builtin_ldexpf(static_cast<float>(a), exponent));
}
template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE T frexp(T a, int &exponent) {
  return static_cast<T>(__builtin_frexpf(static_cast<float>(a), &exponent));
}
template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE int ilogb(T a) {
  return __builtin_ilogbf(static_cast<float>(a));
}
template <class T, class = enable_if_t<is_floating_point_v<T> || is_vector<T>::value>>
PANAMETAL_INLINE T modf(T a, T &whole) {
  whole = trunc(a);
  return a - whole;
}
template <class T, class = enable_if_t<is_floating_point_v<T> || is_vector<T>::value>>
PANAMETAL_INLINE T sincos(T a, T &cosine) {
  cosine = cos(a);
  return sin(a);
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> ldexp(vec<T, N> a, vec<int, N> exponents) {
  for (int i = 0; i < N; ++i) {
    a[i] = ldexp(T(a[i]), exponents[i]);
  }
  return a;
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> frexp(vec<T, N> a, vec<int, N> &exponents) {
  for (int i = 0; i < N; ++i) {
    int exponent;
    a[i] = frexp(T(a[i]), exponent);
    exponents[i] = exponent;
  }
  return a;
}

#define PANAMETAL_IN_BOTH(name)                                                                    \
  namespace precise {                                                                              \
  using metal::name;                                                                               \
  }                                                                                                \
  namespace fast {                                                                                 \
  using metal::name;                                                                               \
  }
PANAMETAL_IN_BOTH(abs)
PANAMETAL_IN_BOTH(clamp)
PANAMETAL_IN_BOTH(fma)
PANAMETAL_IN_BOTH(fmax3)
PANAMETAL_IN_BOTH(fmedian3)
PANAMETAL_IN_BOTH(fmin3)
PANAMETAL_IN_BOTH(frexp)
PANAMETAL_IN_BOTH(isfinite)
PANAMETAL_IN_BOTH(isinf)
PANAMETAL_IN_BOTH(isnan)
PANAMETAL_IN_BOTH(ldexp)
PANAMETAL_IN_BOTH(max)
PANAMETAL_IN_BOTH(max3)
PANAMETAL_IN_BOTH(median3)
PANAMETAL_IN_BOTH(min)
PANAMETAL_IN_BOTH(min3)
PANAMETAL_IN_BOTH(mix)
PANAMETAL_IN_BOTH(modf)
PANAMETAL_IN_BOTH(saturate)
PANAMETAL_IN_BOTH(sign)
PANAMETAL_IN_BOTH(sincos)
PANAMETAL_IN_BOTH(smoothstep)
PANAMETAL_IN_BOTH(step)

} // namespace metal
