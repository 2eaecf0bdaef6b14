package dev.panametal.bench.decode;

import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The kernels of {@code decode.metal}; what each does stands there.
 *
 * @param embed a row of the embedding table
 * @param rmsNorm RMS norm
 * @param project product of a matrix and a vector
 * @param projectAdd the same, added to what is there
 * @param swiglu the inside of the feed-forward block
 * @param rotary rotary position embedding
 * @param cacheAppend stores keys and values
 * @param attentionScores products of queries and keys
 * @param attentionSoftmax weights from scores
 * @param attentionValues weighted sum of values
 * @param argmaxBlocks the largest logit of each block
 * @param argmax the largest of those
 */
record DecoderKernels(
    MetalKernel embed,
    MetalKernel rmsNorm,
    MetalKernel project,
    MetalKernel projectAdd,
    MetalKernel swiglu,
    MetalKernel rotary,
    MetalKernel cacheAppend,
    MetalKernel attentionScores,
    MetalKernel attentionSoftmax,
    MetalKernel attentionValues,
    MetalKernel argmaxBlocks,
    MetalKernel argmax) {

  private static final String SOURCE = "decode.metal";

  static DecoderKernels compile(MetalDevice device) {
    MetalLibrary library = device.compile(source());
    return new DecoderKernels(
        library.kernel("embed"),
        library.kernel("rms_norm"),
        library.kernel("project"),
        library.kernel("project_add"),
        library.kernel("swiglu"),
        library.kernel("rotary"),
        library.kernel("cache_append"),
        library.kernel("attention_scores"),
        library.kernel("attention_softmax"),
        library.kernel("attention_values"),
        library.kernel("argmax_blocks"),
        library.kernel("argmax"));
  }

  private static String source() {
    try (InputStream in = DecoderKernels.class.getResourceAsStream(SOURCE)) {
      return new String(Objects.requireNonNull(in, SOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
