package dev.panametal.embedded.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The faults that tests ask the embedded device for, and the questions that the device asks in
 * turn. Each fault happens once; {@link #reset} takes back what has not happened.
 */
public final class EmbeddedFaults {
  private final Map<String, InjectedFault> byKernel = new HashMap<>();
  private final Map<String, InjectedFault> always = new HashMap<>();
  private final Map<Long, InjectedFault> byNumber = new HashMap<>();
  private int allocationFailures;
  private long started;
  private int[] completionOrder = {};
  private @Nullable Gate execution;
  private @Nullable Gate completion;
  private @Nullable InjectedFault deviceLoss;
  private volatile @Nullable InjectedFault eventWaitExpiry;
  private Runnable wakeEventWaits = () -> {};

  /** Whether a kernel may fail; read at each dispatch, so without the lock. */
  private volatile boolean kernelsMayFail;

  /** No faults. */
  public EmbeddedFaults() {}

  /** The next so many buffers cannot be allocated: the device returns nil. */
  public synchronized void failAllocations(int count) {
    allocationFailures = count;
  }

  /**
   * The next command buffer that runs a kernel fails there. What precedes the kernel in it is done,
   * what follows is not.
   *
   * @param kernel the name of the function
   * @param code a {@code MTLCommandBufferError}
   * @param text the driver's text
   */
  public synchronized void failKernel(String kernel, long code, String text) {
    byKernel.put(kernel, new InjectedFault(code, text));
    kernelsMayFail = true;
  }

  /**
   * Every command buffer that runs a kernel fails there, until {@link #reset}.
   *
   * @param kernel the name of the function
   * @param code a {@code MTLCommandBufferError}
   * @param text the driver's text
   */
  public synchronized void failKernelAlways(String kernel, long code, String text) {
    always.put(kernel, new InjectedFault(code, text));
    kernelsMayFail = true;
  }

  /**
   * A command buffer fails before it executes anything.
   *
   * @param number 1 for the next one that starts, 2 for the one after it, and so on
   * @param code a {@code MTLCommandBufferError}
   * @param text the driver's text
   */
  public synchronized void failCommandBuffer(long number, long code, String text) {
    byNumber.put(started + number, new InjectedFault(code, text));
  }

  /** Holds command buffers before they execute. */
  public synchronized Gate holdExecution() {
    execution = replace(execution);
    return execution;
  }

  /** Holds command buffers that have executed, before their completion is told. */
  public synchronized Gate holdCompletion() {
    completion = replace(completion);
    return completion;
  }

  private static Gate replace(@Nullable Gate old) {
    if (old != null) {
      old.close();
    }
    return new Gate();
  }

  /**
   * The next command buffers of the queue that executes next complete in another order: none of
   * them does before the last has executed.
   *
   * @param order a permutation: {@code (2, 1)} completes the second before the first
   */
  public synchronized void completeInOrder(int... order) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != i + 1) {
        throw new IllegalArgumentException(
            "%s is not a permutation of 1 to %d".formatted(Arrays.toString(order), order.length));
      }
    }
    completionOrder = order.clone();
  }

  /**
   * Command buffers that wait for an event, now or later, fail instead, as a driver's watchdog has
   * it.
   */
  public void expireEventWaits(long code, String text) {
    eventWaitExpiry = new InjectedFault(code, text);
    eventWaitsToWake().run();
  }

  private synchronized Runnable eventWaitsToWake() {
    return wakeEventWaits;
  }

  /** The device is gone: it allocates nothing more, and every command buffer fails. */
  public synchronized void loseDevice(long code, String text) {
    deviceLoss = new InjectedFault(code, text);
    kernelsMayFail = true;
  }

  /** Takes back all faults that have not happened, opens all gates, brings the device back. */
  public synchronized void reset() {
    byKernel.clear();
    always.clear();
    byNumber.clear();
    allocationFailures = 0;
    completionOrder = new int[0];
    deviceLoss = null;
    eventWaitExpiry = null;
    kernelsMayFail = false;
    if (execution != null) {
      execution.close();
    }
    if (completion != null) {
      completion.close();
    }
    execution = null;
    completion = null;
  }

  /** The device says what to run when command buffers that wait for events are to look again. */
  public synchronized void whenEventWaitsExpire(Runnable wake) {
    wakeEventWaits = wake;
  }

  /** The device asks while a command buffer waits for an event. */
  public @Nullable InjectedFault eventWaitExpiry() {
    return eventWaitExpiry;
  }

  /** The device asks before it allocates a buffer. */
  public synchronized boolean takeAllocationFailure() {
    if (allocationFailures > 0) {
      allocationFailures--;
      return true;
    }
    return deviceLoss != null;
  }

  /** The device asks before a command buffer executes. May wait. */
  public @Nullable InjectedFault takeFaultAtStart() {
    Gate gate;
    InjectedFault fault;
    synchronized (this) {
      fault = byNumber.remove(++started);
      gate = execution;
    }
    if (gate != null) {
      gate.pass();
    }
    synchronized (this) {
      return deviceLoss != null ? deviceLoss : fault;
    }
  }

  /** The device asks before it runs a kernel. */
  public @Nullable InjectedFault takeFaultAtKernel(String kernel) {
    if (!kernelsMayFail) {
      return null;
    }
    synchronized (this) {
      InjectedFault once = byKernel.remove(kernel);
      InjectedFault fault = once != null ? once : always.get(kernel);
      return deviceLoss != null ? deviceLoss : fault;
    }
  }

  /** The device tells that a command buffer has executed. May wait. */
  public void awaitCompletionAllowed() {
    Gate gate;
    synchronized (this) {
      gate = completion;
    }
    if (gate != null) {
      gate.pass();
    }
  }

  /** The order in which the command buffers from now on complete; empty for their own order. */
  public synchronized int[] takeCompletionOrder() {
    int[] order = completionOrder;
    completionOrder = new int[0];
    return order;
  }
}
