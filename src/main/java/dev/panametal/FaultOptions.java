package dev.panametal;

/**
 * What is found out about command buffers that fail.
 *
 * @param faultDetail how exactly a fault names what failed
 * @param submissionStacks whether a fault has as its cause where its batch was committed: a stack
 *     trace is taken at each commit, which takes microseconds and makes garbage
 */
public record FaultOptions(FaultDetail faultDetail, boolean submissionStacks) {
  /** Nothing that costs anything. */
  static final FaultOptions NONE = new FaultOptions(FaultDetail.BATCH, false);
}
