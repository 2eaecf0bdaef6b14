package dev.panametal.bench.decode;

import dev.panametal.BatchPolicy;
import java.util.function.Supplier;

/** How the command buffers of a token are batched. */
public enum DecodeMode {
  /** A command buffer for each dispatch and each copy. */
  UNBATCHED("unbatched", BatchPolicy::unbatched),

  /** Dispatches share a command buffer; an upload commits it and has its own. */
  COMPUTE_ONLY("compute-only", BatchPolicy::computeOnly),

  /** One command buffer a token. */
  BATCHED("batched", BatchPolicy::tvm);

  private final String label;
  private final Supplier<BatchPolicy> policy;

  DecodeMode(String label, Supplier<BatchPolicy> policy) {
    this.label = label;
    this.policy = policy;
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
    return policy.get();
  }
}
