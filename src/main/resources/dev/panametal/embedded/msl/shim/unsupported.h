// What needs several threads of a threadgroup to meet, and textures: declared so that a use of them is
// a compile error that names the feature on the user's line.
#pragma once

#include "atomic.h"

#define PANAMETAL_UNAVAILABLE(name)                                                                \
  __attribute__((unavailable(#name " is not supported yet by the embedded device")))
#define PANAMETAL_UNAVAILABLE_ACTION(name)                                                         \
  template <class... Arguments>                                                                    \
  PANAMETAL_UNAVAILABLE(name)                                                                      \
  void name(Arguments &&...);
#define PANAMETAL_UNAVAILABLE_COLLECTIVE(name)                                                     \
  template <class T, class... Rest>                                                                \
  PANAMETAL_UNAVAILABLE(name)                                                                      \
  T name(T, Rest...);
#define PANAMETAL_UNAVAILABLE_TEXTURE(name)                                                        \
  template <class T, access Access = access::sample>                                               \
  struct PANAMETAL_UNAVAILABLE(name) name;

namespace metal {

enum class access { sample, read, write, read_write };

PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_min)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_max)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_and)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_or)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_xor)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_prefix_inclusive_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_prefix_exclusive_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_prefix_inclusive_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_prefix_exclusive_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_broadcast)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_broadcast_first)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_xor)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_rotate_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_rotate_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_and_fill_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_shuffle_and_fill_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_all)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_any)
PANAMETAL_UNAVAILABLE_COLLECTIVE(simd_ballot)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_min)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_max)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_and)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_or)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_xor)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_prefix_inclusive_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_prefix_exclusive_sum)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_prefix_inclusive_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_prefix_exclusive_product)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_broadcast)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_broadcast_first)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_xor)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_rotate_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_rotate_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_and_fill_up)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_shuffle_and_fill_down)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_all)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_any)
PANAMETAL_UNAVAILABLE_COLLECTIVE(quad_ballot)

PANAMETAL_UNAVAILABLE(simd_is_first) bool simd_is_first();
PANAMETAL_UNAVAILABLE(simd_is_helper_thread) bool simd_is_helper_thread();
PANAMETAL_UNAVAILABLE(simd_active_threads_mask) ulong simd_active_threads_mask();
PANAMETAL_UNAVAILABLE(quad_is_first) bool quad_is_first();
PANAMETAL_UNAVAILABLE(quad_active_threads_mask) ushort quad_active_threads_mask();

template <class T, int Columns, int Rows>
struct PANAMETAL_UNAVAILABLE(simdgroup_matrix) simdgroup_matrix;
struct PANAMETAL_UNAVAILABLE(simdgroup_float8x8) simdgroup_float8x8;
struct PANAMETAL_UNAVAILABLE(simdgroup_half8x8) simdgroup_half8x8;
struct PANAMETAL_UNAVAILABLE(simdgroup_bfloat8x8) simdgroup_bfloat8x8;
PANAMETAL_UNAVAILABLE_ACTION(simdgroup_load)
PANAMETAL_UNAVAILABLE_ACTION(simdgroup_store)
PANAMETAL_UNAVAILABLE_ACTION(simdgroup_multiply)
PANAMETAL_UNAVAILABLE_ACTION(simdgroup_multiply_accumulate)
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

} // namespace metal

#undef PANAMETAL_UNAVAILABLE_TEXTURE
#undef PANAMETAL_UNAVAILABLE_COLLECTIVE
#undef PANAMETAL_UNAVAILABLE_ACTION
#undef PANAMETAL_UNAVAILABLE
