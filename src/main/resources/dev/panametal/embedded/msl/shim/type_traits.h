// <metal_type_traits>
#pragma once

struct bfloat;

namespace metal {

template <class T, T Value>
struct integral_constant {
  static constexpr T value = Value;
  using value_type = T;
  using type = integral_constant;
  constexpr operator T() const { return Value; }
  constexpr T operator()() const { return Value; }
};

template <bool Value>
using bool_constant = integral_constant<bool, Value>;
using true_type = bool_constant<true>;
using false_type = bool_constant<false>;

template <bool Condition, class T = void>
struct enable_if {};
template <class T>
struct enable_if<true, T> {
  using type = T;
};
template <bool Condition, class T = void>
using enable_if_t = typename enable_if<Condition, T>::type;

template <bool Condition, class Then, class Else>
struct conditional {
  using type = Then;
};
template <class Then, class Else>
struct conditional<false, Then, Else> {
  using type = Else;
};
template <bool Condition, class Then, class Else>
using conditional_t = typename conditional<Condition, Then, Else>::type;

template <class T>
struct type_identity {
  using type = T;
};
template <class T>
using type_identity_t = typename type_identity<T>::type;

// Transformations.
template <class T>
using remove_const_t = __remove_const(T);
template <class T>
using remove_volatile_t = __remove_volatile(T);
template <class T>
using remove_cv_t = __remove_cv(T);
template <class T>
using remove_reference_t = __remove_reference_t(T);
template <class T>
using remove_pointer_t = __remove_pointer(T);
template <class T>
using remove_extent_t = __remove_extent(T);
template <class T>
using decay_t = __decay(T);
template <class T>
using make_signed_t = __make_signed(T);
template <class T>
using make_unsigned_t = __make_unsigned(T);
template <class T>
using underlying_type_t = __underlying_type(T);
template <class T>
using remove_addrspace_t = T;
template <class T>
using add_const_t = const T;
template <class T>
using add_pointer_t = __add_pointer(T);

template <class T>
struct remove_const : type_identity<remove_const_t<T>> {};
template <class T>
struct remove_volatile : type_identity<remove_volatile_t<T>> {};
template <class T>
struct remove_cv : type_identity<remove_cv_t<T>> {};
template <class T>
struct remove_reference : type_identity<remove_reference_t<T>> {};
template <class T>
struct remove_pointer : type_identity<remove_pointer_t<T>> {};
template <class T>
struct remove_extent : type_identity<remove_extent_t<T>> {};
template <class T>
struct decay : type_identity<decay_t<T>> {};
template <class T>
struct make_signed : type_identity<make_signed_t<T>> {};
template <class T>
struct make_unsigned : type_identity<make_unsigned_t<T>> {};
template <class T>
struct underlying_type : type_identity<underlying_type_t<T>> {};
template <class T>
struct remove_addrspace : type_identity<T> {};
template <class T>
struct add_const : type_identity<const T> {};
template <class T>
struct add_pointer : type_identity<add_pointer_t<T>> {};

// Queries.
template <class A, class B>
struct is_same : bool_constant<__is_same(A, B)> {};
template <class T>
struct is_void : bool_constant<__is_void(T)> {};
template <class T>
struct is_integral : bool_constant<__is_integral(T)> {};
template <class T>
struct is_floating_point
    : bool_constant<
          __is_floating_point(T) || __is_same(__remove_cv(T), _Float16)
          || __is_same(__remove_cv(T), bfloat)> {};
template <class T>
struct is_arithmetic : bool_constant<is_integral<T>::value || is_floating_point<T>::value> {};
template <class T>
struct is_scalar : bool_constant<__is_scalar(T) || is_arithmetic<T>::value> {};
template <class T>
struct is_signed : bool_constant<__is_signed(T) || is_floating_point<T>::value> {};
template <class T>
struct is_unsigned : bool_constant<__is_unsigned(T)> {};
template <class T>
struct is_pointer : bool_constant<__is_pointer(T)> {};
template <class T>
struct is_reference : bool_constant<__is_reference(T)> {};
template <class T>
struct is_array : bool_constant<__is_array(T)> {};
template <class T>
struct is_const : bool_constant<__is_const(T)> {};
template <class T>
struct is_volatile : bool_constant<__is_volatile(T)> {};
template <class T>
struct is_enum : bool_constant<__is_enum(T)> {};
template <class T>
struct is_class : bool_constant<__is_class(T)> {};
template <class T>
struct is_union : bool_constant<__is_union(T)> {};
template <class T>
struct is_function : bool_constant<__is_function(T)> {};
template <class T>
struct is_trivially_copyable : bool_constant<__is_trivially_copyable(T)> {};
template <class Base, class Derived>
struct is_base_of : bool_constant<__is_base_of(Base, Derived)> {};
template <class From, class To>
struct is_convertible : bool_constant<__is_convertible(From, To)> {};
template <class T, class... Arguments>
struct is_constructible : bool_constant<__is_constructible(T, Arguments...)> {};

template <class A, class B>
inline constexpr bool is_same_v = is_same<A, B>::value;
template <class T>
inline constexpr bool is_void_v = is_void<T>::value;
template <class T>
inline constexpr bool is_integral_v = is_integral<T>::value;
template <class T>
inline constexpr bool is_floating_point_v = is_floating_point<T>::value;
template <class T>
inline constexpr bool is_arithmetic_v = is_arithmetic<T>::value;
template <class T>
inline constexpr bool is_scalar_v = is_scalar<T>::value;
template <class T>
inline constexpr bool is_signed_v = is_signed<T>::value;
template <class T>
inline constexpr bool is_unsigned_v = is_unsigned<T>::value;
template <class T>
inline constexpr bool is_pointer_v = is_pointer<T>::value;
template <class T>
inline constexpr bool is_reference_v = is_reference<T>::value;
template <class T>
inline constexpr bool is_array_v = is_array<T>::value;
template <class T>
inline constexpr bool is_const_v = is_const<T>::value;
template <class T>
inline constexpr bool is_enum_v = is_enum<T>::value;
template <class T>
inline constexpr bool is_class_v = is_class<T>::value;
template <class Base, class Derived>
inline constexpr bool is_base_of_v = is_base_of<Base, Derived>::value;
template <class From, class To>
inline constexpr bool is_convertible_v = is_convertible<From, To>::value;
template <class T, class... Arguments>
inline constexpr bool is_constructible_v = is_constructible<T, Arguments...>::value;

template <class... Bs>
struct conjunction : bool_constant<(bool(Bs::value) && ...)> {};
template <class... Bs>
struct disjunction : bool_constant<(bool(Bs::value) || ...)> {};
template <class B>
struct negation : bool_constant<!bool(B::value)> {};
template <class... Bs>
inline constexpr bool conjunction_v = conjunction<Bs...>::value;
template <class... Bs>
inline constexpr bool disjunction_v = disjunction<Bs...>::value;
template <class B>
inline constexpr bool negation_v = negation<B>::value;

template <class T>
T &&declval() noexcept;

} // namespace metal
