// <metal_geometric>
#pragma once

#include "math.h"

namespace metal {

template <class T, int N>
PANAMETAL_INLINE constexpr T dot(vec<T, N> a, vec<T, N> b) {
  T result = a[0] * b[0];
  for (int i = 1; i < N; ++i) {
    result = result + a[i] * b[i];
  }
  return result;
}
template <class T>
PANAMETAL_INLINE constexpr vec<T, 3> cross(vec<T, 3> a, vec<T, 3> b) {
  return vec<T, 3>(
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
}
template <class T, int N>
PANAMETAL_INLINE T length_squared(vec<T, N> a) {
  return dot(a, a);
}
template <class T, int N>
PANAMETAL_INLINE T length(vec<T, N> a) {
  return sqrt(dot(a, a));
}
template <class T, int N>
PANAMETAL_INLINE T distance_squared(vec<T, N> a, vec<T, N> b) {
  return length_squared(a - b);
}
template <class T, int N>
PANAMETAL_INLINE T distance(vec<T, N> a, vec<T, N> b) {
  return length(a - b);
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> normalize(vec<T, N> a) {
  return a * vec<T, N>(rsqrt(dot(a, a)));
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> faceforward(vec<T, N> normal, vec<T, N> incident, vec<T, N> reference) {
  return dot(reference, incident) < T(0) ? normal : -normal;
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> reflect(vec<T, N> incident, vec<T, N> normal) {
  return incident - vec<T, N>(T(2) * dot(normal, incident)) * normal;
}
template <class T, int N>
PANAMETAL_INLINE vec<T, N> refract(vec<T, N> incident, vec<T, N> normal, type_identity_t<T> eta) {
  const T cosine = dot(normal, incident);
  const T k = T(1) - eta * eta * (T(1) - cosine * cosine);
  return k < T(0) ? vec<T, N>(T(0))
                  : vec<T, N>(eta) * incident - vec<T, N>(eta * cosine + sqrt(k)) * normal;
}

PANAMETAL_IN_BOTH(distance)
PANAMETAL_IN_BOTH(distance_squared)
PANAMETAL_IN_BOTH(length)
PANAMETAL_IN_BOTH(length_squared)
PANAMETAL_IN_BOTH(normalize)

} // namespace metal
