package dev.panametal.embedded.faults;

/**
 * Holds command buffers of all queues at one point of their life until a test lets them go on. A
 * queue that is held does nothing else.
 */
public final class Gate implements AutoCloseable {
  private long arrived;
  private long permits;
  private boolean open;

  Gate() {}

  /** Waits until so many command buffers have arrived here since the gate was made. */
  public synchronized void awaitArrivals(long count) throws InterruptedException {
    while (arrived < count) {
      wait();
    }
  }

  /** How many command buffers have arrived here since the gate was made. */
  public synchronized long arrivals() {
    return arrived;
  }

  /** Lets so many command buffers pass, those held first. */
  public synchronized void release(long count) {
    permits += count;
    notifyAll();
  }

  /** Opens the gate for good. */
  public synchronized void open() {
    open = true;
    notifyAll();
  }

  /** Opens the gate for good, so that no test leaves a queue waiting. */
  @Override
  public void close() {
    open();
  }

  synchronized void pass() {
    arrived++;
    notifyAll();
    boolean interrupted = false;
    while (!open && permits == 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (!open) {
      permits--;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
