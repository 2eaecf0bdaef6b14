package dev.panametal;

import java.time.Duration;

/**
 * When a stream commits its open batch by itself: as soon as one of these limits is reached.
 *
 * @param maxDispatches a batch is committed once it holds so many dispatches
 * @param maxBytes a batch is committed once the distinct buffers that it uses have so many bytes
 *     together. Each buffer counts once, whole, as in MLX: what a kernel touches of it cannot be
 *     known, and what is used ten times in a batch need not be brought in ten times
 * @param firstDispatches a batch that was opened while the GPU had nothing of this stream to do is
 *     committed once it holds so many dispatches, so that the GPU begins while the host encodes the
 *     rest (llama.cpp commits its first 64 nodes apart)
 * @param targetGpuTime of one batch: its number of dispatches is steered so that it takes about
 *     that long, by the GPU times of the batches before; zero for no steering
 * @param maxGpuTime of one batch: where sizes are steered, none is chosen that could take longer
 *     according to the slowest dispatches seen of late. The driver kills what runs for "more than a
 *     few hundred milliseconds" on a Mac with a display (gfx-rs/wgpu#9328)
 */
public record BatchLimits(
    int maxDispatches,
    long maxBytes,
    int firstDispatches,
    Duration targetGpuTime,
    Duration maxGpuTime) {

  /** A number of dispatches that no batch reaches. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * Checked limits.
   *
   * @throws MetalArgumentException if one is out of its bounds
   */
  public BatchLimits {
    PolicyPresets.require(
        maxDispatches >= 1,
        "maxDispatches must be at least 1, but is %d.".formatted(maxDispatches));
    PolicyPresets.require(
        maxBytes >= 1, "maxBytes must be at least 1, but is %d.".formatted(maxBytes));
    PolicyPresets.require(
        firstDispatches >= 1,
        "firstDispatches must be at least 1, but is %d.".formatted(firstDispatches));
    PolicyPresets.require(
        !targetGpuTime.isNegative(),
        "targetGpuTime must be at least 0, but is %s.".formatted(targetGpuTime));
    PolicyPresets.require(
        maxGpuTime.compareTo(targetGpuTime) >= 0,
        "maxGpuTime must be at least targetGpuTime (%s), but is %s."
            .formatted(targetGpuTime, maxGpuTime));
  }

  /** Whether the size of batches is steered by GPU times. */
  boolean steered() {
    return !targetGpuTime.isZero();
  }
}
