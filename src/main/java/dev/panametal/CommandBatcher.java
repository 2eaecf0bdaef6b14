package dev.panametal;

import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a stream: one open, some in flight, some to use again; and the fault, once one of
 * them has failed.
 *
 * <p>Guarded by the stream's lock. A pool is pushed only around messages, never around a wait: what
 * parks between push and pop may go on on another thread.
 */
final class CommandBatcher {
  /** A deadline that never comes. */
  static final long FOREVER = Long.MAX_VALUE;

  private final MetalDevice device;
  private final String stream;
  private final BatchPolicy policy;
  private final Counters counters;
  private final CompletionTracker tracker;
  private final BatchRecorder recorder;
  private final Readbacks readbacks;
  private final StreamEvents events;
  private final FaultTracing tracing;
  private final Deque<Batch> inFlight;
  private final Deque<Batch> idle;
  private final @Nullable BatchSizer sizer;
  private int commandBuffersInFlight;
  private long lastSerial;
  private @Nullable MetalFaultException fault;
  private boolean faultSeen;

  CommandBatcher(
      MetalDevice device,
      String stream,
      BatchPolicy policy,
      Counters counters,
      BatchRecorder recorder,
      Readbacks readbacks,
      StreamEvents events,
      long lastSerial) {
    this.device = device;
    this.stream = stream;
    this.policy = policy;
    this.counters = counters;
    this.recorder = recorder;
    this.readbacks = readbacks;
    this.events = events;
    this.tracing = new FaultTracing(policy.faults());
    this.lastSerial = lastSerial;
    this.sizer = sizer(policy.limits());
    this.tracker = new CompletionTracker(policy.queue().maxInFlight() + 1, lastSerial);
    this.inFlight = new ArrayDeque<>(policy.queue().maxInFlight());
    this.idle = new ArrayDeque<>(policy.queue().maxInFlight());
  }

  private static @Nullable BatchSizer sizer(BatchLimits limits) {
    return limits.steered()
        ? new BatchSizer(
            nanos(limits.targetGpuTime()), nanos(limits.maxGpuTime()), limits.maxDispatches())
        : null;
  }

  /** The largest n such that every batch up to n is done. Needs no lock. */
  long completedSerial() {
    return tracker.completedSerial();
  }

  /** The largest n such that every batch up to n is done and taken note of. */
  long finishedSerial() {
    return inFlight.isEmpty() ? lastCommittedSerial() : inFlight.element().serial - 1;
  }

  /** The serial of the batch that the next command goes into, if nothing is committed before. */
  long currentSerial() {
    return recorder.isOpen() ? recorder.batch().serial : lastSerial + 1;
  }

  /** The serial of the last batch that was opened. */
  long lastSerial() {
    return lastSerial;
  }

  long inFlight() {
    return inFlight.size();
  }

  boolean hasPendingWork() {
    return recorder.hasCommands() || tracker.completedSerial() < lastCommittedSerial();
  }

  long lastCommittedSerial() {
    return recorder.isOpen() ? lastSerial - 1 : lastSerial;
  }

  /** Takes note of what has completed, and throws the fault if there is one. */
  void checkUsable() {
    reap();
    if (fault != null) {
      throwFault();
    }
  }

  /**
   * Waits until one more batch may be open. An open command buffer counts towards the limit, which
   * is less than the queue's, so {@code commandBuffer} never blocks (wgpu#3084: it would for ever).
   */
  void awaitRoom() {
    if (!recorder.isOpen()) {
      while (commandBuffersInFlight >= policy.queue().maxInFlight()) {
        awaitSerial(inFlight.element().serial);
      }
    }
  }

  /** Whether the open batch may have one command buffer more, without a wait. */
  boolean hasRoomForPrologue() {
    return recorder.batch().prologue.isPresent()
        || commandBuffersInFlight + 2 <= policy.queue().maxInFlight();
  }

