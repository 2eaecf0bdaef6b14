// One token of a decoder-only transformer: embedding, then for each layer RMS norm, grouped-query
// attention over a paged KV cache and a SwiGLU feed-forward block, then the output head and a
// greedy choice. Activations and the cache are 32-bit floats; matrices have 4-bit weights.
//
// Where many elements become one, as in a norm, a product or a maximum, the threads of a SIMD group or
// of a threadgroup share the work; elsewhere every thread owns its whole result.

#include <metal_stdlib>

using namespace metal;

// Weights that share one scale.
constant uint GROUP = 32;

// 4-bit weights in one 32-bit word, the first in the lowest bits.
constant uint PER_WORD = 8;

// Weights that one lane of a SIMD group takes at once: half a word.
constant uint PER_LANE = 4;

// Rows of a matrix that one SIMD group multiplies at once; what a lane has loaded of the vector serves
// them all.
constant uint ROWS = 4;

constant uint SIMD_WIDTH = 32;

// Logits that one SIMD group of argmax_blocks looks at.
constant uint ARGMAX_BLOCK = 128;

// A weight is (q - 8) * scale with q in 0..15. Rows follow each other; in a row, columns / 8 words
// and columns / 32 scales.
static float q4_value(device const uint *packed, device const half *scales, uint columns, uint row,
                      uint column) {
  uint word = packed[row * (columns / PER_WORD) + column / PER_WORD];
  uint q = (word >> (4 * (column % PER_WORD))) & 15;
  return float(int(q) - 8) * float(scales[row * (columns / GROUP) + column / GROUP]);
}

// The products of ROWS rows with a vector; every lane of the SIMD group gets them. Rows beyond the
// last are computed as the last.
static float4 q4_dot(device const uint *packed, device const half *scales, uint columns, uint rows,
                     uint first_row, device const float *x, uint lane) {
  device const ushort *weights = (device const ushort *) packed;
  device const float4 *values = (device const float4 *) x;
  float4 sums = 0.0f;
  for (uint part = lane; part < columns / PER_LANE; part += SIMD_WIDTH) {
    float4 value = values[part];
    for (uint r = 0; r < ROWS; r++) {
      uint row = min(first_row + r, rows - 1);
      uint q = weights[row * (columns / PER_LANE) + part];
      float4 weight = float4(q & 15, (q >> 4) & 15, (q >> 8) & 15, q >> 12) - 8.0f;
      float scale = scales[row * (columns / GROUP) + part / (GROUP / PER_LANE)];
      sums[r] += dot(weight, value) * scale;
    }
  }
  return simd_sum(sums);
}

// x = row `token` of the embedding table. One thread a column.
kernel void embed(device const uint *packed [[buffer(0)]],
                  device const half *scales [[buffer(1)]],
                  device const uint *token [[buffer(2)]],
                  device float *x [[buffer(3)]],
                  constant uint &columns [[buffer(4)]],
                  uint column [[thread_position_in_grid]]) {
  x[column] = q4_value(packed, scales, columns, token[0], column);
}

// y = x / sqrt(mean(x * x) + epsilon) * weight. One threadgroup of whole SIMD groups.
kernel void rms_norm(device const float *x [[buffer(0)]],
                     device const float *weight [[buffer(1)]],
                     device float *y [[buffer(2)]],
                     constant uint &columns [[buffer(3)]],
                     constant float &epsilon [[buffer(4)]],
                     uint thread_index [[thread_index_in_threadgroup]],
                     uint threads [[threads_per_threadgroup]],
                     uint lane [[thread_index_in_simdgroup]],
                     uint simdgroup [[simdgroup_index_in_threadgroup]],
                     uint simdgroups [[simdgroups_per_threadgroup]]) {
  threadgroup float partial[SIMD_WIDTH];
  float squares = 0.0f;
  for (uint i = thread_index; i < columns; i += threads) {
    squares += x[i] * x[i];
  }
  squares = simd_sum(squares);
  if (lane == 0) {
    partial[simdgroup] = squares;
  }
  threadgroup_barrier(mem_flags::mem_threadgroup);
  float sum = simd_sum(lane < simdgroups ? partial[lane] : 0.0f);
  float scale = rsqrt(sum / float(columns) + epsilon);
  for (uint i = thread_index; i < columns; i += threads) {
    y[i] = x[i] * scale * weight[i];
  }
}

