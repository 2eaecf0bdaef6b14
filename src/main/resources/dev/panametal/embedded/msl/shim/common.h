// <metal_common>, <metal_relational>: functions that are the same for every arithmetic type.
#pragma once

#include "matrix.h"
#include "numeric_limits.h"

namespace panametal {

// The type of an expression that mixes two scalar types.
template <class A, class B>
using common_scalar = decltype(true ? A() : B());

template <class A, class B>
inline constexpr bool are_scalars = metal::is_arithmetic_v<A> && metal::is_arithmetic_v<B>;

// Applies a function to each component.
template <class Result, class Function, class T, int N>
PANAMETAL_INLINE constexpr metal::vec<Result, N> map(Function function, metal::vec<T, N> a) {
  metal::vec<Result, N> result(Result(0));
  for (int i = 0; i < N; ++i) {
    result.v[i] = store_component<Result>(function(load_component<T>(a.v[i])));
  }
  return result;
}

template <class Result, class Function, class T, int N>
PANAMETAL_INLINE constexpr metal::vec<Result, N> map(
    Function function, metal::vec<T, N> a, metal::vec<T, N> b) {
  metal::vec<Result, N> result(Result(0));
  for (int i = 0; i < N; ++i) {
    result.v[i] =
        store_component<Result>(function(load_component<T>(a.v[i]), load_component<T>(b.v[i])));
  }
  return result;
}

template <class Result, class Function, class T, int N>
PANAMETAL_INLINE constexpr metal::vec<Result, N> map(
    Function function, metal::vec<T, N> a, metal::vec<T, N> b, metal::vec<T, N> c) {
  metal::vec<Result, N> result(Result(0));
  for (int i = 0; i < N; ++i) {
    result.v[i] = store_component<Result>(function(
        load_component<T>(a.v[i]), load_component<T>(b.v[i]), load_component<T>(c.v[i])));
  }
  return result;
}

} // namespace panametal

namespace metal {

// A vector of two or three operands may be given as a scalar for the later ones.
#define PANAMETAL_MAP1(name)                                                                       \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<T, N> name(vec<T, N> a) {                                         \
    return panametal::map<T>([](T x) { return T(name(x)); }, a);                                   \
  }
#define PANAMETAL_MAP2(name)                                                                       \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<T, N> name(vec<T, N> a, vec<T, N> b) {                            \
    return panametal::map<T>([](T x, T y) { return T(name(x, y)); }, a, b);                        \
  }                                                                                                \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<T, N> name(vec<T, N> a, type_identity_t<T> b) {                   \
    return name(a, vec<T, N>(b));                                                                  \
  }                                                                                                \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<T, N> name(type_identity_t<T> a, vec<T, N> b) {                   \
    return name(vec<T, N>(a), b);                                                                  \
  }
#define PANAMETAL_MAP3(name)                                                                       \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<T, N> name(vec<T, N> a, vec<T, N> b, vec<T, N> c) {               \
    return panametal::map<T>([](T x, T y, T z) { return T(name(x, y, z)); }, a, b, c);             \
  }

template <class A, class B, class = enable_if_t<panametal::are_scalars<A, B>>>
PANAMETAL_INLINE constexpr panametal::common_scalar<A, B> min(A a, B b) {
  using T = panametal::common_scalar<A, B>;
  return T(b) < T(a) ? T(b) : T(a);
}
template <class A, class B, class = enable_if_t<panametal::are_scalars<A, B>>>
PANAMETAL_INLINE constexpr panametal::common_scalar<A, B> max(A a, B b) {
  using T = panametal::common_scalar<A, B>;
  return T(a) < T(b) ? T(b) : T(a);
}
PANAMETAL_MAP2(min)
PANAMETAL_MAP2(max)

template <class T>
PANAMETAL_INLINE constexpr T min3(T a, T b, T c) {
  return min(min(a, b), c);
}
template <class T>
PANAMETAL_INLINE constexpr T max3(T a, T b, T c) {
  return max(max(a, b), c);
}
template <class T>
PANAMETAL_INLINE constexpr T median3(T a, T b, T c) {
  return max(min(a, b), min(max(a, b), c));
}

template <
    class A,
    class B,
    class C,
    class = enable_if_t<panametal::are_scalars<A, B> && is_arithmetic_v<C>>>
