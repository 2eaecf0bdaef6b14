// Textures and asynchronous copies: declared so that a use of them is a compile error that names the
// feature on the user's line.
#pragma once

#include "atomic.h"

#define PANAMETAL_UNAVAILABLE(name)                                                                \
  __attribute__((unavailable(#name " is not supported yet by the embedded device")))
#define PANAMETAL_UNAVAILABLE_ACTION(name)                                                         \
  template <class... Arguments>                                                                    \
  PANAMETAL_UNAVAILABLE(name)                                                                      \
  void name(Arguments &&...);
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

} // namespace metal

#undef PANAMETAL_UNAVAILABLE_TEXTURE
#undef PANAMETAL_UNAVAILABLE_ACTION
#undef PANAMETAL_UNAVAILABLE
