package dev.panametal.bench.decode;

/** A model that is as small as can be without any two of its numbers being equal. */
final class SmallModel {
  static final DecoderModel MODEL =
      new DecoderModel("small", 3, 64, 6, 2, 16, 160, 300, 64, 500_000, 1e-6f, 8, 5);

  private SmallModel() {}
}
