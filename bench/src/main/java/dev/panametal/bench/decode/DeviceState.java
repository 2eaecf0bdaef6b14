package dev.panametal.bench.decode;

import dev.panametal.MetalBuffer;

/**
 * The device memory of one sequence: what is uploaded for each token, the activations, the cache,
 * and the token chosen. There is one page-table row for all layers: each layer's row replaces the
 * one before, so the order of uploads and dispatches matters as it does in a server.
 *
 * @param token the token to decode
 * @param position how many tokens came before it
 * @param rotary the rotary table of the position
 * @param pages the page-table row of the current layer
 * @param x the residual stream
 * @param normed what a norm made of it
 * @param qkv queries, keys and values
 * @param keys the keys of all layers, in pages
 * @param values the values of all layers, in pages
 * @param scores attention scores, then weights
 * @param attended what attention made of the values
 * @param gated the inside of the feed-forward block
 * @param logits one a token of the vocabulary
 * @param blockValues the largest logit of each block
 * @param blockIndices where it is
 * @param chosen the token chosen
 */
record DeviceState(
    MetalBuffer token,
    MetalBuffer position,
    MetalBuffer rotary,
    MetalBuffer pages,
    MetalBuffer x,
    MetalBuffer normed,
    MetalBuffer qkv,
    MetalBuffer keys,
    MetalBuffer values,
    MetalBuffer scores,
    MetalBuffer attended,
    MetalBuffer gated,
    MetalBuffer logits,
    MetalBuffer blockValues,
    MetalBuffer blockIndices,
    MetalBuffer chosen) {

  /** Logits that one thread of the kernel argmax_blocks looks at: ARGMAX_BLOCK in decode.metal. */
  private static final int ARGMAX_BLOCK = 128;

  /** Room for a sequence of so many tokens. */
  static DeviceState allocate(DecoderModel model, int tokens, DeviceMemory memory) {
    int pagesPerLayer = KvPageTable.pagesPerLayer(tokens);
    long cache = (long) model.layers() * pagesPerLayer * KvPageTable.PAGE_TOKENS * model.kvWidth();
    return new DeviceState(
        memory.allocateUploadedWords("token", 1),
        memory.allocateUploadedWords("position", 1),
        memory.allocateUploadedWords("rotary table", model.headDim()),
        memory.allocateUploadedWords("page-table row", pagesPerLayer),
        memory.allocateWords("residual stream", model.hidden()),
        memory.allocateWords("normed", model.hidden()),
        memory.allocateWords("qkv", model.queryWidth() + 2L * model.kvWidth()),
        memory.allocateWords("key cache", cache),
        memory.allocateWords("value cache", cache),
        memory.allocateWords("attention scores", (long) model.heads() * tokens),
        memory.allocateWords("attended", model.queryWidth()),
        memory.allocateWords("gated", model.intermediate()),
        memory.allocateWords("logits", model.vocabulary()),
        memory.allocateWords("argmax block values", argmaxBlocks(model)),
        memory.allocateWords("argmax block indices", argmaxBlocks(model)),
        memory.allocateWords("chosen token", 1));
  }

  /** Blocks of logits that argmax_blocks looks at. */
  static int argmaxBlocks(DecoderModel model) {
    return (model.vocabulary() + ARGMAX_BLOCK - 1) / ARGMAX_BLOCK;
  }
}
