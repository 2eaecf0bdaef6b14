// What the operations of SIMD groups and of quadgroups have in common: a quadgroup is four neighbours of
// a SIMD group, so one form with the group's width serves both.
#pragma once

#include "common.h"
#include "lane.h"

namespace panametal {

template <class T>
using if_simdgroup_type = metal::enable_if_t<metal::is_arithmetic_v<metal::make_scalar_t<T>>>;

template <class T>
using if_bitwise_type = metal::enable_if_t<metal::is_integral_v<metal::make_scalar_t<T>>>;

template <class T>
PANAMETAL_INLINE constexpr T all_components(int value) {
  return T(static_cast<metal::make_scalar_t<T>>(value));
}

struct add {
  static constexpr int identity = 0;
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return static_cast<T>(a + b);
  }
};
struct multiply {
  static constexpr int identity = 1;
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return static_cast<T>(a * b);
  }
};
struct minimum {
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return metal::min(a, b);
  }
};
struct maximum {
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return metal::max(a, b);
  }
};
// The bits of a floating-point value as well, which only code that names Apple's functions asks for.
template <class T, class Operation>
PANAMETAL_INLINE constexpr T of_bits(T a, T b, Operation operation) {
  if constexpr (metal::is_same_v<T, float>) {
    return as_type<float>(operation(as_type<uint>(a), as_type<uint>(b)));
  } else {
    return static_cast<T>(operation(a, b));
  }
}
struct bit_and {
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return of_bits(a, b, [](auto x, auto y) { return x & y; });
  }
};
struct bit_or {
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return of_bits(a, b, [](auto x, auto y) { return x | y; });
  }
};
struct bit_xor {
  template <class T>
  PANAMETAL_INLINE static T of(T a, T b) {
    return of_bits(a, b, [](auto x, auto y) { return x ^ y; });
  }
};

// Every lane gets all values combined, in the order of the lanes.
template <class T, class Combine, uint Width>
struct reduction {
  static void resolve(simdgroup &group, uint lanes) {
    for_each_group<Width>(lanes, [&](uint members) {
      const uint first = __builtin_ctz(members);
      T total = group.exchanged<T>(first);
      if (members == ~0u) {
        for (uint i = 1; i < threads_per_simdgroup; ++i) {
          total = Combine::of(total, group.exchanged<T>(i));
        }
      } else {
        for_each_lane(members & (members - 1), [&](uint i) {
          total = Combine::of(total, group.exchanged<T>(i));
        });
      }
      for_each_lane(members, [&](uint i) { group.exchanged<T>(i) = total; });
    });
  }
};

// A lane gets the values of the lanes in front of it combined, with its own if inclusive.
template <class T, class Combine, bool Inclusive, uint Width>
struct prefix {
  static void resolve(simdgroup &group, uint lanes) {
    for_each_group<Width>(lanes, [&](uint members) {
      T total = all_components<T>(Combine::identity);
      for_each_lane(members, [&](uint i) {
        T &value = group.exchanged<T>(i);
        const T before = total;
        total = Combine::of(total, value);
        value = Inclusive ? total : before;
      });
    });
  }
};

// Where a lane takes its value from: a place in its group, or one outside of it.
struct from_lane {
  template <uint Width>
  static constexpr uint source(uint, uint n) {
    return n;
  }
};
struct from_below {
  template <uint Width>
  static constexpr uint source(uint place, uint n) {
    return place - n;
  }
};
struct from_above {
  template <uint Width>
  static constexpr uint source(uint place, uint n) {
    return place + n;
  }
};
struct from_exclusive_or {
  template <uint Width>
  static constexpr uint source(uint place, uint n) {
    return place ^ n;
  }
};
struct from_below_around {
  template <uint Width>
  static constexpr uint source(uint place, uint n) {
    return (place - n) % Width;
  }
};
struct from_above_around {
  template <uint Width>
  static constexpr uint source(uint place, uint n) {
    return (place + n) % Width;
  }
};

template <class T>
struct numbered {
  T value;
  uint number;
};

// A lane whose source is outside its group or not active keeps its own value; MSL leaves it undefined.
template <class T, class Rule, uint Width>
struct shuffle {
  static void resolve(simdgroup &group, uint lanes) {
    T values[threads_per_simdgroup];
    for_each_lane(lanes, [&](uint i) { values[i] = group.exchanged<numbered<T>>(i).value; });
    for_each_lane(lanes, [&](uint i) {
      const uint place = i % Width;
      const uint number = group.exchanged<numbered<T>>(i).number;
      const uint from = Rule::template source<Width>(place, number);
      const uint source = from < Width ? i - place + from : i;
      group.exchanged<T>(i) = values[lanes >> source & 1 ? source : i];
    });
  }
};

template <class T>
struct filled {
  T value;
  T filling;
  uint delta;
  uint modulo;
};

// Shifts inside runs of `modulo` lanes; what is shifted in comes from the other end of the filling.
template <class T, bool Up>
struct shuffle_and_fill {
  static void resolve(simdgroup &group, uint lanes) {
    filled<T> given[threads_per_simdgroup];
    for_each_lane(lanes, [&](uint i) { given[i] = group.exchanged<filled<T>>(i); });
    for_each_lane(lanes, [&](uint i) {
      const uint modulo = given[i].modulo;
      const uint place = i % modulo;
      const uint delta = given[i].delta % modulo;
      const bool fills = Up ? place < delta : place + delta >= modulo;
      const uint source = i - place + (Up ? place + modulo - delta : place + delta) % modulo;
      const uint from = lanes >> source & 1 ? source : i;
      group.exchanged<T>(i) = fills ? given[from].filling : given[from].value;
    });
  }
};

template <class T, uint Width>
struct broadcast_first {
  static void resolve(simdgroup &group, uint lanes) {
    for_each_group<Width>(lanes, [&](uint members) {
      const T value = group.exchanged<T>(__builtin_ctz(members));
      for_each_lane(members, [&](uint i) { group.exchanged<T>(i) = value; });
    });
  }
};

// A lane gets the lanes of its group that are active, and those of them that voted yes.
struct votes {
  uint active;
  uint yes;
};
template <uint Width>
struct vote {
  static void resolve(simdgroup &group, uint lanes) {
    for_each_group<Width>(lanes, [&](uint members) {
      uint yes = 0;
      for_each_lane(members, [&](uint i) {
        yes |= static_cast<uint>(group.exchanged<bool>(i)) << i;
      });
      for_each_lane(members, [&](uint i) {
        const uint first = i / Width * Width;
        group.exchanged<votes>(i) = votes{members >> first, yes >> first};
      });
    });
  }
};

template <uint Width>
PANAMETAL_INLINE votes take_vote(bool yes) {
  return meet<vote<Width>, votes>(yes);
}

PANAMETAL_INLINE uint place_in_simdgroup() { return panametal_this_lane()->index; }

} // namespace panametal
