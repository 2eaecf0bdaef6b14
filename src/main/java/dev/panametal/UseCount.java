package dev.panametal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who still needs an object of this process: its owner, and every call that is at work with it. The
 * object is given up when the last one is done. Thread-safe, without locks.
 */
final class UseCount {
  private final AtomicInteger count = new AtomicInteger(1);

  /**
   * Keeps the object until {@link #giveBack}.
   *
   * @return false if it has been given up
   */
  boolean acquire() {
    int held;
    do {
      held = count.get();
      if (held == 0) {
        return false;
      }
    } while (!count.compareAndSet(held, held + 1));
    return true;
  }

  /**
   * One less.
   *
   * @return whether it was the last
   */
  boolean giveBack() {
    return count.decrementAndGet() == 0;
  }
}
