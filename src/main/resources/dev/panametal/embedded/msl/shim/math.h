// <metal_math>: computed in float by the C library's functions, whatever the element type. The functions
// of the precise namespace are the same under flags that forbid what fast math may do to them.
#pragma once

#include "common.h"

namespace panametal {

// What a mathematical function of these arguments returns; an integer argument is taken as a float.
template <class T>
using math_result = metal::conditional_t<metal::is_integral_v<T>, float, T>;
template <class A, class B>
using math_result2 =
    metal::conditional_t<metal::is_same_v<A, B>, math_result<A>, common_scalar<math_result<A>, math_result<B>>>;

// The whole turns are taken off before the product with pi, which would round them. Exact for the
// quarter turns.
PANAMETAL_INLINE float sine_of_half_turns(float x) {
  float rest = x - 2.0f * __builtin_rintf(0.5f * x);
  const float magnitude = __builtin_fabsf(rest);
  rest = magnitude > 0.5f ? __builtin_copysignf(1.0f - magnitude, rest) : rest;
  return __builtin_sinf(rest * M_PI_F);
}
PANAMETAL_INLINE float cosine_of_half_turns(float x) {
  const float rest = __builtin_fabsf(x - 2.0f * __builtin_rintf(0.5f * x));
  return __builtin_sinf((0.5f - rest) * M_PI_F);
}

} // namespace panametal

namespace metal {

#define PANAMETAL_MATH1(name, expression)                                                          \
  template <class T, class = enable_if_t<is_arithmetic_v<T>>>                                      \
  PANAMETAL_INLINE constexpr panametal::math_result<T> name(T argument) {                          \
    const float x = static_cast<float>(argument);                                                  \
    return static_cast<panametal::math_result<T>>(expression);                                     \
  }                                                                                                \
  PANAMETAL_MAP1(name)
#define PANAMETAL_MATH2(name, expression)                                                          \
  template <class A, class B, class = enable_if_t<panametal::are_scalars<A, B>>>                   \
  PANAMETAL_INLINE constexpr panametal::math_result2<A, B> name(A first, B second) {               \
    const float x = static_cast<float>(first);                                                     \
    const float y = static_cast<float>(second);                                                    \
    return static_cast<panametal::math_result2<A, B>>(expression);                                 \
  }                                                                                                \
  PANAMETAL_MAP2(name)
#define PANAMETAL_FAST(name, expression) using metal::name;

// Each function of x, or of x and y. A fract stays below one, also where x is a tiny negative number.
#define PANAMETAL_FUNCTIONS1(F)                                                                    \
  F(acos, __builtin_acosf(x))                                                                      \
  F(acosh, __builtin_acoshf(x))                                                                    \
  F(asin, __builtin_asinf(x))                                                                      \
  F(asinh, __builtin_asinhf(x))                                                                    \
  F(atan, __builtin_atanf(x))                                                                      \
  F(atanh, __builtin_atanhf(x))                                                                    \
  F(ceil, __builtin_ceilf(x))                                                                      \
  F(cos, __builtin_cosf(x))                                                                        \
  F(cosh, __builtin_coshf(x))                                                                      \
  F(cospi, panametal::cosine_of_half_turns(x))                                                     \
  F(exp, __builtin_expf(x))                                                                        \
  F(exp10, __builtin_exp2f(x * 3.32192809488736234787f))                                           \
  F(exp2, __builtin_exp2f(x))                                                                      \
  F(fabs, __builtin_fabsf(x))                                                                      \
  F(floor, __builtin_floorf(x))                                                                    \
  F(log, __builtin_logf(x))                                                                        \
  F(log10, __builtin_log10f(x))                                                                    \
  F(log2, __builtin_log2f(x))                                                                      \
  F(rint, __builtin_rintf(x))                                                                      \
  F(round, __builtin_roundf(x))                                                                    \
  F(rsqrt, 1.0f / __builtin_sqrtf(x))                                                              \
  F(sin, __builtin_sinf(x))                                                                        \
  F(sinh, __builtin_sinhf(x))                                                                      \
  F(sinpi, panametal::sine_of_half_turns(x))                                                       \
  F(sqrt, __builtin_sqrtf(x))                                                                      \
  F(tan, __builtin_tanf(x))                                                                        \
  F(tanh, __builtin_tanhf(x))                                                                      \
  F(tanpi, panametal::sine_of_half_turns(x) / panametal::cosine_of_half_turns(x))                  \
  F(trunc, __builtin_truncf(x))                                                                    \
  F(fract, __builtin_fminf(x - __builtin_floorf(x), 0x1.fffffep-1f))
#define PANAMETAL_FUNCTIONS2(F)                                                                    \
  F(atan2, __builtin_atan2f(x, y))                                                                 \
  F(copysign, __builtin_copysignf(x, y))                                                           \
  F(divide, x / y)                                                                                 \
  F(fdim, __builtin_fdimf(x, y))                                                                   \
  F(fmax, __builtin_fmaxf(x, y))                                                                   \
  F(fmin, __builtin_fminf(x, y))                                                                   \
  F(fmod, __builtin_fmodf(x, y))                                                                   \
  F(nextafter, __builtin_nextafterf(x, y))                                                         \
  F(pow, __builtin_powf(x, y))                                                                     \
  F(powr, __builtin_powf(x, y))

PANAMETAL_FUNCTIONS1(PANAMETAL_MATH1)
PANAMETAL_FUNCTIONS2(PANAMETAL_MATH2)

namespace fast {
PANAMETAL_FUNCTIONS1(PANAMETAL_FAST)
PANAMETAL_FUNCTIONS2(PANAMETAL_FAST)
} // namespace fast

#pragma float_control(push)
#pragma float_control(precise, on)
namespace precise {
PANAMETAL_FUNCTIONS1(PANAMETAL_MATH1)
PANAMETAL_FUNCTIONS2(PANAMETAL_MATH2)
} // namespace precise
#pragma float_control(pop)

#undef PANAMETAL_FUNCTIONS1
#undef PANAMETAL_FUNCTIONS2
#undef PANAMETAL_FAST
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
template <class T, int N>
PANAMETAL_INLINE vec<int, N> ilogb(vec<T, N> a) {
  return panametal::map<int>([](T x) { return ilogb(x); }, a);
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
PANAMETAL_IN_BOTH(ilogb)
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
