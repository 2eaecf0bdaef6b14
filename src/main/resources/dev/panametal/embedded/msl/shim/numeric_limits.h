// <metal_limits>
#pragma once

#include "scalar_types.h"

namespace metal {

// User code specialises this name as well, as Metal's own header derives numeric_limits from it.
template <class T>
struct _numeric_limits_impl {
  static constexpr bool is_specialized = false;
};

template <class T>
struct numeric_limits : _numeric_limits_impl<T> {};
template <class T>
struct numeric_limits<const T> : numeric_limits<T> {};

#define PANAMETAL_INTEGER_LIMITS(T, lowest_value, highest_value)                                   \
  template <>                                                                                      \
  struct _numeric_limits_impl<T> {                                                                 \
    static constexpr bool is_specialized = true;                                                   \
    static constexpr bool is_signed = is_signed_v<T>;                                                \
    static constexpr bool is_integer = true;                                                       \
    static constexpr bool is_exact = true;                                                         \
    static constexpr bool has_infinity = false;                                                    \
    static constexpr bool has_quiet_NaN = false;                                                   \
    static constexpr int digits = is_same_v<T, bool> ? 1 : 8 * sizeof(T) - is_signed;              \
    static constexpr int digits10 = digits * 3 / 10;                                               \
    static constexpr int radix = 2;                                                                \
    static constexpr T min() { return lowest_value; }                                              \
    static constexpr T lowest() { return lowest_value; }                                           \
    static constexpr T max() { return highest_value; }                                             \
    static constexpr T epsilon() { return {}; }                                                    \
    static constexpr T infinity() { return {}; }                                                   \
  };
PANAMETAL_INTEGER_LIMITS(bool, false, true)
PANAMETAL_INTEGER_LIMITS(char, -128, 127)
PANAMETAL_INTEGER_LIMITS(signed char, -128, 127)
PANAMETAL_INTEGER_LIMITS(uchar, 0, 255)
PANAMETAL_INTEGER_LIMITS(short, -32768, 32767)
PANAMETAL_INTEGER_LIMITS(ushort, 0, 65535)
PANAMETAL_INTEGER_LIMITS(int, -2147483647 - 1, 2147483647)
PANAMETAL_INTEGER_LIMITS(uint, 0, 4294967295u)
PANAMETAL_INTEGER_LIMITS(long, -9223372036854775807L - 1, 9223372036854775807L)
PANAMETAL_INTEGER_LIMITS(ulong, 0, 18446744073709551615UL)
PANAMETAL_INTEGER_LIMITS(long long, -9223372036854775807LL - 1, 9223372036854775807LL)
PANAMETAL_INTEGER_LIMITS(unsigned long long, 0, 18446744073709551615ULL)
#undef PANAMETAL_INTEGER_LIMITS

#define PANAMETAL_FLOAT_LIMITS(                                                                    \
    T, from_bits, mantissa_bits, max_bits, min_bits, denorm_bits, epsilon_bits, infinity_bits,     \
    nan_bits, min_exponent_value, max_exponent_value)                                              \
  template <>                                                                                      \
  struct _numeric_limits_impl<T> {                                                                 \
    static constexpr bool is_specialized = true;                                                   \
    static constexpr bool is_signed = true;                                                        \
    static constexpr bool is_integer = false;                                                      \
    static constexpr bool is_exact = false;                                                        \
    static constexpr bool has_infinity = true;                                                     \
    static constexpr bool has_quiet_NaN = true;                                                    \
    static constexpr int digits = mantissa_bits;                                                   \
    static constexpr int digits10 = (mantissa_bits - 1) * 3 / 10;                                  \
    static constexpr int radix = 2;                                                                \
    static constexpr int min_exponent = min_exponent_value;                                        \
    static constexpr int max_exponent = max_exponent_value;                                        \
    static constexpr T max() { return from_bits(max_bits); }                                       \
    static constexpr T lowest() { return -from_bits(max_bits); }                                   \
    static constexpr T min() { return from_bits(min_bits); }                                       \
    static constexpr T denorm_min() { return from_bits(denorm_bits); }                             \
    static constexpr T epsilon() { return from_bits(epsilon_bits); }                               \
    static constexpr T infinity() { return from_bits(infinity_bits); }                             \
    static constexpr T quiet_NaN() { return from_bits(nan_bits); }                                 \
    static constexpr T signaling_NaN() { return from_bits(nan_bits); }                             \
  };
#define PANAMETAL_FLOAT_BITS(bits) __builtin_bit_cast(float, bits)
#define PANAMETAL_HALF_BITS(bits) __builtin_bit_cast(half, static_cast<ushort>(bits))
#define PANAMETAL_BFLOAT_BITS(bits) bfloat::from_bits(bits)
PANAMETAL_FLOAT_LIMITS(
    float, PANAMETAL_FLOAT_BITS, 24, 0x7f7fffffu, 0x00800000u, 1u, 0x34000000u, 0x7f800000u,
    0x7fc00000u, -125, 128)
PANAMETAL_FLOAT_LIMITS(
    half, PANAMETAL_HALF_BITS, 11, 0x7bff, 0x0400, 1, 0x1400, 0x7c00, 0x7e00, -13, 16)
PANAMETAL_FLOAT_LIMITS(
    bfloat, PANAMETAL_BFLOAT_BITS, 8, 0x7f7f, 0x0080, 1, 0x3c00, 0x7f80, 0x7fc0, -125, 128)
#undef PANAMETAL_BFLOAT_BITS
#undef PANAMETAL_HALF_BITS
#undef PANAMETAL_FLOAT_BITS
#undef PANAMETAL_FLOAT_LIMITS

} // namespace metal
