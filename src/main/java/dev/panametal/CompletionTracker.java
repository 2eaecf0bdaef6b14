package dev.panametal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which batches of a stream are done, by serial.
 *
 * <p>Metal promises in which order the command buffers of a queue start, not in which order they
 * complete (ppy/veldrid#39), so "all up to n are done" is computed here and not taken from the last
 * completion. {@link #complete} is called from completion handlers: it takes no lock and allocates
 * nothing.
 */
final class CompletionTracker {
  /**
   * How often a waiter looks before it parks. Parking and waking cost tens of microseconds, about
   * as long as this many looks; a decode step is often shorter than that.
   */
  private static final int SPINS = 2_000;

  private final AtomicLongArray done;
  private final AtomicLong completed;

  /** Most often at most one thread waits, and then nothing is allocated for it. */
  private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();

  private final Queue<Thread> moreWaiters = new ConcurrentLinkedQueue<>();

  /**
   * A tracker.
   *
   * @param outstanding how many serials may be uncompleted at once
   * @param completedSerial the serial after which counting goes on
   */
  CompletionTracker(int outstanding, long completedSerial) {
    int size = Integer.highestOneBit(Math.max(1, outstanding)) << 1;
    this.done = new AtomicLongArray(size);
    this.completed = new AtomicLong(completedSerial);
    for (int i = 0; i < size; i++) {
      done.set(i, completedSerial);
    }
  }

  /** The largest n such that every batch up to n is done. */
  long completedSerial() {
    return completed.get();
  }

  /**
   * Notes that one batch is done, in any order.
   *
   * <p>Two handlers may run at once. Each writes its own entry before it looks at the other's, so
   * at least one of them sees both and moves the mark over both.
   */
  void complete(long serial) {
    done.set(index(serial), serial);
    long mark = completed.get();
    while (done.get(index(mark + 1)) == mark + 1) {
      completed.compareAndSet(mark, mark + 1);
      mark = completed.get();
    }
    LockSupport.unpark(waiter.get());
    if (!moreWaiters.isEmpty()) {
      moreWaiters.forEach(LockSupport::unpark);
    }
  }

  private int index(long serial) {
    return (int) (serial & (done.length() - 1));
  }

  /**
   * Waits until every batch up to a serial is done.
   *
   * @param serial which
   * @param deadline in terms of {@link System#nanoTime}
   * @return whether it is done; false once the deadline has passed
   * @throws InterruptedException if the thread is interrupted first
   */
  boolean await(long serial, long deadline) throws InterruptedException {
    for (int i = 0; i < SPINS; i++) {
      if (completed.get() >= serial) {
        return true;
      }
      Thread.onSpinWait();
    }
    Thread self = Thread.currentThread();
    boolean isFirst = waiter.compareAndSet(null, self);
    if (!isFirst) {
      moreWaiters.add(self);
    }
    try {
      while (completed.get() < serial) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.parkNanos(this, left);
      }
      return true;
    } finally {
      if (isFirst) {
        waiter.set(null);
      } else {
        moreWaiters.remove(self);
      }
    }
  }
}
