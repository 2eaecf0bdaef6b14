// <metal_pack>: components as small normalized integers in one word, the first in the lowest bits.
#pragma once

#include "math.h"

namespace panametal {

// Where the components of a format lie, each with its number of bits.
template <uint... Bits>
struct packed_format {
  static constexpr uint count = sizeof...(Bits);
  static constexpr uint bits[] = {Bits...};
};
using bytes4 = packed_format<8, 8, 8, 8>;
using words2 = packed_format<16, 16>;
using rgb10a2 = packed_format<10, 10, 10, 2>;
using rgb565 = packed_format<5, 6, 5>;

// Between 0 and 1, to nearest; a NaN becomes 0.
PANAMETAL_INLINE uint to_unorm(float value, uint bits) {
  const float largest = static_cast<float>((1u << bits) - 1);
  const float limited = value > 0 ? (value < 1 ? value : 1.0f) : 0.0f;
  return static_cast<uint>(__builtin_rintf(limited * largest));
}
PANAMETAL_INLINE float from_unorm(uint value, uint bits) {
  return static_cast<float>(value) / static_cast<float>((1u << bits) - 1);
}

// Between -1 and 1. The lowest number stands for -1 as well.
PANAMETAL_INLINE uint to_snorm(float value, uint bits) {
  const float largest = static_cast<float>((1u << (bits - 1)) - 1);
  const float limited = value > -1 ? (value < 1 ? value : 1.0f) : (value != value ? 0.0f : -1.0f);
  return static_cast<uint>(static_cast<int>(__builtin_rintf(limited * largest))) & ((1u << bits) - 1);
}
PANAMETAL_INLINE float from_snorm(uint value, uint bits) {
  const int extended = static_cast<int>(value << (32 - bits)) >> (32 - bits);
  const float result =
      static_cast<float>(extended) / static_cast<float>((1u << (bits - 1)) - 1);
  return result < -1 ? -1.0f : result;
}

// The curve of sRGB, IEC 61966-2-1.
PANAMETAL_INLINE float to_srgb(float value) {
  return value <= 0.0031308f ? 12.92f * value
                             : 1.055f * __builtin_powf(value, 1.0f / 2.4f) - 0.055f;
}
PANAMETAL_INLINE float from_srgb(float value) {
  return value <= 0.04045f ? value / 12.92f : __builtin_powf((value + 0.055f) / 1.055f, 2.4f);
}

template <class Format, class T, class Convert>
PANAMETAL_INLINE uint pack(metal::vec<T, Format::count> from, Convert convert) {
  uint result = 0;
  uint shift = 0;
  for (uint i = 0; i < Format::count; ++i) {
    result |= convert(static_cast<float>(T(from[i])), Format::bits[i]) << shift;
    shift += Format::bits[i];
  }
  return result;
}

template <class Format, class T, class Convert>
PANAMETAL_INLINE metal::vec<T, Format::count> unpack(uint from, Convert convert) {
  metal::vec<T, Format::count> result(T(0));
  for (uint i = 0; i < Format::count; ++i) {
    result.v[i] = static_cast<T>(
        convert(from & ((1u << Format::bits[i]) - 1), Format::bits[i]));
    from >>= Format::bits[i];
  }
  return result;
}

} // namespace panametal

namespace metal {

#define PANAMETAL_PACK(T, name, format, word, to, from)                                            \
  PANAMETAL_INLINE word pack_##T##_to_##name(vec<T, panametal::format::count> x) {       \
    return static_cast<word>(panametal::pack<panametal::format>(x, panametal::to));                \
  }                                                                                                \
  PANAMETAL_INLINE vec<T, panametal::format::count> unpack_##name##_to_##T(word x) {     \
    return panametal::unpack<panametal::format, T>(x, panametal::from);                            \
  }
#define PANAMETAL_PACKS(T)                                                                         \
  PANAMETAL_PACK(T, unorm4x8, bytes4, uint, to_unorm, from_unorm)                                  \
  PANAMETAL_PACK(T, snorm4x8, bytes4, uint, to_snorm, from_snorm)                                  \
  PANAMETAL_PACK(T, unorm2x16, words2, uint, to_unorm, from_unorm)                                 \
  PANAMETAL_PACK(T, snorm2x16, words2, uint, to_snorm, from_snorm)                                 \
  PANAMETAL_PACK(T, unorm10a2, rgb10a2, uint, to_unorm, from_unorm)                                \
  PANAMETAL_PACK(T, unorm565, rgb565, ushort, to_unorm, from_unorm)                                \
  PANAMETAL_INLINE uint pack_##T##_to_srgb_unorm4x8(vec<T, 4> x) {                                 \
    for (int i = 0; i < 3; ++i) {                                                                  \
      x[i] = static_cast<T>(panametal::to_srgb(static_cast<float>(T(x[i]))));                      \
    }                                                                                              \
    return pack_##T##_to_unorm4x8(x);                                                              \
  }                                                                                                \
  PANAMETAL_INLINE vec<T, 4> unpack_unorm4x8_srgb_to_##T(uint x) {                                 \
    const float4 linear = panametal::unpack<panametal::bytes4, float>(x, panametal::from_unorm);   \
    return vec<T, 4>(                                                                              \
        static_cast<T>(panametal::from_srgb(linear.x)),                                            \
        static_cast<T>(panametal::from_srgb(linear.y)),                                            \
        static_cast<T>(panametal::from_srgb(linear.z)),                                            \
        static_cast<T>(linear.w));                                                                 \
  }
PANAMETAL_PACKS(float)
PANAMETAL_PACKS(half)
#undef PANAMETAL_PACKS
#undef PANAMETAL_PACK

} // namespace metal
