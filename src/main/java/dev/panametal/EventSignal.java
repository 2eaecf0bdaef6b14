package dev.panametal;

import org.jspecify.annotations.Nullable;

/**
 * A signal that a stream was asked for: a value of an event that one batch brings about.
 *
 * <p>Made under the stream's lock, completed on a thread of the driver, asked from anywhere.
 */
final class EventSignal {
  final MetalEvent event;

  /** The value asked for before: who waits for more than that waits for this signal. */
  final long after;

  final long value;
  final MetalStream stream;
  final long serial;

  private double gpuEnd;
  private volatile boolean done;
  private volatile boolean failed;
  private volatile @Nullable MetalFaultException fault;

  EventSignal(MetalEvent event, long after, long value, MetalStream stream, long serial) {
    this.event = event;
    this.after = after;
    this.value = value;
    this.stream = stream;
    this.serial = serial;
  }

  /**
   * The batch is done. Called by its completion handler.
   *
   * @param success whether it did not fail
   * @param gpuEndTime of its command buffer, in seconds
   */
  void complete(boolean success, double gpuEndTime) {
    gpuEnd = gpuEndTime;
    failed = !success;
    done = true;
    event.completed(this);
  }

  boolean isDone() {
    return done;
  }

  boolean hasFailed() {
    return failed;
  }

  /** When the GPU had done the batch, in seconds; only once it is done. */
  double gpuEnd() {
    return gpuEnd;
  }

  /** Whether a wait for a value is one for this signal. */
  boolean answers(long wanted) {
    return after < wanted && wanted <= value;
  }

  /** The stream has taken note of the failure. */
  void fault(MetalFaultException noted) {
    fault = noted;
  }

  /** The failure, once the stream has taken note of it. */
  @Nullable MetalFaultException fault() {
    return fault;
  }
}
