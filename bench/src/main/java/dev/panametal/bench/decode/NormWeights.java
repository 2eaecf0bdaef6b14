package dev.panametal.bench.decode;

/** The weights of an RMS norm, one an element. */
final class NormWeights {
  private final float[] elements;

  /** Given weights; the array is not copied. */
  NormWeights(float... elements) {
    this.elements = elements;
  }

  /** Around 1, so that a norm without its weights would be noticed. */
  static NormWeights random(int width, SplitMix64 random) {
    float[] elements = new float[width];
    for (int i = 0; i < width; i++) {
      elements[i] = 0.75f + 0.5f * random.nextFloat();
    }
    return new NormWeights(elements);
  }

  /** The weights, as they lie in device memory. Not a copy. */
  float[] elements() {
    return elements;
  }
}
