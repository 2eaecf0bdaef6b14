package dev.panametal;

/**
 * What is found out about command buffers that fail.
 *
 * @param faultDetail how exactly a fault names what failed
 * @param submissionStacks whether a fault has as its cause where its batch was committed: a stack
 *     trace is taken at each commit, which takes microseconds and makes garbage
 * @param diagnosis whether a batch that fails is run again, one command at a time, each waited for,
 *     until one fails: that is named. All commands are recorded for it, which makes garbage for
 *     each and keeps buffers until their batch is done. They run on a new queue and on the data as
 *     the failed batch left it, not as it found it; waits and signals are left out, and work of
 *     other streams goes on meanwhile. So a fault that depends on the data, on time or on the batch
 *     as a whole may not come again, which is told as well. Only the first of several faults is
 *     diagnosed. The thread that finds the fault runs it and waits, however long the commands take
 */
public record FaultOptions(FaultDetail faultDetail, boolean submissionStacks, boolean diagnosis) {
  /** Nothing that costs anything. */
  static final FaultOptions NONE = new FaultOptions(FaultDetail.BATCH, false, false);
}
