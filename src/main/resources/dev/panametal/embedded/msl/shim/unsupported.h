// What the embedded device does not have: declared so that a use of it is a compile error that names it
// on the user's line.
#pragma once

#include "atomic.h"

#define PANAMETAL_UNAVAILABLE(name)                                                                \
  __attribute__((unavailable(#name " is not supported yet by the embedded device")))
#define PANAMETAL_UNAVAILABLE_ACTION(name)                                                         \
  template <class... Arguments>                                                                    \
  PANAMETAL_UNAVAILABLE(name)                                                                      \
  void name(Arguments &&...);
// Made of anything, so that nothing but its absence is told.
#define PANAMETAL_ANYTHING(name)                                                                   \
  {                                                                                                \
    template <class... Values>                                                                     \
    constexpr name(Values...) {}                                                                   \
  }
#define PANAMETAL_UNAVAILABLE_STRUCT(name)                                                         \
  struct PANAMETAL_UNAVAILABLE(name) name PANAMETAL_ANYTHING(name);
#define PANAMETAL_UNAVAILABLE_TYPE(name)                                                           \
  template <class... Arguments>                                                                    \
  struct PANAMETAL_UNAVAILABLE(name) name PANAMETAL_ANYTHING(name);
#define PANAMETAL_UNAVAILABLE_TEXTURE(name)                                                        \
  template <class T, access Access = access::sample>                                               \
  struct PANAMETAL_UNAVAILABLE(name) name PANAMETAL_ANYTHING(name);

namespace metal {

enum class access { sample, read, write, read_write };

PANAMETAL_UNAVAILABLE_ACTION(simdgroup_async_copy)

PANAMETAL_UNAVAILABLE_TEXTURE(texture1d)
PANAMETAL_UNAVAILABLE_TEXTURE(texture1d_array)
PANAMETAL_UNAVAILABLE_TEXTURE(texture2d)
PANAMETAL_UNAVAILABLE_TEXTURE(texture2d_array)
PANAMETAL_UNAVAILABLE_TEXTURE(texture2d_ms)
PANAMETAL_UNAVAILABLE_TEXTURE(texture2d_ms_array)
PANAMETAL_UNAVAILABLE_TEXTURE(texture3d)
PANAMETAL_UNAVAILABLE_TEXTURE(texturecube)
PANAMETAL_UNAVAILABLE_TEXTURE(texturecube_array)
PANAMETAL_UNAVAILABLE_TEXTURE(texture_buffer)
PANAMETAL_UNAVAILABLE_TEXTURE(depth2d)
PANAMETAL_UNAVAILABLE_TEXTURE(depth2d_array)
PANAMETAL_UNAVAILABLE_TEXTURE(depth2d_ms)
PANAMETAL_UNAVAILABLE_TEXTURE(depthcube)
PANAMETAL_UNAVAILABLE_TEXTURE(depthcube_array)
PANAMETAL_UNAVAILABLE_STRUCT(sampler)
// How samplers are described.
enum class coord { normalized, pixel };
enum class address { clamp_to_zero, clamp_to_edge, repeat, mirrored_repeat, clamp_to_border };
enum class filter { nearest, linear };
enum class mip_filter { none, nearest, linear };

// Functions that kernels call through tables, and commands that kernels encode.
PANAMETAL_UNAVAILABLE_TYPE(visible_function_table)
PANAMETAL_UNAVAILABLE_TYPE(intersection_function_table)
PANAMETAL_UNAVAILABLE_TYPE(imageblock)
PANAMETAL_UNAVAILABLE_TYPE(tensor)
PANAMETAL_UNAVAILABLE_TYPE(extents)
PANAMETAL_UNAVAILABLE_TYPE(dextents)
PANAMETAL_UNAVAILABLE_STRUCT(command_buffer)
PANAMETAL_UNAVAILABLE_STRUCT(compute_command)
PANAMETAL_UNAVAILABLE_STRUCT(compute_pipeline_state)
PANAMETAL_UNAVAILABLE_STRUCT(render_command)
PANAMETAL_UNAVAILABLE_STRUCT(render_pipeline_state)

namespace raytracing {
PANAMETAL_UNAVAILABLE_TYPE(intersector)
PANAMETAL_UNAVAILABLE_TYPE(intersection_query)
PANAMETAL_UNAVAILABLE_TYPE(acceleration_structure)
PANAMETAL_UNAVAILABLE_TYPE(intersection_function_table)
PANAMETAL_UNAVAILABLE_STRUCT(ray)
PANAMETAL_UNAVAILABLE_STRUCT(primitive_acceleration_structure)
PANAMETAL_UNAVAILABLE_STRUCT(instance_acceleration_structure)
} // namespace raytracing

} // namespace metal

namespace mpp::tensor_ops {
PANAMETAL_UNAVAILABLE_TYPE(matmul2d)
PANAMETAL_UNAVAILABLE_TYPE(convolution2d)
PANAMETAL_UNAVAILABLE_STRUCT(matmul2d_descriptor)
} // namespace mpp::tensor_ops

#undef PANAMETAL_UNAVAILABLE_TEXTURE
#undef PANAMETAL_UNAVAILABLE_TYPE
#undef PANAMETAL_UNAVAILABLE_STRUCT
#undef PANAMETAL_ANYTHING
#undef PANAMETAL_UNAVAILABLE_ACTION
#undef PANAMETAL_UNAVAILABLE
