// Barriers. The optimiser keeps all memory accesses on their side of a suspension.
#pragma once

#include "atomic.h"
#include "lane.h"

namespace panametal {

struct simdgroup_meeting {
  static void resolve(simdgroup &, uint) {}
};

} // namespace panametal

namespace metal {

PANAMETAL_INLINE void threadgroup_barrier(mem_flags) {
  panametal::lane &self = *panametal_this_lane();
  self.group->at_barrier |= 1u << self.index;
  panametal_suspend(&self.group->sites[self.index]);
}

PANAMETAL_INLINE void simdgroup_barrier(mem_flags) {
  panametal::meet<panametal::simdgroup_meeting, bool>(false);
}

} // namespace metal
