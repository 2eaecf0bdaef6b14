// Matrices: Columns columns of Rows components each, stored by column.
#pragma once

#include "packed.h"

namespace metal {

template <class T, int Columns, int Rows>
struct matrix {
  using column = vec<T, Rows>;
  column columns[Columns];

  matrix() = default;

  // The scalar on the diagonal.
  explicit constexpr matrix(T scalar) : columns{} {
    for (int i = 0; i < Columns; ++i) {
      columns[i] = column(T(0));
      if (i < Rows) {
        columns[i].v[i] = panametal::store_component<T>(scalar);
      }
    }
  }

  template <class U>
  explicit constexpr matrix(const matrix<U, Columns, Rows> &other) : columns{} {
    for (int i = 0; i < Columns; ++i) {
      columns[i] = column(other.columns[i]);
    }
  }

  template <
      class... Parts,
      enable_if_t<
          sizeof...(Parts) == Columns && (is_convertible_v<Parts, column> && ...)
              && (is_vector<Parts>::value && ...),
          int> = 0>
  constexpr matrix(Parts... parts) : columns{parts...} {}

  template <
      class... Parts,
      enable_if_t<
          sizeof...(Parts) == Columns * Rows && (is_arithmetic_v<Parts> && ...), char> = 0>
  constexpr matrix(Parts... parts) : columns{} {
    const T values[] = {static_cast<T>(parts)...};
    for (int i = 0; i < Columns * Rows; ++i) {
      columns[i / Rows].v[i % Rows] = panametal::store_component<T>(values[i]);
    }
  }

  vec<T, Rows> &operator[](size_t index) { return columns[index]; }
  constexpr const vec<T, Rows> &operator[](size_t index) const { return columns[index]; }

  matrix operator-() const { return *this * T(-1); }
  matrix &operator+=(const matrix &b) { return *this = *this + b; }
  matrix &operator-=(const matrix &b) { return *this = *this - b; }
  matrix &operator*=(T b) { return *this = *this * b; }

  friend matrix operator+(const matrix &a, const matrix &b) {
    matrix result;
    for (int i = 0; i < Columns; ++i) {
      result.columns[i] = a.columns[i] + b.columns[i];
    }
    return result;
  }
  friend matrix operator-(const matrix &a, const matrix &b) {
    matrix result;
    for (int i = 0; i < Columns; ++i) {
      result.columns[i] = a.columns[i] - b.columns[i];
    }
    return result;
  }
  friend matrix operator*(const matrix &a, T b) {
    matrix result;
    for (int i = 0; i < Columns; ++i) {
      result.columns[i] = a.columns[i] * b;
    }
    return result;
  }
  friend matrix operator*(T a, const matrix &b) { return b * a; }

  friend column operator*(const matrix &a, vec<T, Columns> x) {
    column result = a.columns[0] * column(x[0]);
    for (int i = 1; i < Columns; ++i) {
      result += a.columns[i] * column(x[i]);
    }
    return result;
  }
  friend vec<T, Columns> operator*(column x, const matrix &a) {
    vec<T, Columns> result;
    for (int i = 0; i < Columns; ++i) {
      T sum = x[0] * a.columns[i][0];
      for (int j = 1; j < Rows; ++j) {
        sum += x[j] * a.columns[i][j];
      }
      result[i] = sum;
    }
    return result;
  }
  friend bool operator==(const matrix &a, const matrix &b) {
    for (int i = 0; i < Columns; ++i) {
      for (int j = 0; j < Rows; ++j) {
        if (a.columns[i][j] != b.columns[i][j]) {
          return false;
        }
      }
    }
    return true;
  }
  friend bool operator!=(const matrix &a, const matrix &b) { return !(a == b); }
};

template <class T, int Inner, int Rows, int Columns>
PANAMETAL_INLINE matrix<T, Columns, Rows> operator*(
    const matrix<T, Inner, Rows> &a, const matrix<T, Columns, Inner> &b) {
  matrix<T, Columns, Rows> result;
  for (int i = 0; i < Columns; ++i) {
    result.columns[i] = a * b.columns[i];
  }
  return result;
}

template <class T, int Columns, int Rows>
PANAMETAL_INLINE matrix<T, Rows, Columns> transpose(const matrix<T, Columns, Rows> &a) {
  matrix<T, Rows, Columns> result;
  for (int i = 0; i < Columns; ++i) {
    for (int j = 0; j < Rows; ++j) {
      result.columns[j][i] = a.columns[i][j];
    }
  }
  return result;
}

template <class T>
PANAMETAL_INLINE T determinant(const matrix<T, 2, 2> &a) {
  return a[0][0] * a[1][1] - a[1][0] * a[0][1];
}

template <class T>
PANAMETAL_INLINE T determinant(const matrix<T, 3, 3> &a) {
  return a[0][0] * (a[1][1] * a[2][2] - a[2][1] * a[1][2])
      - a[1][0] * (a[0][1] * a[2][2] - a[2][1] * a[0][2])
      + a[2][0] * (a[0][1] * a[1][2] - a[1][1] * a[0][2]);
}

// Along the first column.
template <class T>
PANAMETAL_INLINE T determinant(const matrix<T, 4, 4> &a) {
  T result = T(0);
  for (int skip = 0; skip < 4; ++skip) {
    matrix<T, 3, 3> minor;
    for (int i = 1; i < 4; ++i) {
      for (int j = 0, row = 0; j < 4; ++j) {
        if (j != skip) {
          minor[i - 1][row++] = a[i][j];
        }
      }
    }
    result += (skip % 2 == 0 ? a[0][skip] : -a[0][skip]) * determinant(minor);
  }
  return result;
}

} // namespace metal

#define PANAMETAL_MATRIX_TYPE(T, C, R)                                                             \
  typedef metal::matrix<T, C, R> T##C##x##R;                                                       \
  namespace metal {                                                                                \
  using ::T##C##x##R;                                                                              \
  }
#define PANAMETAL_MATRIX_TYPES(T)                                                                  \
  PANAMETAL_MATRIX_TYPE(T, 2, 2)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 2, 3)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 2, 4)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 3, 2)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 3, 3)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 3, 4)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 4, 2)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 4, 3)                                                                   \
  PANAMETAL_MATRIX_TYPE(T, 4, 4)
PANAMETAL_MATRIX_TYPES(float)
PANAMETAL_MATRIX_TYPES(half)
#undef PANAMETAL_MATRIX_TYPES
#undef PANAMETAL_MATRIX_TYPE
