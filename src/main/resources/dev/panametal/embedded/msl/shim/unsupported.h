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
#define PANAMETAL_UNAVAILABLE_TYPE(name)                                                           \
  template <class... Arguments>                                                                    \
  struct PANAMETAL_UNAVAILABLE(name) name;
#define PANAMETAL_UNAVAILABLE_TEXTURE(name)                                                        \
  template <class T, access Access = access::sample>                                               \
  struct PANAMETAL_UNAVAILABLE(name) name;

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
struct PANAMETAL_UNAVAILABLE(sampler) sampler;

// Functions that kernels call through tables, and commands that kernels encode.
PANAMETAL_UNAVAILABLE_TYPE(visible_function_table)
PANAMETAL_UNAVAILABLE_TYPE(intersection_function_table)
PANAMETAL_UNAVAILABLE_TYPE(imageblock)
PANAMETAL_UNAVAILABLE_TYPE(tensor)
PANAMETAL_UNAVAILABLE_TYPE(extents)
PANAMETAL_UNAVAILABLE_TYPE(dextents)
struct PANAMETAL_UNAVAILABLE(command_buffer) command_buffer;
struct PANAMETAL_UNAVAILABLE(compute_command) compute_command;
struct PANAMETAL_UNAVAILABLE(compute_pipeline_state) compute_pipeline_state;
struct PANAMETAL_UNAVAILABLE(render_command) render_command;
struct PANAMETAL_UNAVAILABLE(render_pipeline_state) render_pipeline_state;

namespace raytracing {
PANAMETAL_UNAVAILABLE_TYPE(intersector)
PANAMETAL_UNAVAILABLE_TYPE(intersection_query)
PANAMETAL_UNAVAILABLE_TYPE(acceleration_structure)
PANAMETAL_UNAVAILABLE_TYPE(intersection_function_table)
struct PANAMETAL_UNAVAILABLE(ray) ray;
struct PANAMETAL_UNAVAILABLE(primitive_acceleration_structure) primitive_acceleration_structure;
struct PANAMETAL_UNAVAILABLE(instance_acceleration_structure) instance_acceleration_structure;
} // namespace raytracing

} // namespace metal

namespace mpp::tensor_ops {
PANAMETAL_UNAVAILABLE_TYPE(matmul2d)
PANAMETAL_UNAVAILABLE_TYPE(convolution2d)
struct PANAMETAL_UNAVAILABLE(matmul2d_descriptor) matmul2d_descriptor;
} // namespace mpp::tensor_ops

#undef PANAMETAL_UNAVAILABLE_TEXTURE
#undef PANAMETAL_UNAVAILABLE_TYPE
#undef PANAMETAL_UNAVAILABLE_ACTION
#undef PANAMETAL_UNAVAILABLE
