// <metal_simdgroup_matrix>: 8 by 8 matrices of which each lane of a SIMD group holds two neighbours in a
// row. Which ones is Apple's layout, which code that uses thread_elements() relies on.
#pragma once

#include "barrier.h"
#include "matrix.h"

namespace panametal {

inline constexpr uint matrix_size = 8;

struct matrix_place {
  uint row, column;
};

// The first of a lane's two elements: each quarter of the lanes has a quarter of the matrix.
PANAMETAL_INLINE constexpr matrix_place place_in_matrix(uint lane) {
  const uint quarter = lane / 8;
  return matrix_place{
      quarter / 2 * 4 + lane / 2 % 4, (lane / 8 % 2) * 4 + lane % 2 * 2};
}

template <class A, class B, class C>
struct matrix_operands {
  metal::vec<A, 2> a;
  metal::vec<B, 2> b;
  metal::vec<C, 2> c;
};

// Computed in float; elements of lanes that do not take part count as zero.
template <class D, class A, class B, class C>
struct matrix_multiplication {
  static void resolve(simdgroup &group, uint lanes) {
    using row_vector = clang_vector<float, 8>;
    float a[matrix_size][matrix_size] = {};
    union {
      float elements[matrix_size][matrix_size];
      row_vector rows[matrix_size];
    } b = {}, c = {};
    for_each_lane(lanes, [&](uint i) {
      const matrix_place place = place_in_matrix(i);
      const auto &given = group.exchanged<matrix_operands<A, B, C>>(i);
      for (uint k = 0; k < 2; ++k) {
        a[place.row][place.column + k] = static_cast<float>(given.a[k]);
        b.elements[place.row][place.column + k] = static_cast<float>(given.b[k]);
        c.elements[place.row][place.column + k] = static_cast<float>(given.c[k]);
      }
    });
    for (uint row = 0; row < matrix_size; ++row) {
      for (uint k = 0; k < matrix_size; ++k) {
        c.rows[row] += a[row][k] * b.rows[k];
      }
    }
    for_each_lane(lanes, [&](uint i) {
      const matrix_place place = place_in_matrix(i);
      group.exchanged<metal::vec<D, 2>>(i) = metal::vec<D, 2>(
          static_cast<D>(c.elements[place.row][place.column]),
          static_cast<D>(c.elements[place.row][place.column + 1]));
    });
  }
};

} // namespace panametal

namespace metal {

template <class T, int Columns, int Rows = Columns>
struct simdgroup_matrix {
  static_assert(Columns == 8 && Rows == 8, "a simdgroup_matrix has 8 columns and 8 rows");
  static_assert(is_floating_point_v<T>, "a simdgroup_matrix has elements of a floating-point type");
  using storage_type = vec<T, 2>;

  simdgroup_matrix() = default;
  explicit simdgroup_matrix(T diagonal) : elements(T(0)) {
    const panametal::matrix_place place =
        panametal::place_in_matrix(panametal_this_lane()->index);
    for (uint k = 0; k < 2; ++k) {
      if (place.row == place.column + k) {
        elements[k] = diagonal;
      }
    }
  }

  storage_type &thread_elements() { return elements; }
  const storage_type &thread_elements() const { return elements; }

private:
  storage_type elements;
};

typedef simdgroup_matrix<float, 8, 8> simdgroup_float8x8;
typedef simdgroup_matrix<half, 8, 8> simdgroup_half8x8;
typedef simdgroup_matrix<bfloat, 8, 8> simdgroup_bfloat8x8;

template <class T, int Columns, int Rows = Columns>
PANAMETAL_INLINE simdgroup_matrix<T, Columns, Rows> make_filled_simdgroup_matrix(
    type_identity_t<T> value) {
  simdgroup_matrix<T, Columns, Rows> result;
  result.thread_elements() = vec<T, 2>(value);
  return result;
}
template <class T, int Columns, int Rows = Columns>
PANAMETAL_INLINE simdgroup_matrix<T, Columns, Rows> make_diagonal_simdgroup_matrix(
    type_identity_t<T> value) {
  return simdgroup_matrix<T, Columns, Rows>(value);
}

} // namespace metal

namespace panametal {

// Calls an action with a lane's element numbers and their addresses.
template <class P, class Action>
PANAMETAL_INLINE void for_each_element(
    P *start, ulong row_length, metal::ulong2 origin, bool transposed, Action action) {
  const matrix_place place = place_in_matrix(panametal_this_lane()->index);
  for (uint k = 0; k < 2; ++k) {
    const ulong row = transposed ? place.column + k : place.row;
    const ulong column = transposed ? place.row : place.column + k;
    action(k, start[(row + origin.y) * row_length + column + origin.x]);
  }
}

} // namespace panametal

namespace metal {

// On a GPU the lanes load or store together. Here a store waits for the others in front of it and
// behind it, so that loads of the same memory come before or after all of it.
template <class T, int N, class P>
PANAMETAL_INLINE void simdgroup_load(
    simdgroup_matrix<T, N, N> &to,
    const volatile P *from,
    ulong elements_per_row = N,
    ulong2 matrix_origin = ulong2(0),
    bool transpose_matrix = false) {
  panametal::for_each_element(
      const_cast<const P *>(from), elements_per_row, matrix_origin, transpose_matrix,
      [&](uint k, const P &element) { to.thread_elements()[k] = static_cast<T>(element); });
}

template <class T, int N, class P>
PANAMETAL_INLINE void simdgroup_store(
    simdgroup_matrix<T, N, N> from,
    volatile P *to,
    ulong elements_per_row = N,
    ulong2 matrix_origin = ulong2(0),
    bool transpose_matrix = false) {
  simdgroup_barrier(mem_flags::mem_none);
  panametal::for_each_element(
      const_cast<P *>(to), elements_per_row, matrix_origin, transpose_matrix,
      [&](uint k, P &element) { element = static_cast<P>(T(from.thread_elements()[k])); });
  simdgroup_barrier(mem_flags::mem_none);
}

template <class D, class A, class B, class C>
PANAMETAL_INLINE void simdgroup_multiply_accumulate(
    simdgroup_matrix<D, 8, 8> &d,
    simdgroup_matrix<A, 8, 8> a,
    simdgroup_matrix<B, 8, 8> b,
    simdgroup_matrix<C, 8, 8> c) {
  d.thread_elements() = panametal::meet<
      panametal::matrix_multiplication<D, A, B, C>, vec<D, 2>>(
      panametal::matrix_operands<A, B, C>{
          a.thread_elements(), b.thread_elements(), c.thread_elements()});
}

template <class D, class A, class B>
PANAMETAL_INLINE void simdgroup_multiply(
    simdgroup_matrix<D, 8, 8> &d, simdgroup_matrix<A, 8, 8> a, simdgroup_matrix<B, 8, 8> b) {
  simdgroup_multiply_accumulate(d, a, b, make_filled_simdgroup_matrix<D, 8, 8>(D(0)));
}

template <class T>
PANAMETAL_INLINE simdgroup_matrix<T, 8, 8> operator*(
    simdgroup_matrix<T, 8, 8> a, simdgroup_matrix<T, 8, 8> b) {
  simdgroup_matrix<T, 8, 8> result;
  simdgroup_multiply(result, a, b);
  return result;
}

} // namespace metal
