package dev.panametal.bench.decode;

import dev.panametal.BatchPolicy;
import dev.panametal.UploadPath;

/** How the command buffers of a token are batched. */
public enum DecodeMode {
  /** A command buffer for each dispatch and each copy. */
  UNBATCHED("unbatched"),

  /** Dispatches share a command buffer; an upload commits it and has its own. */
  COMPUTE_ONLY("compute-only"),

  /** One command buffer a token, and in it one compute encoder: uploads need no command. */
  BATCHED("batched"),

  /**
   * One command buffer a token, and no wait for it: the token that the device chose is the next
   * step's input there, and comes to the host when it is done.
   */
  PIPELINED("pipelined");

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
      case BATCHED -> untilReadback().build();
      // A few tokens ahead keep the GPU busy; each has its own command buffer.
      case PIPELINED -> untilReadback().maxInFlight(8).build();
    };
  }

  /** As TVM batches, but with all the ways for uploads. */
  private BatchPolicy.Builder untilReadback() {
    return BatchPolicy.tvm().toBuilder().name(label).uploadPath(UploadPath.AUTO);
  }
}
