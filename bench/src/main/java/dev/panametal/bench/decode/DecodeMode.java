package dev.panametal.bench.decode;

import dev.panametal.BatchPolicy;

/** How the command buffers of a token are batched. */
public enum DecodeMode {
  /** A command buffer for each dispatch and each copy. */
  UNBATCHED("unbatched"),

  /** Dispatches share a command buffer; an upload commits it and has its own. */
  COMPUTE_ONLY("compute-only"),

  /** One command buffer a token. */
  BATCHED("batched");

  private final String label;

  DecodeMode(String label) {
    this.label = label;
  }

  /**
   * What reports call this mode.
   *
   * @return its name
   */
  public String label() {
    return label;
  }

  /**
   * The policy of a stream in this mode.
   *
   * @return a preset of the library
   */
  public BatchPolicy policy() {
    return switch (this) {
      case UNBATCHED -> BatchPolicy.unbatched();
      case COMPUTE_ONLY -> BatchPolicy.computeOnly();
      case BATCHED -> BatchPolicy.tvm();
    };
  }
}
