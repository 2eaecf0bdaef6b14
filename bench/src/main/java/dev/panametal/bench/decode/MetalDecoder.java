package dev.panametal.bench.decode;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Decodes on a stream, token by token. A step uploads the token, its position and its rotary table
 * before the first dispatch, a page-table row inside each layer between the dispatches, and
 * downloads the chosen token: the way the copies of a serving runtime interleave with its kernels.
 *
 * <p>One sequence; positions come in order from 0. Allocates nothing after the first step.
 */
final class MetalDecoder {
  // As decode.metal has them.
  private static final int SIMD_WIDTH = 32;
  private static final int ROWS = 4;

  /** Two SIMD groups a threadgroup. */
  private static final int PRODUCT_THREADS = 2 * SIMD_WIDTH;

  /** At most; a multiple of the SIMD width, as the width of the model is. */
  private static final int NORM_THREADS = 256;

  private final DecoderModel model;
  private final DecoderKernels kernels;
  private final DeviceWeights weights;
  private final DeviceState state;
  private final MetalStream stream;
  private final KvPageTable pageTable;
  private final RotaryTable rotary;

  // Host sides of the copies, made once. The segments are views of the arrays.
  private final int[] token = new int[1];
  private final int[] position = new int[1];
  private final int[] chosen = new int[1];
  private final float[] rotaryTable;
  private final MemorySegment tokenSegment = MemorySegment.ofArray(token);
  private final MemorySegment positionSegment = MemorySegment.ofArray(position);
  private final MemorySegment chosenSegment = MemorySegment.ofArray(chosen);
  private final MemorySegment rotarySegment;
  private final MemorySegment[] pageRowSegments;
  private final MemorySegment attentionShape;

  MetalDecoder(
      DecoderModel model,
      DecoderKernels kernels,
      DeviceWeights weights,
      DeviceState state,
      MetalStream stream,
      KvPageTable pageTable) {
    this.model = model;
    this.kernels = kernels;
    this.weights = weights;
    this.state = state;
    this.stream = stream;
    this.pageTable = pageTable;
    rotary = new RotaryTable(model.headDim(), model.ropeTheta());
    rotaryTable = new float[model.headDim()];
    rotarySegment = MemorySegment.ofArray(rotaryTable);
    pageRowSegments =
        IntStream.range(0, model.layers())
            .mapToObj(layer -> MemorySegment.ofArray(pageTable.row(layer)))
            .toArray(MemorySegment[]::new);
    attentionShape = attentionShape(model, scoreStride());
  }

  /** The struct AttentionShape of decode.metal. */
  private static MemorySegment attentionShape(DecoderModel model, int scoreStride) {
    return Arena.ofAuto()
        .allocateFrom(
            ValueLayout.JAVA_INT,
            model.heads(),
            model.kvHeads(),
            model.headDim(),
            KvPageTable.PAGE_TOKENS,
            scoreStride);
  }

  private int scoreStride() {
    return Math.toIntExact(state.scores().bytes() / Float.BYTES / model.heads());
  }

  /** Decodes a sequence from its first token. */
  int[] decode(int tokens) {
    int[] ids = new int[tokens];
    int last = DecoderModel.FIRST_TOKEN;
    for (int i = 0; i < tokens; i++) {
      last = step(last, i);
      ids[i] = last;
    }
    return ids;
  }

  /**
   * Decodes a sequence from its first token without waiting for any: what a step chooses stays on
   * the device as the next one's input, and comes to the host whenever it is done. Allocates a
   * future for each token.
   */
  int[] decodePipelined(int tokens) {
    int[] ids = new int[tokens];
    MemorySegment idSegment = MemorySegment.ofArray(ids);
    CompletableFuture<?>[] downloads = new CompletableFuture<?>[tokens];
    token[0] = DecoderModel.FIRST_TOKEN;
    stream.upload(tokenSegment, state.token(), 0);
    for (int i = 0; i < tokens; i++) {
      encodeStep(i == 0 ? state.token() : state.chosen(), i);
      downloads[i] =
          stream.downloadAsync(
              state.chosen(), 0, idSegment.asSlice((long) Integer.BYTES * i, Integer.BYTES));
      stream.flush();
    }
    CompletableFuture.allOf(downloads).join();
    return ids;
  }

  /** Decodes one token: the next one, after {@code lastToken} at {@code at}. */
  int step(int lastToken, int at) {
    token[0] = lastToken;
    stream.upload(tokenSegment, state.token(), 0);
    encodeStep(state.token(), at);
    stream.download(state.chosen(), 0, chosenSegment);
    return chosen[0];
  }

  /** Everything of a step between the token that it begins with and the one that it chooses. */
  private void encodeStep(MetalBuffer lastToken, int at) {
    position[0] = at;
    rotary.fill(at, rotaryTable);
    pageTable.extendTo(at);
    stream.upload(positionSegment, state.position(), 0);
    stream.upload(rotarySegment, state.rotary(), 0);

    embed(lastToken);
    for (int i = 0; i < model.layers(); i++) {
      DeviceWeights.Layer layer = weights.layers().get(i);
      attention(i, layer, at + 1);
      feedForward(layer);
    }
    choose();
  }

