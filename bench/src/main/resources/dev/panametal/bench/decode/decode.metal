// One token of a decoder-only transformer: embedding, then for each layer RMS norm, grouped-query
// attention over a paged KV cache and a SwiGLU feed-forward block, then the output head and a
// greedy choice. Activations and the cache are 32-bit floats; matrices have 4-bit weights.
//
// No kernel uses a barrier or a simd operation: every thread owns its whole result, so that the
// order of operations is the order of dispatches and nothing else.

#include <metal_stdlib>

using namespace metal;

// Weights that share one scale.
constant uint GROUP = 32;

// 4-bit weights in one 32-bit word, the first in the lowest bits.
constant uint PER_WORD = 8;

// Logits that one thread of argmax_blocks looks at.
constant uint ARGMAX_BLOCK = 128;

// A weight is (q - 8) * scale with q in 0..15. Rows follow each other; in a row, columns / 8 words
// and columns / 32 scales.
static float q4_value(device const uint *packed, device const half *scales, uint columns, uint row,
                      uint column) {
  uint word = packed[row * (columns / PER_WORD) + column / PER_WORD];
  uint q = (word >> (4 * (column % PER_WORD))) & 15;
  return float(int(q) - 8) * float(scales[row * (columns / GROUP) + column / GROUP]);
}

// The product of one row with a vector. The scale is applied once to the sum of its group.
static float q4_dot(device const uint *packed, device const half *scales, uint columns, uint row,
                    device const float *x) {
  device const uint *words = packed + row * (columns / PER_WORD);
  device const half *row_scales = scales + row * (columns / GROUP);
  float sum = 0.0f;
  for (uint group = 0; group < columns / GROUP; group++) {
    float part = 0.0f;
    for (uint w = 0; w < GROUP / PER_WORD; w++) {
      uint word = words[group * (GROUP / PER_WORD) + w];
      device const float *values = x + group * GROUP + w * PER_WORD;
      for (uint i = 0; i < PER_WORD; i++) {
        part += float(int((word >> (4 * i)) & 15) - 8) * values[i];
      }
    }
    sum += part * float(row_scales[group]);
  }
  return sum;
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

// y = x / sqrt(mean(x * x) + epsilon) * weight. One thread for GROUP columns; each computes the
// mean for itself, which costs less than a dispatch of its own would.
kernel void rms_norm(device const float *x [[buffer(0)]],
                     device const float *weight [[buffer(1)]],
                     device float *y [[buffer(2)]],
                     constant uint &columns [[buffer(3)]],
                     constant float &epsilon [[buffer(4)]],
                     uint group [[thread_position_in_grid]]) {
  float squares = 0.0f;
  for (uint i = 0; i < columns; i++) {
    squares += x[i] * x[i];
  }
  float scale = rsqrt(squares / float(columns) + epsilon);
  for (uint i = group * GROUP; i < (group + 1) * GROUP; i++) {
    y[i] = x[i] * scale * weight[i];
  }
}

// y = W x. One thread a row.
kernel void project(device const uint *packed [[buffer(0)]],
                    device const half *scales [[buffer(1)]],
                    device const float *x [[buffer(2)]],
                    device float *y [[buffer(3)]],
                    constant uint &columns [[buffer(4)]],
                    uint row [[thread_position_in_grid]]) {
  y[row] = q4_dot(packed, scales, columns, row, x);
}

// y = y + W x: a projection back into the residual stream. One thread a row.
kernel void project_add(device const uint *packed [[buffer(0)]],
                        device const half *scales [[buffer(1)]],
                        device const float *x [[buffer(2)]],
                        device float *y [[buffer(3)]],
                        constant uint &columns [[buffer(4)]],
                        uint row [[thread_position_in_grid]]) {
  y[row] += q4_dot(packed, scales, columns, row, x);
}

// y = silu(G x) * (U x), with the rows of the gate G above the rows of U in one matrix. One thread
// a row of the result.
kernel void swiglu(device const uint *packed [[buffer(0)]],
                   device const half *scales [[buffer(1)]],
                   device const float *x [[buffer(2)]],
                   device float *y [[buffer(3)]],
                   constant uint &columns [[buffer(4)]],
                   constant uint &rows [[buffer(5)]],
                   uint row [[thread_position_in_grid]]) {
  float gate = q4_dot(packed, scales, columns, row, x);
  float up = q4_dot(packed, scales, columns, row + rows, x);
  y[row] = gate / (1.0f + exp(-gate)) * up;
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

// Turns the scores of positions 0..position into weights that sum to one. One thread a head.
kernel void attention_softmax(device float *scores [[buffer(0)]],
                              device const uint *position [[buffer(1)]],
                              constant AttentionShape &shape [[buffer(2)]],
                              uint head [[thread_position_in_grid]]) {
  device float *row = scores + head * shape.score_stride;
  uint count = position[0] + 1;
  float largest = row[0];
  for (uint t = 1; t < count; t++) {
    largest = max(largest, row[t]);
  }
  float sum = 0.0f;
  for (uint t = 0; t < count; t++) {
    float weight = exp(row[t] - largest);
    row[t] = weight;
    sum += weight;
  }
  for (uint t = 0; t < count; t++) {
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

// The largest logit of each block and where it is; of equal ones the first. One thread a block.
kernel void argmax_blocks(device const float *logits [[buffer(0)]],
                          device float *block_value [[buffer(1)]],
                          device uint *block_index [[buffer(2)]],
                          constant uint &count [[buffer(3)]],
                          uint block [[thread_position_in_grid]]) {
  uint best = block * ARGMAX_BLOCK;
  uint end = min(best + ARGMAX_BLOCK, count);
  for (uint i = best + 1; i < end; i++) {
    if (logits[i] > logits[best]) {
      best = i;
    }
  }
  block_value[block] = logits[best];
  block_index[block] = best;
}

// The largest of the blocks' largest: the sampled token. One thread.
kernel void argmax(device const float *block_value [[buffer(0)]],
                   device const uint *block_index [[buffer(1)]],
                   device uint *token [[buffer(2)]],
                   constant uint &blocks [[buffer(3)]]) {
  uint best = 0;
  for (uint i = 1; i < blocks; i++) {
    if (block_value[i] > block_value[best]) {
      best = i;
    }
  }
  token[0] = block_index[best];
}
