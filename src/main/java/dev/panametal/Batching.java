package dev.panametal;

/** What may share a command buffer. */
public enum Batching {
  /** Dispatches and copies share a command buffer in the order in which they were asked for. */
  ALL,

  /**
   * Dispatches share one; a copy between them commits it and then goes into a command buffer of its
   * own. A readback still joins what is open.
   */
  COMPUTE_ONLY,

  /** Every dispatch and every copy has a command buffer of its own. */
  NONE
}
