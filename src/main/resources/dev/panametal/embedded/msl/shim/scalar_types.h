// The scalar types of Metal Shading Language that C++ does not have.
#pragma once

#include "type_traits.h"

#define PANAMETAL_INLINE inline __attribute__((always_inline))

typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long int64_t;
typedef unsigned long uint64_t;

typedef unsigned char uchar;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef unsigned long size_t;
typedef long ptrdiff_t;
typedef long intptr_t;
typedef unsigned long uintptr_t;

typedef _Float16 half;

// The upper half of a float. A class, because clang's __bf16 does not convert to and from half.
// MSL wants the conversion from another floating-point type to be written out.
struct bfloat {
  ushort bits;

  bfloat() = default;

  template <class T, metal::enable_if_t<metal::is_integral_v<T>, int> = 0>
  constexpr bfloat(T value) : bits(round(static_cast<float>(value))) {}

  template <
      class T,
      metal::enable_if_t<metal::is_floating_point_v<T> && !metal::is_same_v<T, bfloat>, int> = 0>
  explicit constexpr bfloat(T value) : bits(round(static_cast<float>(value))) {}

  // What converts to a single arithmetic type converts on to a built-in one, so also to this.
  template <
      class T,
      metal::enable_if_t<
          metal::is_class_v<T> && metal::is_integral_v<decltype(+metal::declval<const T &>())>,
          long> = 0>
  constexpr bfloat(const T &value) : bfloat(+value) {}

  // To float, and to integers as MSL has it. To int it must be written out, which MSL does not ask:
  // `condition ? b : 0` would have two meanings for a class.
  template <
      class T,
      metal::enable_if_t<
          metal::is_same_v<T, float> || (metal::is_integral_v<T> && !metal::is_same_v<T, int>),
          int> = 0>
  constexpr operator T() const {
    return static_cast<T>(widen(bits));
  }
  template <
      class T,
      metal::enable_if_t<
          metal::is_same_v<T, int> || metal::is_enum_v<T> || metal::is_same_v<T, half>, char> = 0>
  explicit constexpr operator T() const {
    return static_cast<T>(widen(bits));
  }

  static constexpr bfloat from_bits(ushort bits) {
    bfloat result{};
    result.bits = bits;
    return result;
  }

  static constexpr float widen(ushort bits) {
    return __builtin_bit_cast(float, static_cast<uint>(bits) << 16);
  }

  // To nearest, ties to even; a NaN stays a NaN.
  static constexpr ushort round(float value) {
    const uint word = __builtin_bit_cast(uint, value);
    const uint nearest = (word + 0x7fffu + ((word >> 16) & 1u)) >> 16;
    const uint quiet = (word >> 16) | 0x40u;
    return static_cast<ushort>((word & 0x7fffffffu) > 0x7f800000u ? quiet : nearest);
  }

  constexpr bfloat operator+() const { return *this; }
  constexpr bfloat operator-() const { return from_bits(bits ^ 0x8000u); }
  bfloat &operator++() { return *this = bfloat(widen(bits) + 1.0f); }
  bfloat &operator--() { return *this = bfloat(widen(bits) - 1.0f); }
};

namespace panametal {

template <class T>
inline constexpr bool is_other_float =
    metal::is_floating_point_v<T> && !metal::is_same_v<T, bfloat>;

} // namespace panametal

