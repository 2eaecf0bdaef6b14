package dev.panametal;

/** How exactly a {@link MetalFaultException} names what failed. */
public enum FaultDetail {
  /** The batch, with the kernels in it. Costs nothing. */
  BATCH,

  /**
   * Also what became of each encoder of the batch, with a signpost for each dispatch ({@code
   * MTLCommandBufferErrorOptionEncoderExecutionStatus}). By Apple's documentation that may cost
   * time on CPU and GPU, and memory; it makes garbage for each dispatch.
   */
  ENCODER,

  /**
   * As {@link #ENCODER}, and each dispatch has an encoder of its own, so that what became of the
   * encoder is what became of the dispatch. Costs an encoder for each dispatch on top.
   */
  DISPATCH
}
