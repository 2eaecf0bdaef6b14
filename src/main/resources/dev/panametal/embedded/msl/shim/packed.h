// Packed vectors: components side by side, aligned like one component; they compute as vectors.
#pragma once

#include "vector.h"

namespace panametal {

template <class T, int N>
struct packed_storage;
template <class T>
struct packed_storage<T, 2> {
  union {
    T components[2];
    struct {
      T x, y;
    };
    struct {
      T r, g;
    };
  };
};
template <class T>
struct packed_storage<T, 3> {
  union {
    T components[3];
    struct {
      T x, y, z;
    };
    struct {
      T r, g, b;
    };
  };
};
template <class T>
struct packed_storage<T, 4> {
  union {
    T components[4];
    struct {
      T x, y, z, w;
    };
    struct {
      T r, g, b, a;
    };
  };
};

} // namespace panametal

namespace metal {

template <class T, int N>
struct packed_vec : panametal::packed_storage<T, N> {
  using base = panametal::packed_storage<T, N>;
  using base::components;
  using value_type = T;

  packed_vec() = default;
  constexpr packed_vec(vec<T, N> other) : base{} {
    for (int i = 0; i < N; ++i) {
      components[i] = other[i];
    }
  }
  constexpr packed_vec(T scalar) : packed_vec(vec<T, N>(scalar)) {}
  template <
      class First,
      class Second,
      class... Rest,
      enable_if_t<is_constructible_v<vec<T, N>, First, Second, Rest...>, int> = 0>
  constexpr packed_vec(First first, Second second, Rest... rest)
      : packed_vec(vec<T, N>(first, second, rest...)) {}

  constexpr operator vec<T, N>() const {
    vec<T, N> result(T(0));
    for (int i = 0; i < N; ++i) {
      result.v[i] = panametal::store_component<T>(components[i]);
    }
    return result;
  }

  T &operator[](size_t index) { return components[index]; }
  constexpr const T &operator[](size_t index) const { return components[index]; }

  constexpr vec<T, N> operator-() const { return -vec<T, N>(*this); }

#define PANAMETAL_ARITHMETIC(op)                                                                   \
  friend constexpr vec<T, N> operator op(packed_vec a, packed_vec b) {                             \
    return vec<T, N>(a) op vec<T, N>(b);                                                           \
  }                                                                                                \
  friend constexpr vec<T, N> operator op(packed_vec a, vec<T, N> b) { return vec<T, N>(a) op b; }  \
  friend constexpr vec<T, N> operator op(vec<T, N> a, packed_vec b) { return a op vec<T, N>(b); }  \
  friend constexpr vec<T, N> operator op(packed_vec a, T b) { return vec<T, N>(a) op b; }          \
  friend constexpr vec<T, N> operator op(T a, packed_vec b) { return a op vec<T, N>(b); }          \
  packed_vec &operator op##=(vec<T, N> b) { return *this = vec<T, N>(*this) op b; }
  PANAMETAL_ARITHMETIC(+)
  PANAMETAL_ARITHMETIC(-)
  PANAMETAL_ARITHMETIC(*)
  PANAMETAL_ARITHMETIC(/)
#undef PANAMETAL_ARITHMETIC
};

template <class T>
struct is_packed_vector : false_type {};
template <class T, int N>
struct is_packed_vector<packed_vec<T, N>> : true_type {};
template <class T, int N>
struct make_scalar<packed_vec<T, N>> : type_identity<T> {};

} // namespace metal

#define PANAMETAL_PACKED_TYPES(T)                                                                  \
  typedef metal::packed_vec<T, 2> packed_##T##2;                                                   \
  typedef metal::packed_vec<T, 3> packed_##T##3;                                                   \
  typedef metal::packed_vec<T, 4> packed_##T##4;                                                   \
  namespace metal {                                                                                \
  using ::packed_##T##2;                                                                           \
  using ::packed_##T##3;                                                                           \
  using ::packed_##T##4;                                                                           \
  }
PANAMETAL_PACKED_TYPES(bool)
PANAMETAL_PACKED_TYPES(char)
PANAMETAL_PACKED_TYPES(uchar)
PANAMETAL_PACKED_TYPES(short)
PANAMETAL_PACKED_TYPES(ushort)
PANAMETAL_PACKED_TYPES(int)
PANAMETAL_PACKED_TYPES(uint)
PANAMETAL_PACKED_TYPES(long)
PANAMETAL_PACKED_TYPES(ulong)
PANAMETAL_PACKED_TYPES(half)
PANAMETAL_PACKED_TYPES(bfloat)
PANAMETAL_PACKED_TYPES(float)
#undef PANAMETAL_PACKED_TYPES
