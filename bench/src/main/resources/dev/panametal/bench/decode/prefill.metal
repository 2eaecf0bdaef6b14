// What processing a whole prompt, and sampling, need beyond the kernels of one token: matrix products,
// attention of many queries, softmax of long rows, sorting and prefix sums. Matrices are dense and lie
// row by row, in 32-bit floats.

#include <metal_stdlib>
#include <metal_simdgroup_matrix>

using namespace metal;

constant uint SIMD_WIDTH = 32;

// --- Matrix products: C = A B, with A of rows x inner and B of inner x columns ---

struct ProductShape {
  uint rows;
  uint columns;
  uint inner;
};

constant uint TILE = 16;

// One thread an element of C, through tiles in threadgroup memory. Any shape. Threadgroups of TILE x
// TILE threads, all of them whole.
kernel void matmul_tiled(device const float *a [[buffer(0)]],
                         device const float *b [[buffer(1)]],
                         device float *c [[buffer(2)]],
                         constant ProductShape &shape [[buffer(3)]],
                         uint2 local [[thread_position_in_threadgroup]],
                         uint2 position [[thread_position_in_grid]]) {
  threadgroup float a_tile[TILE][TILE];
  threadgroup float b_tile[TILE][TILE];
  uint row = position.y;
  uint column = position.x;
  float sum = 0.0f;
  for (uint first = 0; first < shape.inner; first += TILE) {
    uint a_column = first + local.x;
    uint b_row = first + local.y;
    bool a_inside = row < shape.rows && a_column < shape.inner;
    bool b_inside = b_row < shape.inner && column < shape.columns;
    a_tile[local.y][local.x] = a_inside ? a[row * shape.inner + a_column] : 0.0f;
    b_tile[local.y][local.x] = b_inside ? b[b_row * shape.columns + column] : 0.0f;
    threadgroup_barrier(mem_flags::mem_threadgroup);
    for (uint k = 0; k < TILE; k++) {
      sum += a_tile[local.y][k] * b_tile[k][local.x];
    }
    threadgroup_barrier(mem_flags::mem_threadgroup);
  }
  if (row < shape.rows && column < shape.columns) {
    c[row * shape.columns + column] = sum;
  }
}

// Blocks of BLOCK x BLOCK elements of C, one for each SIMD group, as 8 x 8 matrices that the group
// holds together. Rows and columns are multiples of BLOCK, inner is one of 8.
template <typename T, ushort BLOCK>
kernel void matmul_simdgroup(device const T *a [[buffer(0)]],
                             device const T *b [[buffer(1)]],
                             device float *c [[buffer(2)]],
                             constant ProductShape &shape [[buffer(3)]],
                             uint2 group [[threadgroup_position_in_grid]],
                             uint simdgroup [[simdgroup_index_in_threadgroup]],
                             uint simdgroups [[simdgroups_per_threadgroup]]) {
  constexpr ushort MATRICES = BLOCK / 8;
  uint row = group.y * BLOCK;
  uint column = (group.x * simdgroups + simdgroup) * BLOCK;
  if (column >= shape.columns) {
    return;
  }
  simdgroup_float8x8 sums[MATRICES][MATRICES];
  for (ushort i = 0; i < MATRICES; i++) {
    for (ushort j = 0; j < MATRICES; j++) {
      sums[i][j] = make_filled_simdgroup_matrix<float, 8>(0.0f);
    }
  }
  for (uint k = 0; k < shape.inner; k += 8) {
    simdgroup_matrix<T, 8, 8> left[MATRICES];
    simdgroup_matrix<T, 8, 8> right[MATRICES];
    for (ushort i = 0; i < MATRICES; i++) {
      simdgroup_load(left[i], a + (row + 8 * i) * shape.inner + k, shape.inner);
      simdgroup_load(right[i], b + k * shape.columns + column + 8 * i, shape.columns);
    }
    for (ushort i = 0; i < MATRICES; i++) {
      for (ushort j = 0; j < MATRICES; j++) {
        simdgroup_multiply_accumulate(sums[i][j], left[i], right[j], sums[i][j]);
      }
    }
  }
  for (ushort i = 0; i < MATRICES; i++) {
    for (ushort j = 0; j < MATRICES; j++) {
      simdgroup_store(sums[i][j], c + (row + 8 * i) * shape.columns + column + 8 * j, shape.columns);
    }
  }
}