// y = W x. One SIMD group for ROWS rows.
kernel void project(device const uint *packed [[buffer(0)]],
                    device const half *scales [[buffer(1)]],
                    device const float *x [[buffer(2)]],
                    device float *y [[buffer(3)]],
                    constant uint &columns [[buffer(4)]],
                    constant uint &rows [[buffer(5)]],
                    uint thread_position [[thread_position_in_grid]],
                    uint lane [[thread_index_in_simdgroup]]) {
  uint first_row = thread_position / SIMD_WIDTH * ROWS;
  float4 products = q4_dot(packed, scales, columns, rows, first_row, x, lane);
  if (lane < ROWS && first_row + lane < rows) {
    y[first_row + lane] = products[lane];
  }
}

// y = y + W x: a projection back into the residual stream. One SIMD group for ROWS rows.
kernel void project_add(device const uint *packed [[buffer(0)]],
                        device const half *scales [[buffer(1)]],
                        device const float *x [[buffer(2)]],
                        device float *y [[buffer(3)]],
                        constant uint &columns [[buffer(4)]],
                        constant uint &rows [[buffer(5)]],
                        uint thread_position [[thread_position_in_grid]],
                        uint lane [[thread_index_in_simdgroup]]) {
  uint first_row = thread_position / SIMD_WIDTH * ROWS;
  float4 products = q4_dot(packed, scales, columns, rows, first_row, x, lane);
  if (lane < ROWS && first_row + lane < rows) {
    y[first_row + lane] += products[lane];
  }
}

// y = silu(G x) * (U x), with the rows of the gate G above the rows of U in one matrix. One SIMD group
// for ROWS rows of the result.
kernel void swiglu(device const uint *packed [[buffer(0)]],
                   device const half *scales [[buffer(1)]],
                   device const float *x [[buffer(2)]],
                   device float *y [[buffer(3)]],
                   constant uint &columns [[buffer(4)]],
                   constant uint &rows [[buffer(5)]],
                   uint thread_position [[thread_position_in_grid]],
                   uint lane [[thread_index_in_simdgroup]]) {
  uint first_row = thread_position / SIMD_WIDTH * ROWS;
  float4 gate = q4_dot(packed, scales, columns, 2 * rows, first_row, x, lane);
  float4 up = q4_dot(packed, scales, columns, 2 * rows, rows + first_row, x, lane);
  float4 gated = gate / (1.0f + exp(-gate)) * up;
  if (lane < ROWS && first_row + lane < rows) {
    y[first_row + lane] = gated[lane];
  }
}

// The shape of the attention of one layer.
struct AttentionShape {
  uint heads;
  uint kv_heads;
  uint head_dim;
  uint page_tokens;  // positions in one page of the cache
  uint score_stride; // positions between the scores of two heads
};

// Where the key or value of a position begins. The page-table row gives, for each run of
// page_tokens positions of this layer, its page in the cache that all layers share.
static uint cache_index(constant AttentionShape &shape, device const uint *pages, uint position,
                        uint kv_head) {
  uint page = pages[position / shape.page_tokens];
  uint slot = page * shape.page_tokens + position % shape.page_tokens;
  return (slot * shape.kv_heads + kv_head) * shape.head_dim;
}

// Rotates element i of a head against element i + head_dim / 2 by the angles of this position, for
// the queries and the keys, which lie in this order at the start of qkv. One thread a pair and head.
kernel void rotary(device float *qkv [[buffer(0)]],
                   device const float *table [[buffer(1)]], // cosines, then sines
                   constant uint &head_dim [[buffer(2)]],
                   uint2 thread_position [[thread_position_in_grid]]) {
  uint half_dim = head_dim / 2;
  uint i = thread_position.x;
  device float *head = qkv + thread_position.y * head_dim;
  float c = table[i];
  float s = table[half_dim + i];
  float a = head[i];
  float b = head[half_dim + i];
  head[i] = a * c - b * s;
  head[half_dim + i] = b * c + a * s;
}

// Stores the key and the value of this position. One thread a dimension and KV head.
kernel void cache_append(device const float *qkv [[buffer(0)]],
                         device float *keys [[buffer(1)]],
                         device float *values [[buffer(2)]],
                         device const uint *pages [[buffer(3)]],
                         device const uint *position [[buffer(4)]],
                         constant AttentionShape &shape [[buffer(5)]],
                         uint2 thread_position [[thread_position_in_grid]]) {
  uint d = thread_position.x;
  uint kv_head = thread_position.y;
  uint to = cache_index(shape, pages, position[0], kv_head) + d;
  uint key = (shape.heads + kv_head) * shape.head_dim + d;
  keys[to] = qkv[key];
  values[to] = qkv[key + shape.kv_heads * shape.head_dim];
}