  /** Has a batch open. Needs a pool and {@link #awaitRoom()} before. */
  void open() {
    if (!recorder.isOpen()) {
      Batch batch = idle.isEmpty() ? new Batch(tracker) : idle.pop();
      try {
        batch.followsIdleness = tracker.completedSerial() == lastSerial;
        recorder.open(batch, lastSerial + 1);
        lastSerial++;
        events.repeatWaits(recorder);
      } catch (Throwable t) {
        idle.push(batch);
        throw t;
      }
    }
  }

  /** Commits the open batch if it has reached a limit of the policy. Needs a pool. */
  void commitIfFull() {
    Batch batch = recorder.batch();
    if (batch.dispatches >= maxDispatches(batch) || batch.bytes >= policy.limits().maxBytes()) {
      commit(FlushCause.LIMIT);
    }
  }

  private int maxDispatches(Batch batch) {
    BatchLimits limits = policy.limits();
    int most = sizer == null ? limits.maxDispatches() : sizer.dispatches();
    return batch.followsIdleness ? Math.min(most, limits.firstDispatches()) : most;
  }

  /**
   * Commits the open batch if it holds commands. Needs a pool.
   *
   * @return the serial of the last committed batch
   */
  long commit(FlushCause cause) {
    if (recorder.hasCommands()) {
      recorder.batch().submission = tracing.submission(recorder.batch(), stream);
      Batch committed = recorder.commit(cause);
      inFlight.add(committed);
      commandBuffersInFlight += committed.commandBuffers();
    }
    return lastCommittedSerial();
  }

