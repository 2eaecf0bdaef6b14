package dev.panametal;

/**
 * How many command buffers a stream may have at once.
 *
 * @param maxInFlight how many may be open or uncompleted; opening one more waits for the oldest.
 *     Less than {@code queueCapacity}, so that asking the queue for a command buffer never blocks
 * @param queueCapacity how many uncompleted command buffers the queue allows ({@code
 *     newCommandQueueWithMaxCommandBufferCount:})
 */
public record QueueLimits(int maxInFlight, int queueCapacity) {
  /**
   * Checked limits.
   *
   * @throws MetalArgumentException if one is out of its bounds
   */
  public QueueLimits {
    PolicyPresets.require(
        maxInFlight >= 1 && maxInFlight < queueCapacity,
        "maxInFlight must be at least 1 and less than queueCapacity (%d), but is %d."
            .formatted(queueCapacity, maxInFlight));
  }
}