// bfloat with bfloat, or with an integer, stays bfloat; with another floating-point type it is float.
#define PANAMETAL_BFLOAT_OPERATOR(op)                                                              \
  PANAMETAL_INLINE constexpr bfloat operator op(bfloat a, bfloat b) {                              \
    return bfloat(static_cast<float>(a) op static_cast<float>(b));                                 \
  }                                                                                                \
  template <class T, metal::enable_if_t<metal::is_integral_v<T>, int> = 0>                         \
  PANAMETAL_INLINE constexpr bfloat operator op(bfloat a, T b) {                                   \
    return a op bfloat(b);                                                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<metal::is_integral_v<T>, int> = 0>                         \
  PANAMETAL_INLINE constexpr bfloat operator op(T a, bfloat b) {                                   \
    return bfloat(a) op b;                                                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<panametal::is_other_float<T>, char> = 0>                   \
  PANAMETAL_INLINE constexpr float operator op(bfloat a, T b) {                                    \
    return static_cast<float>(a) op static_cast<float>(b);                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<panametal::is_other_float<T>, char> = 0>                   \
  PANAMETAL_INLINE constexpr float operator op(T a, bfloat b) {                                    \
    return static_cast<float>(a) op static_cast<float>(b);                                         \
  }                                                                                                \
  template <class T>                                                                               \
  PANAMETAL_INLINE constexpr bfloat &operator op##=(bfloat &a, T b) {                              \
    return a = bfloat(static_cast<float>(a) op static_cast<float>(b));                             \
  }                                                                                                \
  template <                                                                                       \
      class T,                                                                                     \
      metal::enable_if_t<metal::is_integral_v<T> || panametal::is_other_float<T>, int> = 0>        \
  PANAMETAL_INLINE constexpr T &operator op##=(T &a, bfloat b) {                                   \
    return a = static_cast<T>(static_cast<float>(a) op static_cast<float>(b));                     \
  }

PANAMETAL_BFLOAT_OPERATOR(+)
PANAMETAL_BFLOAT_OPERATOR(-)
PANAMETAL_BFLOAT_OPERATOR(*)
PANAMETAL_BFLOAT_OPERATOR(/)
#undef PANAMETAL_BFLOAT_OPERATOR

#define PANAMETAL_BFLOAT_COMPARISON(op)                                                            \
  PANAMETAL_INLINE constexpr bool operator op(bfloat a, bfloat b) {                                \
    return static_cast<float>(a) op static_cast<float>(b);                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<metal::is_integral_v<T>, int> = 0>                         \
  PANAMETAL_INLINE constexpr bool operator op(bfloat a, T b) {                                     \
    return a op bfloat(b);                                                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<metal::is_integral_v<T>, int> = 0>                         \
  PANAMETAL_INLINE constexpr bool operator op(T a, bfloat b) {                                     \
    return bfloat(a) op b;                                                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<panametal::is_other_float<T>, char> = 0>                   \
  PANAMETAL_INLINE constexpr bool operator op(bfloat a, T b) {                                     \
    return static_cast<float>(a) op static_cast<float>(b);                                         \
  }                                                                                                \
  template <class T, metal::enable_if_t<panametal::is_other_float<T>, char> = 0>                   \
  PANAMETAL_INLINE constexpr bool operator op(T a, bfloat b) {                                     \
    return static_cast<float>(a) op static_cast<float>(b);                                         \
  }

PANAMETAL_BFLOAT_COMPARISON(==)
PANAMETAL_BFLOAT_COMPARISON(!=)
PANAMETAL_BFLOAT_COMPARISON(<)
PANAMETAL_BFLOAT_COMPARISON(>)
PANAMETAL_BFLOAT_COMPARISON(<=)
PANAMETAL_BFLOAT_COMPARISON(>=)
#undef PANAMETAL_BFLOAT_COMPARISON

// MSL's literal suffixes h and bf; the rewriter of the embedded compiler keeps them as they are.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wuser-defined-literals"
#pragma clang diagnostic ignored "-Wreserved-user-defined-literal"
constexpr half operator""h(long double value) { return static_cast<half>(value); }
constexpr half operator""H(long double value) { return static_cast<half>(value); }
constexpr half operator""h(unsigned long long value) { return static_cast<half>(value); }
constexpr half operator""H(unsigned long long value) { return static_cast<half>(value); }
constexpr bfloat operator""bf(long double value) { return bfloat(static_cast<float>(value)); }
constexpr bfloat operator""BF(long double value) { return bfloat(static_cast<float>(value)); }
#pragma clang diagnostic pop

namespace metal {
using ::bfloat;
using ::half;
using ::int16_t;
using ::int32_t;
using ::int64_t;
using ::int8_t;
using ::ptrdiff_t;
using ::size_t;
using ::uchar;
using ::uint;
using ::uint16_t;
using ::uint32_t;
using ::uint64_t;
using ::uint8_t;
using ::ulong;
using ::ushort;
} // namespace metal
