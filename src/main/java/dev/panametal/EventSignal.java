package dev.panametal;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * Whether its batch awaits something itself. Then the GPU can signal the value although what the
   * batch awaited has failed: that it counts as failed, its completion handler finds out later.
   */
  private final boolean awaits;

  /** Batches whose waits it ended before it was settled. Guarded by the event's monitor. */
  private final List<Batch> dependents = new ArrayList<>();

  /** Whether how its batch ended has been noted. Guarded by the event's monitor. */
  private boolean settled;

  private double gpuEnd;
  private volatile boolean done;
  private volatile boolean failed;
  private volatile @Nullable MetalFaultException fault;

  EventSignal(
      MetalEvent event, long after, long value, MetalStream stream, long serial, boolean awaits) {
    this.event = event;
    this.after = after;
    this.value = value;
    this.stream = stream;
    this.serial = serial;
    this.awaits = awaits;
  }

  /** Whether the value can be there before it is known whether it came about in good order. */
  boolean isOpen() {
    return awaits && !settled;
  }

  /** Tells a batch once it is settled. */
  void addDependent(Batch batch) {
    dependents.add(batch);
  }

  /** How its batch ended has been noted; gives the batches that are to be told. */
  List<Batch> settle() {
    settled = true;
    return dependents;
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
