// What the code generator calls by name. A kernel is linked without the C library, so it brings its own:
// marked as used, because calls of them appear only after the last look at what is called.
#pragma once

#include "scalar_types.h"

extern "C" {

__attribute__((no_builtin, used, visibility("hidden"))) inline void *memcpy(
    void *__restrict to, const void *__restrict from, size_t bytes) {
  char *target = static_cast<char *>(to);
  const char *source = static_cast<const char *>(from);
  for (size_t i = 0; i < bytes; ++i) {
    target[i] = source[i];
  }
  return to;
}

__attribute__((no_builtin, used, visibility("hidden"))) inline void *memmove(
    void *to, const void *from, size_t bytes) {
  char *target = static_cast<char *>(to);
  const char *source = static_cast<const char *>(from);
  if (target < source) {
    for (size_t i = 0; i < bytes; ++i) {
      target[i] = source[i];
    }
  } else {
    for (size_t i = bytes; i > 0; --i) {
      target[i - 1] = source[i - 1];
    }
  }
  return to;
}

__attribute__((no_builtin, used, visibility("hidden"))) inline void *memset(
    void *to, int value, size_t bytes) {
  char *target = static_cast<char *>(to);
  for (size_t i = 0; i < bytes; ++i) {
    target[i] = static_cast<char>(value);
  }
  return to;
}

// Powers with an integer exponent, by repeated squaring, as compiler-rt has them.
__attribute__((used, visibility("hidden"))) inline float __powisf2(float base, int exponent) {
  const bool reciprocal = exponent < 0;
  float result = 1.0f;
  for (uint left = reciprocal ? 0u - static_cast<uint>(exponent) : exponent; left != 0; left >>= 1) {
    if (left & 1) {
      result *= base;
    }
    base *= base;
  }
  return reciprocal ? 1.0f / result : result;
}

} // extern "C"