template [[host_name("matmul_simdgroup_float")]] kernel decltype(matmul_simdgroup<float, 16>) matmul_simdgroup<float, 16>;
template [[host_name("matmul_simdgroup_half")]] kernel decltype(matmul_simdgroup<half, 16>) matmul_simdgroup<half, 16>;

// --- Attention ---

struct PromptShape {
  uint heads;
  uint kv_heads;
  uint tokens;
  uint first_position; // of the first query, behind what the cache already holds
};

// Causal attention of all queries of a prompt. Queries lie token by token, head by head; keys and values
// position by position, KV head by KV head. One SIMD group for a query and head, which reads the keys
// once: whenever a larger score comes, what was summed up before is scaled down.
template <ushort HEAD_DIM>
kernel void attention(device const float *queries [[buffer(0)]],
                      device const float *keys [[buffer(1)]],
                      device const float *values [[buffer(2)]],
                      device float *y [[buffer(3)]],
                      constant PromptShape &shape [[buffer(4)]],
                      uint3 position [[threadgroup_position_in_grid]],
                      uint lane [[thread_index_in_simdgroup]],
                      uint simdgroup [[simdgroup_index_in_threadgroup]],
                      uint simdgroups [[simdgroups_per_threadgroup]]) {
  constexpr ushort PER_LANE = HEAD_DIM / SIMD_WIDTH;
  uint token = position.x * simdgroups + simdgroup;
  uint head = position.y;
  if (token >= shape.tokens) {
    return;
  }
  uint kv_head = head / (shape.heads / shape.kv_heads);
  uint query_at = (token * shape.heads + head) * HEAD_DIM + lane * PER_LANE;
  float query[PER_LANE];
  float sums[PER_LANE];
  for (ushort i = 0; i < PER_LANE; i++) {
    query[i] = queries[query_at + i] * rsqrt(float(HEAD_DIM));
    sums[i] = 0.0f;
  }
  float largest = -INFINITY;
  float weights = 0.0f;
  for (uint t = 0; t <= shape.first_position + token; t++) {
    uint at = (t * shape.kv_heads + kv_head) * HEAD_DIM + lane * PER_LANE;
    float part = 0.0f;
    for (ushort i = 0; i < PER_LANE; i++) {
      part += query[i] * keys[at + i];
    }
    float score = simd_sum(part);
    float new_largest = max(largest, score);
    float shrink = exp(largest - new_largest);
    float weight = exp(score - new_largest);
    largest = new_largest;
    weights = weights * shrink + weight;
    for (ushort i = 0; i < PER_LANE; i++) {
      sums[i] = sums[i] * shrink + weight * values[at + i];
    }
  }
  for (ushort i = 0; i < PER_LANE; i++) {
    y[query_at + i] = sums[i] / weights;
  }
}

template [[host_name("attention_32")]] kernel decltype(attention<32>) attention<32>;
template [[host_name("attention_64")]] kernel decltype(attention<64>) attention<64>;
template [[host_name("attention_128")]] kernel decltype(attention<128>) attention<128>;

// --- Rows ---

// Combines one value of each thread over the threadgroup; every thread gets the result. The memory
// holds one value for each SIMD group.
template <typename Operation>
static float across_threadgroup(float value, float identity, threadgroup float *shared, uint lane,
                                uint simdgroup, uint simdgroups, Operation operation) {
  value = operation(value);
  threadgroup_barrier(mem_flags::mem_threadgroup);
  if (lane == 0) {
    shared[simdgroup] = value;
  }
  threadgroup_barrier(mem_flags::mem_threadgroup);
  return operation(lane < simdgroups ? shared[lane] : identity);
}

struct SumOfSimdgroup {
  float operator()(float value) const { return simd_sum(value); }
};
struct MaximumOfSimdgroup {
  float operator()(float value) const { return simd_max(value); }
};

