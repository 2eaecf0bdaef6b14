// <metal_integer>
#pragma once

#include "common.h"

namespace panametal {

// Twice as wide, to hold a full product.
template <class T>
struct wider;
template <>
struct wider<char> : metal::type_identity<short> {};
template <>
struct wider<uchar> : metal::type_identity<ushort> {};
template <>
struct wider<short> : metal::type_identity<int> {};
template <>
struct wider<ushort> : metal::type_identity<uint> {};
template <>
struct wider<int> : metal::type_identity<long> {};
template <>
struct wider<uint> : metal::type_identity<ulong> {};
template <>
struct wider<long> : metal::type_identity<__int128> {};
template <>
struct wider<ulong> : metal::type_identity<unsigned __int128> {};

template <class T>
inline constexpr uint bit_width = 8 * sizeof(T);

} // namespace panametal

namespace metal {

#define PANAMETAL_INTEGER(result)                                                                  \
  template <class T, class = enable_if_t<is_integral_v<T>>>                                        \
  PANAMETAL_INLINE constexpr result

PANAMETAL_INTEGER(T) popcount(T a) {
  return static_cast<T>(__builtin_popcountll(static_cast<make_unsigned_t<T>>(a)));
}
PANAMETAL_INTEGER(T) clz(T a) {
  constexpr uint width = panametal::bit_width<T>;
  return static_cast<T>(
      a == 0 ? width : __builtin_clzll(static_cast<make_unsigned_t<T>>(a)) - (64 - width));
}
PANAMETAL_INTEGER(T) ctz(T a) {
  return static_cast<T>(
      a == 0 ? panametal::bit_width<T> : __builtin_ctzll(static_cast<make_unsigned_t<T>>(a)));
}
PANAMETAL_INTEGER(T) reverse_bits(T a) {
  constexpr uint width = panametal::bit_width<T>;
  using U = make_unsigned_t<T>;
  return static_cast<T>(
      __builtin_bitreverse64(static_cast<unsigned long>(static_cast<U>(a))) >> (64 - width));
}
PANAMETAL_INTEGER(T) rotate(T a, type_identity_t<T> by) {
  constexpr uint width = panametal::bit_width<T>;
  using U = make_unsigned_t<T>;
  const uint left = static_cast<uint>(by) & (width - 1);
  const U bits = static_cast<U>(a);
  return static_cast<T>(left == 0 ? bits : static_cast<U>((bits << left) | (bits >> (width - left))));
}
PANAMETAL_INTEGER(T) mulhi(T a, type_identity_t<T> b) {
  using W = typename panametal::wider<T>::type;
  return static_cast<T>((static_cast<W>(a) * static_cast<W>(b)) >> panametal::bit_width<T>);
}
PANAMETAL_INTEGER(T) madhi(T a, type_identity_t<T> b, type_identity_t<T> c) {
  return mulhi(a, b) + c;
}
PANAMETAL_INTEGER(T) mad24(T a, type_identity_t<T> b, type_identity_t<T> c) { return a * b + c; }
PANAMETAL_INTEGER(T) mul24(T a, type_identity_t<T> b) { return a * b; }
PANAMETAL_INTEGER(T) addsat(T a, type_identity_t<T> b) {
  T sum = 0;
  return !__builtin_add_overflow(a, b, &sum) ? sum
      : b < 0                                ? numeric_limits<T>::min()
                                             : numeric_limits<T>::max();
}
PANAMETAL_INTEGER(T) subsat(T a, type_identity_t<T> b) {
  T difference = 0;
  if (!__builtin_sub_overflow(a, b, &difference)) {
    return difference;
  }
  return is_unsigned_v<T> || b > 0 ? numeric_limits<T>::min() : numeric_limits<T>::max();
}
PANAMETAL_INTEGER(T) madsat(T a, type_identity_t<T> b, type_identity_t<T> c) {
  T product = 0;
  if (__builtin_mul_overflow(a, b, &product)) {
    product = (a < 0) != (b < 0) ? numeric_limits<T>::min() : numeric_limits<T>::max();
  }
  return addsat(product, c);
}
PANAMETAL_INTEGER(make_unsigned_t<T>) absdiff(T a, type_identity_t<T> b) {
  using U = make_unsigned_t<T>;
  return a > b ? static_cast<U>(static_cast<U>(a) - static_cast<U>(b))
               : static_cast<U>(static_cast<U>(b) - static_cast<U>(a));
}
PANAMETAL_INTEGER(T) hadd(T a, type_identity_t<T> b) {
  return static_cast<T>((a >> 1) + (b >> 1) + (a & b & 1));
}
PANAMETAL_INTEGER(T) rhadd(T a, type_identity_t<T> b) {
  return static_cast<T>((a >> 1) + (b >> 1) + ((a | b) & 1));
}
PANAMETAL_INTEGER(T) extract_bits(T a, uint offset, uint bits) {
  constexpr uint width = panametal::bit_width<T>;
  using U = make_unsigned_t<T>;
  if (bits == 0 || offset >= width) {
    return 0;
  }
  const uint left = width - bits - offset;
  // Through the signed type, so that the field's own sign is extended.
  return static_cast<T>(static_cast<T>(static_cast<U>(a) << left) >> (width - bits));
}
PANAMETAL_INTEGER(T) insert_bits(T base, type_identity_t<T> insert, uint offset, uint bits) {
  using U = make_unsigned_t<T>;
  const U ones = bits >= panametal::bit_width<T> ? static_cast<U>(~U(0))
                                                 : static_cast<U>((U(1) << bits) - 1);
  const U mask = static_cast<U>(ones << offset);
  return static_cast<T>((static_cast<U>(base) & ~mask) | ((static_cast<U>(insert) << offset) & mask));
}
#undef PANAMETAL_INTEGER

PANAMETAL_MAP1(popcount)
PANAMETAL_MAP1(clz)
PANAMETAL_MAP1(ctz)
PANAMETAL_MAP1(reverse_bits)
PANAMETAL_MAP2(rotate)
PANAMETAL_MAP2(mulhi)
PANAMETAL_MAP2(addsat)
PANAMETAL_MAP2(subsat)
PANAMETAL_MAP2(hadd)
PANAMETAL_MAP2(rhadd)
PANAMETAL_MAP2(mul24)
PANAMETAL_MAP3(madhi)
PANAMETAL_MAP3(mad24)
PANAMETAL_MAP3(madsat)

} // namespace metal
