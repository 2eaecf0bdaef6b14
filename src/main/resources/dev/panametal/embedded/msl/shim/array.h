// <metal_array>
#pragma once

#include "scalar_types.h"

namespace metal {

template <class T, size_t N>
struct array {
  T elements[N];

  constexpr T &operator[](size_t index) { return elements[index]; }
  constexpr const T &operator[](size_t index) const { return elements[index]; }
  constexpr T *data() { return elements; }
  constexpr const T *data() const { return elements; }
  constexpr T *begin() { return elements; }
  constexpr T *end() { return elements + N; }
  constexpr const T *begin() const { return elements; }
  constexpr const T *end() const { return elements + N; }
  static constexpr size_t size() { return N; }
  static constexpr bool empty() { return N == 0; }
};

// Uniform values need no mark on a processor.
template <class T>
using uniform = T;
template <class T>
PANAMETAL_INLINE constexpr T make_uniform(T value) {
  return value;
}

} // namespace metal