// The scaled product of a query with the key of one position. One thread a position and head;
// heads / kv_heads query heads share a KV head.
kernel void attention_scores(device const float *qkv [[buffer(0)]],
                             device const float *keys [[buffer(1)]],
                             device const uint *pages [[buffer(2)]],
                             device float *scores [[buffer(3)]],
                             constant AttentionShape &shape [[buffer(4)]],
                             uint2 thread_position [[thread_position_in_grid]]) {
  uint t = thread_position.x;
  uint head = thread_position.y;
  uint kv_head = head / (shape.heads / shape.kv_heads);
  device const float *query = qkv + head * shape.head_dim;
  device const float *key = keys + cache_index(shape, pages, t, kv_head);
  float sum = 0.0f;
  for (uint d = 0; d < shape.head_dim; d++) {
    sum += query[d] * key[d];
  }
  scores[head * shape.score_stride + t] = sum * rsqrt(float(shape.head_dim));
}

// Turns the scores of positions 0..position into weights that sum to one. One SIMD group a head.
kernel void attention_softmax(device float *scores [[buffer(0)]],
                              device const uint *position [[buffer(1)]],
                              constant AttentionShape &shape [[buffer(2)]],
                              uint thread_position [[thread_position_in_grid]],
                              uint lane [[thread_index_in_simdgroup]]) {
  device float *row = scores + thread_position / SIMD_WIDTH * shape.score_stride;
  uint count = position[0] + 1;
  float largest = -INFINITY;
  for (uint t = lane; t < count; t += SIMD_WIDTH) {
    largest = max(largest, row[t]);
  }
  largest = simd_max(largest);
  float sum = 0.0f;
  for (uint t = lane; t < count; t += SIMD_WIDTH) {
    float weight = exp(row[t] - largest);
    row[t] = weight;
    sum += weight;
  }
  sum = simd_sum(sum);
  for (uint t = lane; t < count; t += SIMD_WIDTH) {
    row[t] /= sum;
  }
}

// The weighted sum of the values. One thread a dimension and head.
kernel void attention_values(device const float *scores [[buffer(0)]],
                             device const float *values [[buffer(1)]],
                             device const uint *pages [[buffer(2)]],
                             device const uint *position [[buffer(3)]],
                             device float *y [[buffer(4)]],
                             constant AttentionShape &shape [[buffer(5)]],
                             uint2 thread_position [[thread_position_in_grid]]) {
  uint d = thread_position.x;
  uint head = thread_position.y;
  uint kv_head = head / (shape.heads / shape.kv_heads);
  uint count = position[0] + 1;
  float sum = 0.0f;
  for (uint t = 0; t < count; t++) {
    sum += scores[head * shape.score_stride + t] * values[cache_index(shape, pages, t, kv_head) + d];
  }
  y[head * shape.head_dim + d] = sum;
}

// The larger value and where it is; of equal ones the first.
static void keep_larger(thread float &best, thread uint &best_index, float value, uint index) {
  if (value > best || (value == best && index < best_index)) {
    best = value;
    best_index = index;
  }
}

// The largest value of a SIMD group and where it is, for every lane.
static void simd_argmax(thread float &best, thread uint &best_index) {
  for (ushort distance = SIMD_WIDTH / 2; distance > 0; distance /= 2) {
    float value = simd_shuffle_xor(best, distance);
    uint index = simd_shuffle_xor(best_index, distance);
    keep_larger(best, best_index, value, index);
  }
}

// The largest logit of each block and where it is. One SIMD group a block.
kernel void argmax_blocks(device const float *logits [[buffer(0)]],
                          device float *block_value [[buffer(1)]],
                          device uint *block_index [[buffer(2)]],
                          constant uint &count [[buffer(3)]],
                          uint thread_position [[thread_position_in_grid]],
                          uint lane [[thread_index_in_simdgroup]]) {
  uint block = thread_position / SIMD_WIDTH;
  uint end = min((block + 1) * ARGMAX_BLOCK, count);
  float best = -INFINITY;
  uint best_index = UINT_MAX;
  for (uint i = block * ARGMAX_BLOCK + lane; i < end; i += SIMD_WIDTH) {
    keep_larger(best, best_index, logits[i], i);
  }
  simd_argmax(best, best_index);
  if (lane == 0) {
    block_value[block] = best;
    block_index[block] = best_index;
  }
}

// The largest of the blocks' largest: the sampled token. One SIMD group.
kernel void argmax(device const float *block_value [[buffer(0)]],
                   device const uint *block_index [[buffer(1)]],
                   device uint *token [[buffer(2)]],
                   constant uint &blocks [[buffer(3)]],
                   uint lane [[thread_index_in_simdgroup]]) {
  float best = -INFINITY;
  uint best_index = UINT_MAX;
  for (uint i = lane; i < blocks; i += SIMD_WIDTH) {
    keep_larger(best, best_index, block_value[i], block_index[i]);
  }
  simd_argmax(best, best_index);
  if (lane == 0) {
    token[0] = best_index;
  }
}