  /** {@link #commit} with a pool of its own. */
  long flush(FlushCause cause) {
    long pool = AutoreleasePool.push();
    try {
      return commit(cause);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /**
   * Waits until every batch up to a serial is done, with the stream's lock held.
   *
   * @throws MetalFaultException if one of them failed
   */
  void awaitSerial(long serial) {
    if (tracker.completedSerial() < serial) {
      events.requireProgress();
    }
    long start = System.nanoTime();
    try {
      park(serial, FOREVER);
    } finally {
      counters.waitNanos += System.nanoTime() - start;
    }
    checkUsable();
  }

  /**
   * Waits until every batch up to a serial is done. Needs no lock, so that other threads can go on
   * encoding meanwhile.
   *
   * @param deadline in terms of {@link System#nanoTime}
   * @return whether they are done; false once the deadline has passed
   */
  boolean park(long serial, long deadline) {
    try {
      return tracker.await(
          serial, deadline == FOREVER ? System.nanoTime() + FOREVER / 2 : deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MetalInterruptedException(
          "Interrupted while waiting for batch %d of stream '%s'.".formatted(serial, stream), e);
    }
  }

  /** What to tell whoever waited for a batch until its deadline. */
  MetalTimeoutException timeout(long serial) {
    reap();
    Batch oldest = inFlight.peek();
    return new MetalTimeoutException(
        "Batch %d of stream '%s' was not done in time. The oldest that is not done is %s.%s The work"
                .formatted(
                    serial,
                    stream,
                    oldest == null ? "none any more" : oldest.describe(stream),
                    oldest == null ? "" : oldest.describeWaits())
            + " goes on: wait again, or look for a kernel that does not end.");
  }

  /** Waits until every batch up to a serial is done, for a thread of our own. Needs no lock. */
  void awaitDone(long serial) throws InterruptedException {
    while (!tracker.await(serial, System.nanoTime() + FOREVER / 2)) {
      // not within 146 years
    }
  }

  /** Waits for everything committed, whatever its outcome and whoever interrupts. */
  void awaitCommitted() {
    boolean interrupted = false;
    try {
      while (tracker.completedSerial() < lastCommittedSerial()) {
        try {
          long start = System.nanoTime();
          park(lastCommittedSerial(), FOREVER);
          counters.waitNanos += System.nanoTime() - start;
        } catch (MetalInterruptedException e) {
          interrupted = true;
          Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    reap();
  }

  /** Takes the completed batches out of flight, oldest first, and notes those that failed. */
  void reap() {
    Batch oldest = inFlight.peek();
    long completed = tracker.completedSerial();
    if (oldest == null || oldest.serial > completed) {
      return;
    }
    BatchRecording toDiagnose = null;
    long pool = AutoreleasePool.push();
    try {
      while (oldest != null && oldest.serial <= completed) {
        inFlight.remove();
        commandBuffersInFlight -= oldest.commandBuffers();
        counters.gpuNanos += oldest.gpuNanos();
        MetalFaultException failure = oldest.fault(stream);
        if (failure != null) {
          if (fault == null && failure.kind() != FaultKind.AWAITED_WORK_FAILED) {
            toDiagnose = oldest.recording;
            oldest.recording = null;
          }
          noteFault(failure);
        } else if (sizer != null) {
          sizer.finished(oldest.dispatches, oldest.gpuNanos());
        }
        MetalFaultException known = fault;
        readbacks.finish(oldest.serial, known == null ? null : known::again);
        oldest.end();
        idle.push(oldest);
        oldest = inFlight.peek();
      }
    } finally {
      AutoreleasePool.pop(pool);
    }
    if (toDiagnose != null) {
      diagnose(toDiagnose, Objects.requireNonNull(fault));
    }
    device.buffers().releaseFinished();
  }

  private void diagnose(BatchRecording recording, MetalFaultException failure) {
    Owned<MTLCommandQueue> queue = device.newQueue(2, stream);
    try {
      failure.diagnosed(recording.replay(queue.get()));
    } finally {
      long pool = AutoreleasePool.push();
      try {
        recording.release();
        queue.close();
      } finally {
        AutoreleasePool.pop(pool);
      }
    }
  }

  private void noteFault(MetalFaultException next) {
    counters.faults++;
    if (fault == null) {
      fault = next;
      faultSeen = false;
    } else {
      fault.addSuppressed(next);
    }
  }

  private void throwFault() {
    MetalFaultException first = Objects.requireNonNull(fault);
    if (faultSeen) {
      throw first.again();
    }
    faultSeen = true;
    throw first;
  }

  /** Gives up the open batch and waits for what is in flight. The fault, if any, stays known. */
  void abandon() {
    if (recorder.isOpen()) {
      long pool = AutoreleasePool.push();
      try {
        Batch discarded = recorder.discard();
        long serial = discarded.serial;
        discarded.end();
        idle.push(discarded);
        // Nothing on the GPU uses what the batch had noted.
        tracker.complete(serial);
      } finally {
        AutoreleasePool.pop(pool);
      }
    }
    awaitCommitted();
    MetalFaultException known = fault;
    readbacks.giveUp(known == null ? null : known::again);
    device.buffers().releaseFinished();
  }

  /** Forgets the fault. */
  void clearFault() {
    fault = null;
    faultSeen = false;
  }

  boolean isFaulted() {
    return fault != null;
  }

  /** The fault if nobody has been thrown it. */
  @Nullable MetalFaultException unseenFault() {
    return faultSeen ? null : fault;
  }

  /** Gives the blocks back. Nothing is in flight any more. */
  void close() {
    idle.forEach(Batch::close);
    idle.clear();
  }

  /** A deadline in terms of {@link System#nanoTime}; now for a time that is negative. */
  static long deadline(Duration timeout) {
    if (timeout.isNegative()) {
      return System.nanoTime();
    }
    long nanos = nanos(timeout);
    return nanos == FOREVER
        ? FOREVER
        : System.nanoTime() + Math.min(nanos, TimeUnit.DAYS.toNanos(36_500));
  }

  /** {@link #FOREVER} for what is longer than 292 years. */
  private static long nanos(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException tooLong) {
      return FOREVER;
    }
  }
}
