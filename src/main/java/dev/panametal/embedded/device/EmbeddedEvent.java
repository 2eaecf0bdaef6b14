package dev.panametal.embedded.device;

import dev.panametal.embedded.faults.InjectedFault;
import dev.panametal.embedded.runtime.DeviceThread;
import dev.panametal.embedded.runtime.Owner;
import org.jspecify.annotations.Nullable;

/**
 * {@code MTLEvent}: a value that only grows, by which command buffers of different queues wait for
 * each other. A queue that waits keeps its own thread and nobody else's: each has one, and no
 * dispatch runs meanwhile that a worker could be held by.
 */
public class EmbeddedEvent extends LabelledObject {
  /** Guarded by {@link EmbeddedDevice#eventLock}. */
  private long value;

  EmbeddedEvent(EmbeddedDevice device) {
    super(device, Owner.CLIENT);
  }

  @Override
  public String className() {
    return "MTLEvent";
  }

  final long value() {
    synchronized (embeddedDevice().eventLock()) {
      return value;
    }
  }

  /** Refuses a value that the event has passed: what waits for less would be let go twice. */
  final void requireGrowth(String message, long newValue) {
    long current = value();
    if (Long.compareUnsigned(newValue, current) < 0) {
      throw violation(
          "%s value %s is less than the %s the event has; it only grows"
              .formatted(message, Long.toUnsignedString(newValue), Long.toUnsignedString(current)));
    }
  }

  /** Raises the value and lets go who waits for it. */
  final void signal(String message, long newValue) {
    synchronized (embeddedDevice().eventLock()) {
      requireGrowth(message, newValue);
      value = newValue;
      embeddedDevice().eventLock().notifyAll();
    }
  }

  /**
   * Waits on the thread of a queue until the event has reached a value.
   *
   * @return why the command buffer fails instead, or null
   */
  final @Nullable CommandBufferFailure awaitOnQueue(long wanted) {
    synchronized (embeddedDevice().eventLock()) {
      while (Long.compareUnsigned(value, wanted) < 0) {
        InjectedFault expiry = embeddedDevice().faults().eventWaitExpiry();
        if (expiry != null) {
          return new CommandBufferFailure(expiry.code(), expiry.text());
        }
        try {
          embeddedDevice().eventLock().wait();
        } catch (InterruptedException e) {
          // Nobody has a reason to interrupt a thread of the device; it goes on.
        }
      }
      return null;
    }
  }

  /**
   * Waits on a thread of the program until the event has reached a value.
   *
   * @return whether it has, in time
   */
  final boolean awaitOnHost(String message, long wanted, long deadlineMillis) {
    if (Thread.currentThread() instanceof DeviceThread) {
      throw violation(message + " on a thread of the device would hold its queue");
    }
    boolean interrupted = false;
    try {
      synchronized (embeddedDevice().eventLock()) {
        while (Long.compareUnsigned(value, wanted) < 0) {
          long left = deadlineMillis - HostClock.millis();
          if (left <= 0) {
            return false;
          }
          try {
            embeddedDevice().eventLock().wait(left);
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
        return true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
