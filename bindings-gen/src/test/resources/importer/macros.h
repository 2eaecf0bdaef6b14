// What the headers of these tests are written with, in the form of the macros an SDK has.
// Our own text: only the names are Apple's.
#pragma once

typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long long int64_t;
typedef unsigned long long uint64_t;
typedef unsigned long size_t;
typedef long NSInteger;
typedef unsigned long NSUInteger;
typedef double CFTimeInterval;

// One byte on both processors, but not the same one.
#if defined(__arm64__)
typedef _Bool BOOL;
#else
typedef signed char BOOL;
#endif

#define NS_ASSUME_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define NS_ASSUME_NONNULL_END _Pragma("clang assume_nonnull end")

#define PICK_THIRD(a, b, c, ...) c
#define NAMED_ENUM(attributes, type, name) \
  enum attributes name : type name; enum attributes name : type
#define UNNAMED_ENUM(attributes, type) enum attributes : type
#define OPEN __attribute__((enum_extensibility(open)))
#define CLOSED __attribute__((enum_extensibility(closed)))
#define FLAGS __attribute__((flag_enum, enum_extensibility(open)))
#define NS_ENUM_2(type, name) NAMED_ENUM(OPEN, type, name)
#define NS_ENUM_1(type) UNNAMED_ENUM(OPEN, type)
#define NS_ENUM(...) PICK_THIRD(__VA_ARGS__, NS_ENUM_2, NS_ENUM_1)(__VA_ARGS__)
#define NS_CLOSED_ENUM(type, name) NAMED_ENUM(CLOSED, type, name)
#define NS_OPTIONS(type, name) NAMED_ENUM(FLAGS, type, name)

#define AVAILABLE_macos(version) macos, introduced = version
#define AVAILABLE_ios(version) ios, introduced = version
#define AVAILABLE_tvos(version) tvos, introduced = version
#define AVAILABLE(platform) __attribute__((availability(AVAILABLE_##platform)))
#define API_AVAILABLE_1(a) AVAILABLE(a)
#define API_AVAILABLE_2(a, b) AVAILABLE(a) AVAILABLE(b)
#define API_AVAILABLE(...) PICK_THIRD(__VA_ARGS__, API_AVAILABLE_2, API_AVAILABLE_1)(__VA_ARGS__)
#define DEPRECATED_macos(from, to) macos, introduced = from, deprecated = to
#define API_DEPRECATED(text, platform) \
  __attribute__((availability(DEPRECATED_##platform, message = text)))
#define API_UNAVAILABLE(platform) __attribute__((availability(platform, unavailable)))
#define NS_UNAVAILABLE __attribute__((unavailable))

#define NS_RETURNS_RETAINED __attribute__((ns_returns_retained))
#define NS_RETURNS_NOT_RETAINED __attribute__((ns_returns_not_retained))
#define NS_RETURNS_INNER_POINTER __attribute__((objc_returns_inner_pointer))
#define NS_ROOT_CLASS __attribute__((objc_root_class))
