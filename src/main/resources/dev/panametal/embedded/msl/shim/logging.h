// <metal_logging>. As with Metal, messages cost nothing unless the compile options enable logging.
#pragma once

#include "scalar_types.h"

namespace metal {

enum class os_log_type {
  debug,
  info,
  default_type,
  error,
  fault
};
constexpr os_log_type os_log_type_debug = os_log_type::debug;
constexpr os_log_type os_log_type_info = os_log_type::info;
constexpr os_log_type os_log_type_default = os_log_type::default_type;
constexpr os_log_type os_log_type_error = os_log_type::error;
constexpr os_log_type os_log_type_fault = os_log_type::fault;

class os_log {
public:
  constexpr os_log(const char *subsystem, const char *category)
      : subsystem(subsystem), category(category) {}

  template <class... Values>
  PANAMETAL_INLINE void log_with_type(os_log_type, const char *, Values...) const {}

#define PANAMETAL_LOG(name, type)                                                                  \
  template <class... Values>                                                                       \
  PANAMETAL_INLINE void name(const char *format, Values... values) const {                         \
    log_with_type(type, format, values...);                                                        \
  }
  PANAMETAL_LOG(log_debug, os_log_type_debug)
  PANAMETAL_LOG(log_info, os_log_type_info)
  PANAMETAL_LOG(log, os_log_type_default)
  PANAMETAL_LOG(log_error, os_log_type_error)
  PANAMETAL_LOG(log_fault, os_log_type_fault)
#undef PANAMETAL_LOG

private:
  const char *subsystem;
  const char *category;
};

inline constexpr os_log os_log_default("", "");

} // namespace metal
