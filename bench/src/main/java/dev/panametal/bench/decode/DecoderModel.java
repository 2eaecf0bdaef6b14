package dev.panametal.bench.decode;

import java.util.List;

/**
 * The shape of a decoder-only transformer.
 *
 * @param name what the command line calls it
 * @param layers number of layers
 * @param hidden width of the residual stream
 * @param heads query heads
 * @param kvHeads key and value heads; each serves {@code heads / kvHeads} query heads
 * @param headDim width of one head
 * @param intermediate width inside the feed-forward block
 * @param vocabulary number of tokens
 * @param contextLength most tokens of one sequence
 * @param ropeTheta base of the rotary embedding's frequencies
 * @param epsilon what RMS norm adds to the mean square
 * @param defaultTokens how many tokens are decoded where nobody says how many
 * @param seed what the synthetic weights are made from; see {@link SeedSearch} for how it was
 *     chosen
 */
public record DecoderModel(
    String name,
    int layers,
    int hidden,
    int heads,
    int kvHeads,
    int headDim,
    int intermediate,
    int vocabulary,
    int contextLength,
    double ropeTheta,
    float epsilon,
    int defaultTokens,
    long seed) {

  /** What every sequence begins with. */
  static final int FIRST_TOKEN = 1;

  /** Dispatches of one layer in {@link MetalDecoder}. */
  private static final int DISPATCHES_PER_LAYER = 11;

  /** Dispatches outside the layers: embedding, last norm, output head, two for the choice. */
  private static final int OTHER_DISPATCHES = 5;

  /** Uploads before the first layer: the token, its position and its rotary table. */
  private static final int UPLOADS_BEFORE_LAYERS = 3;

  /** Small enough to decode on a CPU in no time, with as many layers as a real one. */
  private static final DecoderModel TINY =
      new DecoderModel("tiny", 16, 128, 4, 2, 32, 256, 512, 1024, 10_000.0, 1e-5f, 32, 827);

  private static final List<DecoderModel> ALL = List.of(TINY);

  /** A shape that the kernels can run. */
  public DecoderModel {
    require(layers > 0 && defaultTokens > 0 && contextLength >= defaultTokens, "lengths");
    require(hidden > 0 && hidden % Q4Matrix.GROUP == 0, "hidden");
    require(intermediate > 0 && intermediate % Q4Matrix.GROUP == 0, "intermediate");
    require(heads > 0 && kvHeads > 0 && heads % kvHeads == 0, "heads and kvHeads");
    require(headDim > 0 && headDim % 2 == 0, "headDim");
    require(heads * headDim % Q4Matrix.GROUP == 0, "heads * headDim");
    // Two scales of two bytes: Metal copies multiples of four.
    require(vocabulary > 0 && vocabulary % 2 == 0, "vocabulary");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("This model has an impossible shape: " + what + ".");
    }
  }

  /**
   * The models that can be asked for.
   *
   * @return all of them, the default first
   */
  public static List<DecoderModel> all() {
    return ALL;
  }

  /**
   * This shape with other synthetic weights.
   *
   * @param newSeed what they are made from
   * @return the changed model
   */
  public DecoderModel withSeed(long newSeed) {
    return new DecoderModel(
        name,
        layers,
        hidden,
        heads,
        kvHeads,
        headDim,
        intermediate,
        vocabulary,
        contextLength,
        ropeTheta,
        epsilon,
        defaultTokens,
        newSeed);
  }

  /**
   * Width of all queries of one token.
   *
   * @return elements
   */
  public int queryWidth() {
    return heads * headDim;
  }

  /**
   * Width of all keys, and of all values, of one token.
   *
   * @return elements
   */
  public int kvWidth() {
    return kvHeads * headDim;
  }

  /**
   * Kernel launches that decode one token.
   *
   * @return how many
   */
  public int dispatchesPerToken() {
    return DISPATCHES_PER_LAYER * layers + OTHER_DISPATCHES;
  }

  /**
   * Uploads that decode one token: the token, its position, its rotary table, and a page-table row
   * for each layer.
   *
   * @return how many
   */
  public int uploadsPerToken() {
    return UPLOADS_BEFORE_LAYERS + layers;
  }
}