PANAMETAL_INLINE constexpr auto clamp(A a, B low, C high) {
  return min(max(a, low), high);
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> clamp(vec<T, N> a, vec<T, N> low, vec<T, N> high) {
  return min(max(a, low), high);
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> clamp(
    vec<T, N> a, type_identity_t<T> low, type_identity_t<T> high) {
  return min(max(a, vec<T, N>(low)), vec<T, N>(high));
}

template <class T, class = enable_if_t<is_arithmetic_v<T>>>
PANAMETAL_INLINE constexpr T abs(T a) {
  if constexpr (is_unsigned_v<T>) {
    return a;
  } else if constexpr (is_same_v<T, float>) {
    return __builtin_fabsf(a);
  } else {
    return a < T(0) ? T(-a) : a;
  }
}
PANAMETAL_MAP1(abs)

template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr T saturate(T a) {
  return clamp(a, T(0), T(1));
}
template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr T sign(T a) {
  return a > T(0) ? T(1) : (a < T(0) ? T(-1) : a != a ? T(0) : a);
}
template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr T step(T edge, T a) {
  return a < edge ? T(0) : T(1);
}
template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr T smoothstep(T low, T high, T a) {
  T t = saturate(T((a - low) / (high - low)));
  return t * t * (T(3) - T(2) * t);
}
PANAMETAL_MAP1(saturate)
PANAMETAL_MAP1(sign)
PANAMETAL_MAP2(step)
PANAMETAL_MAP3(smoothstep)

template <class T, class U, class = enable_if_t<is_floating_point_v<T> && is_arithmetic_v<U>>>
PANAMETAL_INLINE constexpr T mix(T a, T b, U t) {
  return a + (b - a) * T(t);
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> mix(vec<T, N> a, vec<T, N> b, vec<T, N> t) {
  return a + (b - a) * t;
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> mix(vec<T, N> a, vec<T, N> b, type_identity_t<T> t) {
  return a + (b - a) * vec<T, N>(t);
}

template <class T>
PANAMETAL_INLINE constexpr enable_if_t<!is_vector<T>::value, T> select(T a, T b, bool condition) {
  return condition ? b : a;
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> select(vec<T, N> a, vec<T, N> b, vec<bool, N> condition) {
  for (int i = 0; i < N; ++i) {
    a.v[i] = condition.v[i] ? b.v[i] : a.v[i];
  }
  return a;
}
template <class T, int N>
PANAMETAL_INLINE constexpr vec<T, N> select(vec<T, N> a, vec<T, N> b, bool condition) {
  return condition ? b : a;
}

PANAMETAL_INLINE constexpr bool all(bool a) { return a; }
PANAMETAL_INLINE constexpr bool any(bool a) { return a; }
template <int N>
PANAMETAL_INLINE constexpr bool all(vec<bool, N> a) {
  bool result = true;
  for (int i = 0; i < N; ++i) {
    result = result && a.v[i];
  }
  return result;
}
template <int N>
PANAMETAL_INLINE constexpr bool any(vec<bool, N> a) {
  bool result = false;
  for (int i = 0; i < N; ++i) {
    result = result || a.v[i];
  }
  return result;
}

// By the bits, so that no fast-math flag can fold them away.
#define PANAMETAL_CLASSIFY(name, condition)                                                        \
  template <class T, class = enable_if_t<is_arithmetic_v<T>>>                                      \
  PANAMETAL_INLINE constexpr bool name(T a) {                                                      \
    const uint bits = __builtin_bit_cast(uint, static_cast<float>(a));                             \
    const uint magnitude = bits & 0x7fffffffu;                                                     \
    (void)magnitude;                                                                               \
    return condition;                                                                              \
  }                                                                                                \
  template <class T, int N>                                                                        \
  PANAMETAL_INLINE constexpr vec<bool, N> name(vec<T, N> a) {                                      \
    return panametal::map<bool>([](T x) { return name(x); }, a);                                   \
  }
PANAMETAL_CLASSIFY(isnan, magnitude > 0x7f800000u)
PANAMETAL_CLASSIFY(isinf, magnitude == 0x7f800000u)
PANAMETAL_CLASSIFY(isfinite, magnitude < 0x7f800000u)
PANAMETAL_CLASSIFY(signbit, (bits >> 31) != 0)
#undef PANAMETAL_CLASSIFY

template <class T, class = enable_if_t<is_floating_point_v<T>>>
PANAMETAL_INLINE constexpr bool isnormal(T a) {
  return isfinite(a) && abs(a) >= numeric_limits<T>::min();
}
template <class T>
PANAMETAL_INLINE constexpr auto isordered(T a, T b) {
  return !(isnan(a) || isnan(b));
}
template <class T>
PANAMETAL_INLINE constexpr auto isunordered(T a, T b) {
  return isnan(a) || isnan(b);
}

} // namespace metal