// y = softmax of each row of x. One threadgroup of whole SIMD groups a row, with SIMD_WIDTH floats of
// memory.
kernel void softmax_rows(device const float *x [[buffer(0)]],
                         device float *y [[buffer(1)]],
                         constant uint &columns [[buffer(2)]],
                         threadgroup float *shared [[threadgroup(0)]],
                         uint row [[threadgroup_position_in_grid]],
                         uint thread_index [[thread_index_in_threadgroup]],
                         uint threads [[threads_per_threadgroup]],
                         uint lane [[thread_index_in_simdgroup]],
                         uint simdgroup [[simdgroup_index_in_threadgroup]],
                         uint simdgroups [[simdgroups_per_threadgroup]]) {
  device const float *from = x + row * columns;
  device float *to = y + row * columns;
  float largest = -INFINITY;
  for (uint i = thread_index; i < columns; i += threads) {
    largest = max(largest, from[i]);
  }
  largest = across_threadgroup(largest, -INFINITY, shared, lane, simdgroup, simdgroups,
                               MaximumOfSimdgroup());
  float sum = 0.0f;
  for (uint i = thread_index; i < columns; i += threads) {
    float weight = exp(from[i] - largest);
    to[i] = weight;
    sum += weight;
  }
  sum = across_threadgroup(sum, 0.0f, shared, lane, simdgroup, simdgroups, SumOfSimdgroup());
  for (uint i = thread_index; i < columns; i += threads) {
    to[i] /= sum;
  }
}

// The numbers of the columns of each row, the largest value first; of equal ones the lower number
// first. A bitonic network over one threadgroup a row, with a power of two of threads, at least as many
// as columns, and an index of memory for each.
kernel void argsort_rows(device const float *x [[buffer(0)]],
                         device uint *order [[buffer(1)]],
                         constant uint &columns [[buffer(2)]],
                         threadgroup uint *indices [[threadgroup(0)]],
                         uint row [[threadgroup_position_in_grid]],
                         uint i [[thread_index_in_threadgroup]],
                         uint threads [[threads_per_threadgroup]]) {
  device const float *values = x + row * columns;
  indices[i] = i;
  threadgroup_barrier(mem_flags::mem_threadgroup);
  for (uint run = 2; run <= threads; run *= 2) {
    for (uint distance = run / 2; distance > 0; distance /= 2) {
      uint other = i ^ distance;
      if (other > i) {
        uint a = indices[i];
        uint b = indices[other];
        // Numbers beyond the row stand for the smallest values.
        bool ahead = a < columns
            && (b >= columns || values[a] > values[b] || (values[a] == values[b] && a < b));
        if (ahead == ((i & run) != 0)) {
          indices[i] = b;
          indices[other] = a;
        }
      }
      threadgroup_barrier(mem_flags::mem_threadgroup);
    }
  }
  if (i < columns) {
    order[row * columns + i] = indices[i];
  }
}

// y[i] = x[0] + ... + x[i] of each row of any length. One threadgroup of whole SIMD groups a row.
kernel void prefix_sum_rows(device const float *x [[buffer(0)]],
                            device float *y [[buffer(1)]],
                            constant uint &columns [[buffer(2)]],
                            uint row [[threadgroup_position_in_grid]],
                            uint thread_index [[thread_index_in_threadgroup]],
                            uint threads [[threads_per_threadgroup]],
                            uint lane [[thread_index_in_simdgroup]],
                            uint simdgroup [[simdgroup_index_in_threadgroup]],
                            uint simdgroups [[simdgroups_per_threadgroup]]) {
  threadgroup float totals[SIMD_WIDTH];
  float before = 0.0f;
  for (uint first = 0; first < columns; first += threads) {
    uint i = first + thread_index;
    float sum = simd_prefix_inclusive_sum(i < columns ? x[row * columns + i] : 0.0f);
    if (lane == SIMD_WIDTH - 1) {
      totals[simdgroup] = sum;
    }
    threadgroup_barrier(mem_flags::mem_threadgroup);
    float total = lane < simdgroups ? totals[lane] : 0.0f;
    float in_front = simd_shuffle(simd_prefix_exclusive_sum(total), ushort(simdgroup));
    if (i < columns) {
      y[row * columns + i] = before + in_front + sum;
    }
    before += simd_sum(total);
    threadgroup_barrier(mem_flags::mem_threadgroup);
  }
}
