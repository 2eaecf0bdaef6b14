// The Metal standard library of the embedded device, in front of every rewritten source.
#pragma once

#include "macros.h"

#include "array.h"
#include "atomic.h"
#include "barrier.h"
#include "common.h"
#include "geometric.h"
#include "integer.h"
#include "internal_names.h"
#include "logging.h"
#include "math.h"
#include "matrix.h"
#include "numeric_limits.h"
#include "pack.h"
#include "packed.h"
#include "scalar_types.h"
#include "simdgroup.h"
#include "simdgroup_matrix.h"
#include "type_traits.h"
#include "unsupported.h"
#include "vector.h"

#include "lane_loop.h"
#include "reflection.h"
#include "runtime.h"
#include "scheduler.h"

using metal::matrix;
using metal::vec;
