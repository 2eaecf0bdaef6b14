// Vector types: vec<T, 2>, vec<T, 3> and vec<T, 4> over clang's vectors, so that arithmetic on them is one instruction.
#pragma once

#include "scalar_types.h"

// The compiler knows this name: braces around values of one type become one.
namespace std {

template <class T>
class initializer_list {
  const T *first;
  size_t count;

public:
  constexpr initializer_list() : first(nullptr), count(0) {}
  constexpr size_t size() const { return count; }
  constexpr const T *begin() const { return first; }
  constexpr const T *end() const { return first + count; }
};

} // namespace std

namespace panametal {

// How one component is stored and computed: bool as 0 or 1 in a byte, bfloat computed as float.
template <class T>
struct component {
  using stored = T;
  using computed = T;
};
template <>
struct component<bool> {
  using stored = unsigned char;
  using computed = unsigned char;
};
template <>
struct component<bfloat> {
  using stored = unsigned short;
  using computed = float;
};

template <class T, int N>
using clang_vector = T __attribute__((ext_vector_type(N)));

struct raw_vector {};

template <class T>
PANAMETAL_INLINE constexpr typename component<T>::stored store_component(T value) {
  if constexpr (metal::is_same_v<T, bfloat>) {
    return value.bits;
  } else {
    return value;
  }
}

template <class T>
PANAMETAL_INLINE constexpr T load_component(typename component<T>::stored value) {
  if constexpr (metal::is_same_v<T, bfloat>) {
    return bfloat::from_bits(value);
  } else {
    return static_cast<T>(value);
  }
}

} // namespace panametal

namespace metal {

template <class T, int N>
struct vec;

template <class T, int N>
struct packed_vec;

template <class T>
struct is_vector : false_type {};
template <class T, int N>
struct is_vector<vec<T, N>> : true_type {};

} // namespace metal

namespace panametal {

// Named components and swizzles; swizzles of several components are properties.
template <class T, int N>
struct vector_storage;

template <class T>
struct vector_storage<T, 2> {
  using storage = clang_vector<typename component<T>::stored, 2>;
  union {
    storage v;
    struct {
      T x, y;
    };
    struct {
      T r, g;
    };
  };
  vector_storage() = default;
  constexpr vector_storage(storage value) : v(value) {}
#include "swizzles2.h"
};

template <class T>
struct vector_storage<T, 3> {
  using storage = clang_vector<typename component<T>::stored, 3>;
  union {
    storage v;
    struct {
      T x, y, z;
    };
    struct {
      T r, g, b;
    };
  };
  vector_storage() = default;
  constexpr vector_storage(storage value) : v(value) {}
#include "swizzles3.h"
};

template <class T>
struct vector_storage<T, 4> {
  using storage = clang_vector<typename component<T>::stored, 4>;
  union {
    storage v;
    struct {
      T x, y, z, w;
    };
    struct {
      T r, g, b, a;
    };
  };
  vector_storage() = default;
  constexpr vector_storage(storage value) : v(value) {}
#include "swizzles4.h"
};

// The number of components that one argument of a vector's constructor brings.
template <class T>
struct component_count : metal::integral_constant<int, 1> {};
template <class T, int N>
struct component_count<metal::vec<T, N>> : metal::integral_constant<int, N> {};

template <class T, class Part>
inline constexpr bool is_part_of = metal::is_arithmetic_v<Part> || metal::is_enum_v<Part>
    || (!metal::is_vector<Part>::value && metal::is_convertible_v<Part, T>);
template <class T, int N>
inline constexpr bool is_part_of<T, metal::vec<T, N>> = true;

// Converts all components; a bool is true where its source is not zero.
template <class To, class From, int N>
PANAMETAL_INLINE constexpr metal::vec<To, N> convert_vector(metal::vec<From, N> from);

} // namespace panametal

namespace metal {

template <class T, int N>
struct vec : panametal::vector_storage<T, N> {
  using base = panametal::vector_storage<T, N>;
  using typename base::storage;
  using base::v;
  using value_type = T;
  using stored = typename panametal::component<T>::stored;
  using computed = typename panametal::component<T>::computed;
  using computed_vector = panametal::clang_vector<computed, N>;

