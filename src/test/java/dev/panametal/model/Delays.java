package dev.panametal.model;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.faults.Gate;
import org.jspecify.annotations.Nullable;

/**
 * Holds command buffers back until the thread under test waits: a second thread watches it and
 * opens the gate as soon as it does, so nothing depends on how long anything takes.
 */
final class Delays implements AutoCloseable {
  private final EmbeddedFaults faults;
  private final Thread tested = Thread.currentThread();
  private @Nullable Gate gate;
  private volatile boolean watching;

  Delays(EmbeddedFaults faults) {
    this.faults = faults;
  }

  /** Command buffers that start from now on wait. */
  void hold() {
    if (gate == null) {
      gate = faults.holdExecution();
    }
  }

  /** Runs an operation, at the latest once it waits with an open gate. */
  void during(Runnable operation) {
    Gate held = gate;
    if (held == null) {
      operation.run();
      return;
    }
    watching = true;
    Thread opener = Thread.ofPlatform().daemon().start(() -> openOnceItWaits(held));
    try {
      operation.run();
    } finally {
      watching = false;
      join(opener);
    }
  }

  private void openOnceItWaits(Gate held) {
    while (watching) {
      Thread.State state = tested.getState();
      if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
        held.open();
        gate = null;
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static void join(Thread opener) {
    try {
      opener.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets everything go on. */
  void release() {
    Gate held = gate;
    if (held != null) {
      held.open();
      gate = null;
    }
  }

  @Override
  public void close() {
    release();
  }
}