  /** The logits of the last step. One more download; not part of a step. */
  void readLogits(float[] to) {
    stream.download(state.logits(), 0, MemorySegment.ofArray(to));
  }

  private void embed(MetalBuffer token) {
    stream
        .call(kernels.embed())
        .buffer(0, weights.embedding().packed())
        .buffer(1, weights.embedding().scales())
        .buffer(2, token)
        .buffer(3, state.x())
        .u32(4, model.hidden())
        .threads(model.hidden());
  }

  private void attention(int index, DeviceWeights.Layer layer, int length) {
    int headDim = model.headDim();
    rmsNorm(layer.attentionNorm());
    project(layer.qkv(), state.normed(), state.qkv());
    stream
        .call(kernels.rotary())
        .buffer(0, state.qkv())
        .buffer(1, state.rotary())
        .u32(2, headDim)
        .threads(headDim / 2, model.heads() + model.kvHeads(), 1);
    stream.upload(pageRowSegments[index], state.pages(), 0);
    stream
        .call(kernels.cacheAppend())
        .buffer(0, state.qkv())
        .buffer(1, state.keys())
        .buffer(2, state.values())
        .buffer(3, state.pages())
        .buffer(4, state.position())
        .bytes(5, attentionShape)
        .threads(headDim, model.kvHeads(), 1);
    stream
        .call(kernels.attentionScores())
        .buffer(0, state.qkv())
        .buffer(1, state.keys())
        .buffer(2, state.pages())
        .buffer(3, state.scores())
        .bytes(4, attentionShape)
        .threads(length, model.heads(), 1);
    stream
        .call(kernels.attentionSoftmax())
        .buffer(0, state.scores())
        .buffer(1, state.position())
        .bytes(2, attentionShape)
        .threadsPerThreadgroup(SIMD_WIDTH)
        .threadgroups(model.heads());
    stream
        .call(kernels.attentionValues())
        .buffer(0, state.scores())
        .buffer(1, state.values())
        .buffer(2, state.pages())
        .buffer(3, state.position())
        .buffer(4, state.attended())
        .bytes(5, attentionShape)
        .threads(headDim, model.heads(), 1);
    projectAdd(layer.output(), state.attended());
  }

  private void feedForward(DeviceWeights.Layer layer) {
    rmsNorm(layer.feedForwardNorm());
    stream
        .call(kernels.swiglu())
        .buffer(0, layer.gateUp().packed())
        .buffer(1, layer.gateUp().scales())
        .buffer(2, state.normed())
        .buffer(3, state.gated())
        .u32(4, model.hidden())
        .u32(5, model.intermediate())
        .threadsPerThreadgroup(PRODUCT_THREADS)
        .threadgroups(productThreadgroups(model.intermediate()));
    projectAdd(layer.down(), state.gated());
  }

  private void choose() {
    rmsNorm(weights.finalNorm());
    project(weights.head(), state.normed(), state.logits());
    int blocks = DeviceState.argmaxBlocks(model);
    stream
        .call(kernels.argmaxBlocks())
        .buffer(0, state.logits())
        .buffer(1, state.blockValues())
        .buffer(2, state.blockIndices())
        .u32(3, model.vocabulary())
        .threadsPerThreadgroup(SIMD_WIDTH)
        .threadgroups(blocks);
    stream
        .call(kernels.argmax())
        .buffer(0, state.blockValues())
        .buffer(1, state.blockIndices())
        .buffer(2, state.chosen())
        .u32(3, blocks)
        .threadsPerThreadgroup(SIMD_WIDTH)
        .threadgroups(1);
  }

  private void rmsNorm(MetalBuffer weight) {
    stream
        .call(kernels.rmsNorm())
        .buffer(0, state.x())
        .buffer(1, weight)
        .buffer(2, state.normed())
        .u32(3, model.hidden())
        .f32(4, model.epsilon())
        .threadsPerThreadgroup(Math.min(model.hidden(), NORM_THREADS))
        .threadgroups(1);
  }

  private void project(DeviceWeights.Matrix matrix, MetalBuffer x, MetalBuffer y) {
    multiply(kernels.project(), matrix, x, y);
  }

  private void projectAdd(DeviceWeights.Matrix matrix, MetalBuffer x) {
    multiply(kernels.projectAdd(), matrix, x, state.x());
  }

  private void multiply(
      MetalKernel kernel, DeviceWeights.Matrix matrix, MetalBuffer x, MetalBuffer y) {
    stream
        .call(kernel)
        .buffer(0, matrix.packed())
        .buffer(1, matrix.scales())
        .buffer(2, x)
        .buffer(3, y)
        .u32(4, matrix.columns())
        .u32(5, matrix.rows())
        .threadsPerThreadgroup(PRODUCT_THREADS)
        .threadgroups(productThreadgroups(matrix.rows()));
  }

  private static int productThreadgroups(int rows) {
    return Math.ceilDiv(rows, ROWS * PRODUCT_THREADS / SIMD_WIDTH);
  }
}