  vec() = default;
  constexpr vec(panametal::raw_vector, storage value) : base(value) {}
  constexpr vec(T scalar) : base(static_cast<storage>(panametal::store_component<T>(scalar))) {}

  // A scalar that converts to a component only where that is written out, as float to bfloat.
  template <
      class U,
      enable_if_t<
          is_arithmetic_v<U> && is_constructible_v<T, U> && !is_convertible_v<U, T>, int> = 0>
  explicit constexpr vec(U scalar) : vec(T(scalar)) {}

  // An integer for bfloat components, which are a class: a conversion of its own.
  template <class U, enable_if_t<is_integral_v<U> && is_same_v<T, bfloat>, char> = 0>
  constexpr vec(U scalar) : vec(T(scalar)) {}

  template <class U>
  explicit constexpr vec(vec<U, N> other) : base(panametal::convert_vector<T>(other).v) {}
  template <class U, enable_if_t<!is_same_v<T, U>, int> = 0>
  explicit constexpr vec(packed_vec<U, N> other) : vec(vec<U, N>(other)) {}

  // From braces around scalars of one type: components that are left out are zero.
  template <class U, enable_if_t<is_arithmetic_v<U> && is_convertible_v<U, T>, int> = 0>
  constexpr vec(std::initializer_list<U> list)
      __attribute__((diagnose_if(list.size() > N, "excess elements in vector initializer", "error")))
      : base(storage{}) {
    for (size_t i = 0; i < list.size() && i < N; ++i) {
      v[i] = panametal::store_component<T>(static_cast<T>(list.begin()[i]));
    }
  }

  template <
      class First,
      class... Rest,
      enable_if_t<
          (sizeof...(Rest) > 0)
              && (panametal::component_count<First>::value + ...
                  + panametal::component_count<Rest>::value)
                  == N
              && panametal::is_part_of<T, First> && (panametal::is_part_of<T, Rest> && ...),
          int> = 0>
  constexpr vec(First first, Rest... rest) : base(storage{}) {
    int next = 0;
    append(next, first);
    (append(next, rest), ...);
  }

  T &operator[](size_t index) { return reinterpret_cast<T *>(&v)[index]; }
  constexpr T operator[](size_t index) const { return panametal::load_component<T>(v[index]); }

  // The components as values to compute with, and back.
  constexpr computed_vector load() const {
    if constexpr (is_same_v<T, bfloat>) {
      using words = panametal::clang_vector<uint, N>;
      return __builtin_bit_cast(computed_vector, __builtin_convertvector(v, words) << 16);
    } else {
      return v;
    }
  }

  static constexpr vec store(computed_vector value) {
    if constexpr (is_same_v<T, bfloat>) {
      vec result(panametal::raw_vector{}, storage{});
      for (int i = 0; i < N; ++i) {
        result.v[i] = bfloat::round(value[i]);
      }
      return result;
    } else {
      return vec(panametal::raw_vector{}, value);
    }
  }

