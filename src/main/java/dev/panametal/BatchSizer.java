package dev.panametal;

/**
 * Steers how many dispatches a batch may hold so that it takes about a target time on the GPU, from
 * the times that finished batches took. Only arithmetic, so the same times always give the same
 * sizes.
 *
 * <p>The target is approached by the mean time of a dispatch, which forgets slowly. The upper bound
 * on a batch's time holds for the slowest mean of late: one batch of slow kernels shortens the
 * batches after it at once, and only many fast ones let them grow again. What no controller can do
 * is foresee kernels that are slower than any before them, or split a single dispatch.
 *
 * <p>Not thread-safe: guarded by the stream's lock.
 */
final class BatchSizer {
  /** Where sizes begin, before anything has finished: Metal.jl's fixed number of operations. */
  static final int START = 32;

  /** Sizes at most double from one finished batch to the next. */
  private static final int GROWTH = 2;

  /** How much of the mean a new batch makes up. */
  private static final double NEWEST = 0.25;

  /** What is left of the slowest time after one more batch: half of it after 34. */
  private static final double FADING = 0.98;

  private final double targetNanos;
  private final double maxNanos;
  private final int most;
  private int dispatches;

  /** Nanoseconds of a dispatch; 0 before the first. */
  private double mean;

  private double slowest;

  /**
   * A controller.
   *
   * @param targetNanos GPU time that a batch should take
   * @param maxNanos GPU time that no batch may be expected to exceed
   * @param most dispatches of a batch, at least 1
   */
  BatchSizer(long targetNanos, long maxNanos, int most) {
    this.targetNanos = targetNanos;
    this.maxNanos = maxNanos;
    this.most = most;
    this.dispatches = Math.min(START, most);
  }

  /** How many dispatches a batch may hold now, at least 1. */
  int dispatches() {
    return dispatches;
  }

  /**
   * Learns from a batch.
   *
   * @param count how many dispatches it had
   * @param gpuNanos how long the GPU took for it
   */
  void finished(int count, long gpuNanos) {
    if (count < 1 || gpuNanos < 1) {
      return; // copies alone, or a device that tells no times
    }
    double time = (double) gpuNanos / count;
    mean = mean == 0 ? time : mean + NEWEST * (time - mean);
    slowest = Math.max(time, slowest * FADING);
    double wanted = Math.min(targetNanos / mean, maxNanos / slowest);
    double allowed = Math.min(most, (double) GROWTH * dispatches);
    dispatches = (int) Math.clamp(wanted, 1, allowed);
  }
}
