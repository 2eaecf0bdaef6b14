// What the library compile tells Java about the arguments of each kernel: numbers in a constant, read
// from the compiler's output without running anything.
#pragma once

#include "bindings.h"

namespace panametal {

// The numbers of Metal's MTLDataType.
template <class T>
struct data_type : metal::integral_constant<uint, 1> {}; // a struct
template <class T>
struct data_type<const T> : data_type<T> {};
template <class T>
struct data_type<volatile T> : data_type<T> {};
template <class T>
struct data_type<const volatile T> : data_type<T> {};
template <class T>
struct data_type<T *> : metal::integral_constant<uint, 60> {};
template <class T, size_t N>
struct data_type<T[N]> : metal::integral_constant<uint, 2> {};

#define PANAMETAL_DATA_TYPE(T, first)                                                              \
  template <>                                                                                      \
  struct data_type<T> : metal::integral_constant<uint, first> {};                                  \
  template <int N>                                                                                 \
  struct data_type<metal::vec<T, N>> : metal::integral_constant<uint, first + N - 1> {};           \
  template <int N>                                                                                 \
  struct data_type<metal::packed_vec<T, N>> : metal::integral_constant<uint, first + N - 1> {};
PANAMETAL_DATA_TYPE(float, 3)
PANAMETAL_DATA_TYPE(half, 16)
PANAMETAL_DATA_TYPE(int, 29)
PANAMETAL_DATA_TYPE(uint, 33)
PANAMETAL_DATA_TYPE(short, 37)
PANAMETAL_DATA_TYPE(ushort, 41)
PANAMETAL_DATA_TYPE(char, 45)
PANAMETAL_DATA_TYPE(uchar, 49)
PANAMETAL_DATA_TYPE(bool, 53)
PANAMETAL_DATA_TYPE(long, 81)
PANAMETAL_DATA_TYPE(ulong, 85)
PANAMETAL_DATA_TYPE(bfloat, 121)
#undef PANAMETAL_DATA_TYPE
template <>
struct data_type<signed char> : data_type<char> {};
template <int Columns, int Rows>
struct data_type<metal::matrix<float, Columns, Rows>>
    : metal::integral_constant<uint, 7 + 3 * (Columns - 2) + Rows - 2> {};
template <int Columns, int Rows>
struct data_type<metal::matrix<half, Columns, Rows>>
    : metal::integral_constant<uint, 20 + 3 * (Columns - 2) + Rows - 2> {};
template <class T>
struct data_type<metal::atomic<T>> : data_type<T> {};

template <class T>
constexpr uint size_of() {
  if constexpr (metal::is_void_v<T>) {
    return 1;
  } else {
    return sizeof(T);
  }
}
template <class T>
constexpr uint alignment_of() {
  if constexpr (metal::is_void_v<T>) {
    return 1;
  } else {
    return alignof(T);
  }
}

inline constexpr uint numbers_per_argument = 5;

template <uint N>
struct kernel_reflection {
  uint numbers[1 + numbers_per_argument * N];
};

// The slot that an argument takes for itself: of the buffers, then of threadgroup memory.
inline constexpr uint no_slot = ~0u;
template <class Binding>
inline constexpr uint slot_of = no_slot;
template <uint Index>
inline constexpr uint slot_of<buffer<Index>> = Index;
template <uint Index>
inline constexpr uint slot_of<threadgroup_memory<Index>> = buffer_slots + Index;

template <class... Bindings>
constexpr bool have_slots_of_their_own() {
  const uint slots[] = {no_slot, slot_of<Bindings>...};
  for (uint i = 0; i <= sizeof...(Bindings); ++i) {
    for (uint j = 0; j < i; ++j) {
      if (slots[i] != no_slot && slots[i] == slots[j]) {
        return false;
      }
    }
  }
  return true;
}

// What the parameter points to or refers to.
template <class P>
using pointee = metal::remove_pointer_t<metal::remove_reference_t<P>>;

template <class... Bindings, class... P>
constexpr kernel_reflection<sizeof...(P)> reflect(void (*)(const threadgroup_state &, P...)) {
  static_assert(
      have_slots_of_their_own<Bindings...>(), "two arguments of a kernel have the same index");
  kernel_reflection<sizeof...(P)> result{{sizeof...(P)}};
  uint next = 1;
  (
      [&] {
        result.numbers[next++] = Bindings::index;
        result.numbers[next++] = size_of<pointee<P>>();
        result.numbers[next++] = alignment_of<pointee<P>>();
        result.numbers[next++] = data_type<pointee<P>>::value;
        result.numbers[next++] = metal::is_const_v<pointee<P>>;
        // Names the type that binds the parameter, so that a wrong one is an error of the library.
        (void)sizeof(typename Bindings::template bound<P>);
      }(),
      ...);
  return result;
}

} // namespace panametal