  constexpr vec operator+() const { return *this; }
  constexpr vec operator-() const { return store(-load()); }
  constexpr vec operator~() const { return store(~load()); }
  constexpr vec<bool, N> operator!() const { return *this == vec(T(0)); }
  vec &operator++() { return *this = *this + vec(T(1)); }
  vec &operator--() { return *this = *this - vec(T(1)); }
  vec operator++(int) {
    vec before = *this;
    ++*this;
    return before;
  }
  vec operator--(int) {
    vec before = *this;
    --*this;
    return before;
  }

#define PANAMETAL_ARITHMETIC(op)                                                                   \
  friend constexpr vec operator op(vec a, vec b) { return store(a.load() op b.load()); }           \
  vec &operator op##=(vec b) { return *this = *this op b; }
  PANAMETAL_ARITHMETIC(+)
  PANAMETAL_ARITHMETIC(-)
  PANAMETAL_ARITHMETIC(*)
  PANAMETAL_ARITHMETIC(/)
  PANAMETAL_ARITHMETIC(%)
  PANAMETAL_ARITHMETIC(&)
  PANAMETAL_ARITHMETIC(|)
  PANAMETAL_ARITHMETIC(^)
  PANAMETAL_ARITHMETIC(<<)
  PANAMETAL_ARITHMETIC(>>)
#undef PANAMETAL_ARITHMETIC

#define PANAMETAL_COMPARISON(op)                                                                   \
  friend constexpr vec<bool, N> operator op(vec a, vec b) {                                        \
    using truth = typename vec<bool, N>::storage;                                                  \
    return vec<bool, N>(                                                                           \
        panametal::raw_vector{}, __builtin_convertvector(a.load() op b.load(), truth) & 1);        \
  }
  PANAMETAL_COMPARISON(==)
  PANAMETAL_COMPARISON(!=)
  PANAMETAL_COMPARISON(<)
  PANAMETAL_COMPARISON(>)
  PANAMETAL_COMPARISON(<=)
  PANAMETAL_COMPARISON(>=)
#undef PANAMETAL_COMPARISON

  friend constexpr vec<bool, N> operator&&(vec a, vec b) {
    return (a != vec(T(0))) & (b != vec(T(0)));
  }
  friend constexpr vec<bool, N> operator||(vec a, vec b) {
    return (a != vec(T(0))) | (b != vec(T(0)));
  }

private:
  template <class Part>
  constexpr void append(int &next, Part part) {
    v[next++] = panametal::store_component<T>(static_cast<T>(part));
  }

  template <int M>
  constexpr void append(int &next, vec<T, M> part) {
    for (int i = 0; i < M; ++i) {
      v[next++] = part.v[i];
    }
  }
};

template <class T>
struct vec_elements : panametal::component_count<T> {};

template <class T>
struct make_scalar : type_identity<T> {};
template <class T, int N>
struct make_scalar<vec<T, N>> : type_identity<T> {};
template <class T>
using make_scalar_t = typename make_scalar<T>::type;

} // namespace metal

namespace panametal {

template <class To, class From, int N>
PANAMETAL_INLINE constexpr metal::vec<To, N> convert_vector(metal::vec<From, N> from) {
  using target = clang_vector<typename component<To>::computed, N>;
  if constexpr (metal::is_same_v<To, bool>) {
    return from != metal::vec<From, N>(From(0));
  } else {
    return metal::vec<To, N>::store(__builtin_convertvector(from.load(), target));
  }
}

} // namespace panametal

#define PANAMETAL_VECTOR_TYPES(T)                                                                  \
  typedef metal::vec<T, 2> T##2;                                                                   \
  typedef metal::vec<T, 3> T##3;                                                                   \
  typedef metal::vec<T, 4> T##4;                                                                   \
  namespace metal {                                                                                \
  using ::T##2;                                                                                    \
  using ::T##3;                                                                                    \
  using ::T##4;                                                                                    \
  }
PANAMETAL_VECTOR_TYPES(bool)
PANAMETAL_VECTOR_TYPES(char)
PANAMETAL_VECTOR_TYPES(uchar)
PANAMETAL_VECTOR_TYPES(short)
PANAMETAL_VECTOR_TYPES(ushort)
PANAMETAL_VECTOR_TYPES(int)
PANAMETAL_VECTOR_TYPES(uint)
PANAMETAL_VECTOR_TYPES(long)
PANAMETAL_VECTOR_TYPES(ulong)
PANAMETAL_VECTOR_TYPES(half)
PANAMETAL_VECTOR_TYPES(bfloat)
PANAMETAL_VECTOR_TYPES(float)
#undef PANAMETAL_VECTOR_TYPES

template <class To, class From>
PANAMETAL_INLINE constexpr metal::enable_if_t<sizeof(To) == sizeof(From), To> as_type(From from) {
  return __builtin_bit_cast(To, from);
}
namespace metal {
using ::as_type;
} // namespace metal
