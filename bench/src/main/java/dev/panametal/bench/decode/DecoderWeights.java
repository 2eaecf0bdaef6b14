package dev.panametal.bench.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a model, on the host. Synthetic: they follow from the model's seed alone.
 *
 * @param model the shape
 * @param embedding one row a token
 * @param layers the layers in order
 * @param finalNorm the weights of the norm after the last layer
 * @param head one row a token: the logits
 */
record DecoderWeights(
    DecoderModel model,
    Q4Matrix embedding,
    List<Layer> layers,
    NormWeights finalNorm,
    Q4Matrix head) {

  /**
   * Makes scores of attention spread by more than 1, so that it attends to some more than others.
   */
  private static final double ATTENTION_GAIN = 2;

  /**
   * One layer.
   *
   * @param attentionNorm the weights of the norm before attention
   * @param qkv queries, keys and values, in this order of rows
   * @param output from the heads back to the residual stream
   * @param feedForwardNorm the weights of the norm before the feed-forward block
   * @param gateUp gate rows, then up rows
   * @param down from the feed-forward block back to the residual stream
   */
  record Layer(
      NormWeights attentionNorm,
      Q4Matrix qkv,
      Q4Matrix output,
      NormWeights feedForwardNorm,
      Q4Matrix gateUp,
      Q4Matrix down) {}

  /** The weights of a model, drawn from its seed. */
  static DecoderWeights synthetic(DecoderModel model) {
    SplitMix64 random = new SplitMix64(model.seed());
    int hidden = model.hidden();
    // The gain is per product of a row, so a table of rows that are used as they are needs sqrt.
    Q4Matrix embedding =
        Q4Matrix.random(model.vocabulary(), hidden, Math.sqrt(hidden), random.split());
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < model.layers(); i++) {
      layers.add(layer(model, random));
    }
    return new DecoderWeights(
        model,
        embedding,
        List.copyOf(layers),
        NormWeights.random(hidden, random.split()),
        Q4Matrix.random(model.vocabulary(), hidden, 1, random.split()));
  }

  private static Layer layer(DecoderModel model, SplitMix64 random) {
    int hidden = model.hidden();
    int intermediate = model.intermediate();
    int qkvRows = model.queryWidth() + 2 * model.kvWidth();
    return new Layer(
        NormWeights.random(hidden, random.split()),
        Q4Matrix.random(qkvRows, hidden, ATTENTION_GAIN, random.split()),
        Q4Matrix.random(hidden, model.queryWidth(), 1, random.split()),
        NormWeights.random(hidden, random.split()),
        Q4Matrix.random(2 * intermediate, hidden, 1, random.split()),
        Q4Matrix.random(hidden, intermediate, 1, random.split()));
  }
}
