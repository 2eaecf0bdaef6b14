package dev.panametal.bench.decode;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalStream;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The weights of a model in device memory.
 *
 * @param embedding one row a token
 * @param layers the layers in order
 * @param finalNorm the weights of the norm after the last layer
 * @param head one row a token
 */
record DeviceWeights(Matrix embedding, List<Layer> layers, MetalBuffer finalNorm, Matrix head) {

  /**
   * A {@link Q4Matrix}.
   *
   * @param packed its words
   * @param scales its scales
   * @param rows its rows
   * @param columns its columns
   */
  record Matrix(MetalBuffer packed, MetalBuffer scales, int rows, int columns) {}

  /**
   * One layer, as in {@link DecoderWeights.Layer}.
   *
   * @param attentionNorm the weights of the norm before attention
   * @param qkv queries, keys and values
   * @param output from the heads back to the residual stream
   * @param feedForwardNorm the weights of the norm before the feed-forward block
   * @param gateUp gate rows, then up rows
   * @param down from the feed-forward block back to the residual stream
   */
  record Layer(
      MetalBuffer attentionNorm,
      Matrix qkv,
      Matrix output,
      MetalBuffer feedForwardNorm,
      Matrix gateUp,
      Matrix down) {}

  /** Uploads the weights. The stream still has the last of it to do when this returns. */
  static DeviceWeights upload(DecoderWeights weights, DeviceMemory memory, MetalStream stream) {
    return new Uploader(memory, stream).upload(weights);
  }

  private record Uploader(DeviceMemory memory, MetalStream stream) {

    DeviceWeights upload(DecoderWeights weights) {
      return new DeviceWeights(
          matrix("embedding", weights.embedding()),
          weights.layers().stream().map(this::layer).toList(),
          vector("final norm", weights.finalNorm()),
          matrix("head", weights.head()));
    }

    private Layer layer(DecoderWeights.Layer layer) {
      return new Layer(
          vector("attention norm", layer.attentionNorm()),
          matrix("qkv", layer.qkv()),
          matrix("output", layer.output()),
          vector("feed-forward norm", layer.feedForwardNorm()),
          matrix("gate and up", layer.gateUp()),
          matrix("down", layer.down()));
    }

    private Matrix matrix(String label, Q4Matrix matrix) {
      return new Matrix(
          buffer(label + " weights", MemorySegment.ofArray(matrix.packed())),
          buffer(label + " scales", MemorySegment.ofArray(matrix.scales())),
          matrix.rows(),
          matrix.columns());
    }

    private MetalBuffer vector(String label, NormWeights weights) {
      return buffer(label, MemorySegment.ofArray(weights.elements()));
    }

    private MetalBuffer buffer(String label, MemorySegment content) {
      MetalBuffer buffer = memory.allocate(label, content.byteSize());
      stream.upload(content, buffer, 0);
      return buffer;
    }
  }
}
