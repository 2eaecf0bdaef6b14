package dev.panametal;

import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.objc.Owned;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A value that only grows, by which streams and the program wait for each other ({@code
 * MTLSharedEvent}). It begins at 0. A stream signals a value when all its work before that is done
 * ({@link MetalStream#signal}); another waits for it on the GPU ({@link MetalStream#await}), the
 * program on the host ({@link #await(long)}).
 *
 * <p>Each signal is greater than all that were asked for before, whoever asked. A stream that
 * signals while the last signal of another is still to come must await that one first: otherwise
 * the two could come in either order, and the value would shrink.
 *
 * <p>Metal does not signal the events of a command buffer that fails, and who waits would wait for
 * ever (mlx#3523). Here the value is signalled all the same, and whoever waits for it learns of the
 * fault: {@link #await(long)} throws it, and a stream that awaits it becomes faulted itself.
 *
 * <p>Thread-safe.
 */
public final class MetalEvent implements AutoCloseable {
  /** So many signals are remembered for {@link #elapsed}. */
  private static final int REMEMBERED = 64;

  private final MetalDevice device;
  private final Owned<MTLSharedEvent> object;
  private final MTLSharedEvent view;
  private final EventSignallers signallers;
  private final UseSerials uses = new UseSerials();
  private final UseCount users = new UseCount();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

  /** Signals that will not come, the last of them; read by completion handlers. */
  private final CopyOnWriteArrayList<EventFailure> failures = new CopyOnWriteArrayList<>();

  /**
   * Guards what follows and every change of the value by the host. Held for moments only, by
   * completion handlers too; no other lock is taken under it.
   */
  private final Object monitor = new Object();

  private final Deque<EventSignal> signals = new ArrayDeque<>();
  private long lastAsked;
  private long lastAwaited;

  private volatile String label = "event";
  private final LeakGuard guard;

  MetalEvent(MetalDevice device, Owned<MTLSharedEvent> object, EventSignallers signallers) {
    this.device = device;
    this.object = object;
    this.view = object.get();
    this.signallers = signallers;
    this.guard = device.leaks().watch(this, description(label), release(device, object, uses));
  }

  private static String description(String label) {
    return "Event '%s'".formatted(label);
  }

  /** Refers to nothing that refers to the event, so that the leak guard can keep it. */
  private static Runnable release(MetalDevice device, Owned<?> object, UseSerials uses) {
    return () -> device.buffers().free(uses, object::close);
  }

  /**
   * What messages call the event.
   *
   * @return its label
   */
  public String label() {
    return label;
  }

  /**
   * Names the event in messages and in Apple's tools ({@code setLabel:}). Does not block.
   *
   * @param newLabel any text
   * @return this event
   * @throws MetalClosedException if the event is closed
   */
  public MetalEvent label(String newLabel) {
    acquire();
    try {
      Labels.pass(newLabel, view::setLabel);
      label = newLabel;
      guard.describe(description(newLabel));
    } finally {
      giveBack();
    }
    return this;
  }

  /**
   * Who may signal it.
   *
   * @return as it was made
   */
  public EventSignallers signallers() {
    return signallers;
  }

  /**
   * The value it has ({@code signaledValue}). Does not block.
   *
   * @return at least 0
   * @throws MetalClosedException if the event is closed
   */
  public long value() {
    acquire();
    try {
      return view.signaledValue();
    } finally {
      giveBack();
    }
  }

  /** The value it has, for who has acquired the event, closed or not. */
  long valueWhileHeld() {
    return view.signaledValue();
  }

  /** The value it has; once it is closed, more than anybody waits for. */
  long valueUnlessClosed() {
    return closed.get() ? Long.MAX_VALUE : value();
  }

  /**
   * Signals a value from the host ({@code setSignaledValue:}). Does not block.
   *
   * @param value greater than every value asked for before
   * @throws MetalArgumentException if it is not, or if a stream's signal is still to come, or the
   *     event is one of {@link EventSignallers#STREAMS}
   * @throws MetalClosedException if the event is closed
   */
  public void signal(long value) {
    acquire();
    try {
      signalFromHost(value);
    } finally {
      giveBack();
    }
    wakeWaiters();
  }

  private void signalFromHost(long value) {
    if (signallers == EventSignallers.STREAMS) {
      throw new MetalArgumentException(
          "Event '%s' is signalled by streams only; make it with EventSignallers.STREAMS_AND_HOST."
              .formatted(label));
    }
    synchronized (monitor) {
      requireGrowth(value, "the host");
      EventSignal last = signals.peekLast();
      if (last != null && !last.isDone()) {
        throw outOfOrder(last, value, "the host");
      }
      lastAsked = value;
      view.setSignaledValue(value);
    }
  }

  /**
   * Waits on the host until the event has reached a value, for as long as that takes. Commits
   * nothing: work that is to signal it has been committed by {@link MetalStream#signal}.
   *
   * @param value the value
   * @throws MetalFaultException if the work that was to signal it failed
   * @throws MetalDeadlockException if its signallers are known and none of them ever will
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   * @throws MetalClosedException if the event is closed
   */
  public void await(long value) {
    awaitUntil(value, CommandBatcher.FOREVER);
  }

  /**
   * Like {@link #await(long)}, but not for ever.
   *
   * @param value the value
   * @param timeout how long to wait
   * @throws MetalTimeoutException if the event has not reached it by then
   * @throws MetalFaultException if the work that was to signal it failed
   * @throws MetalDeadlockException if its signallers are known and none of them ever will
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   * @throws MetalClosedException if the event is closed
   */
  public void await(long value, Duration timeout) {
    awaitUntil(value, CommandBatcher.deadline(timeout));
  }

  private void awaitUntil(long value, long deadline) {
    if (value() < value) {
      device.eventOrder().requireSignal(this, value);
    }
    park(value, deadline);
    EventFailure failure = failureOf(value);
    if (failure != null) {
      throw failure.fault(this);
    }
  }

  private void park(long value, long deadline) {
    Thread self = Thread.currentThread();
    waiters.add(self);
    try {
      while (value() < value || isOpen(value)) {
        long left = deadline == CommandBatcher.FOREVER ? deadline : deadline - System.nanoTime();
        if (left <= 0) {
          throw new MetalTimeoutException(
              "Event '%s' has not reached %d in time; it has %d. %s"
                  .formatted(label, value, value(), describeSignaller(value)));
        }
        if (Thread.interrupted()) {
          self.interrupt();
          throw new MetalInterruptedException(
              "Interrupted while waiting for value %d of event '%s'.".formatted(value, label),
              new InterruptedException());
        }
        LockSupport.parkNanos(this, left);
      }
    } finally {
      waiters.remove(self);
    }
  }

  private String describeSignaller(long value) {
    EventSignal signal = signalFor(value);
    return signal == null
        ? "No stream has been asked to signal that."
        : "It is to be signalled by batch %d of '%s'."
            .formatted(signal.serial, signal.stream.name());
  }

  private @Nullable EventSignal signalFor(long value) {
    synchronized (monitor) {
      for (EventSignal signal : signals) {
        if (signal.answers(value)) {
          return signal;
        }
      }
      return null;
    }
  }

  /**
   * The GPU time between two signals: from the end of the work before the one to the end of the
   * work before the other, by {@code GPUEndTime} of the command buffers that signalled.
   *
   * @param from a value that a stream signalled
   * @param to another
   * @return the time, negative if the second came first; empty if one of them was not signalled by
   *     a stream, is still to come, has failed, or is not among the last 64
   * @throws MetalClosedException if the event is closed
   */
  public Optional<Duration> elapsed(long from, long to) {
    checkOpen();
    synchronized (monitor) {
      EventSignal first = done(from);
      EventSignal second = done(to);
      return first == null || second == null
          ? Optional.empty()
          : Optional.of(Duration.ofNanos(Math.round((second.gpuEnd() - first.gpuEnd()) * 1e9)));
    }
  }

  private @Nullable EventSignal done(long value) {
    for (EventSignal signal : signals) {
      if (signal.value == value) {
        return signal.isDone() && !signal.hasFailed() ? signal : null;
      }
    }
    return null;
  }

  /**
   * Gives the event up. Never waits: where a batch that names it is open or in flight, it is
   * released after that. A thread that waits for it is told that it was closed, and a stream that
   * awaits a value which nobody was asked to signal becomes faulted instead of waiting for ever.
   * Closing again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      device.leaks().closed(guard);
      synchronized (monitor) {
        releaseStranded();
      }
      wakeWaiters();
      giveBack();
    }
  }

  /** Once the event is closed, lets go who awaits more than will ever be signalled. */
  private void releaseStranded() {
    EventSignal last = signals.peekLast();
    boolean allDone = last == null || last.isDone();
    if (closed.get() && allDone && lastAwaited > lastAsked) {
      giveUp(lastAwaited);
    }
  }

  /** Nobody will signal a value any more, nor anything before it: lets go who awaits it. */
  void giveUp(long value) {
    synchronized (monitor) {
      failures.add(new EventFailure(lastAsked, value, null));
      lastAsked = value;
      view.setSignaledValue(value);
    }
    wakeWaiters();
  }

  /** Keeps the object alive until {@link #giveBack}. */
  void acquire() {
    checkOpen();
    if (!users.acquire()) {
      throw closedException();
    }
  }

  void giveBack() {
    if (users.giveBack()) {
      device.buffers().free(uses, this::release);
    }
  }

  /** Needs an autorelease pool. */
  private void release() {
    object.close();
  }

  MetalDevice device() {
    return device;
  }

  MTLSharedEvent view() {
    return view;
  }

  UseSerials uses() {
    return uses;
  }

  /**
   * Notes that a stream is to signal a value. The stream's lock is held.
   *
   * @param awaited the greatest value of this event that the stream has been told to await
   */
  EventSignal ask(MetalStream stream, Batch batch, long value, long awaited) {
    synchronized (monitor) {
      requireGrowth(value, "'%s'".formatted(stream.name()));
      EventSignal last = signals.peekLast();
      if (last != null && !last.isDone() && last.stream != stream && awaited < last.value) {
        throw outOfOrder(last, value, "'%s'".formatted(stream.name()));
      }
      EventSignal signal =
          new EventSignal(this, lastAsked, value, stream, batch.serial, batch.hasWaits());
      signals.add(signal);
      lastAsked = value;
      while (signals.size() > REMEMBERED && signals.element().isDone()) {
        signals.remove();
      }
      return signal;
    }
  }

  private void requireGrowth(long value, String signaller) {
    if (value <= lastAsked) {
      throw new MetalArgumentException(
          "Event '%s' was to be signalled with %d by %s, but its value only grows, and %d was asked"
                  .formatted(label, value, signaller, lastAsked)
              + " for before.");
    }
  }

  private MetalArgumentException outOfOrder(EventSignal last, long value, String signaller) {
    return new MetalArgumentException(
        "Event '%s' was to be signalled with %d by %s while '%s' is still to signal %d; they could"
                .formatted(label, value, signaller, last.stream.name(), last.value)
            + " come in the wrong order. Await that value first, or use another event.");
  }

  /** Notes that a stream is to await a value. */
  void noteAwait(long value) {
    synchronized (monitor) {
      lastAwaited = Math.max(lastAwaited, value);
    }
  }

  /**
   * The batch of a signal is done; if it failed, releases who waits for it. Called by completion
   * handlers.
   */
  void completed(EventSignal signal) {
    List<Batch> dependents;
    synchronized (monitor) {
      if (signal.hasFailed()) {
        // Before the value: whoever is let go finds the failure.
        failures.add(new EventFailure(signal.after, signal.value, signal));
        if (failures.size() > REMEMBERED) {
          failures.removeFirst();
        }
        if (view.signaledValue() < signal.value) {
          view.setSignaledValue(signal.value);
        }
      }
      dependents = signal.settle();
      releaseStranded();
    }
    dependents.forEach(Batch::signallerSettled);
    wakeWaiters();
  }

  /**
   * Has a batch told, by {@link Batch#signallerSettled}, once it is known whether a value that
   * ended its wait came about in good order.
   *
   * @return false if that is known already
   */
  boolean tellOnceSettled(long value, Batch batch) {
    synchronized (monitor) {
      EventSignal signal = signalFor(value);
      if (signal == null || !signal.isOpen()) {
        return false;
      }
      signal.addDependent(batch);
      return true;
    }
  }

  private boolean isOpen(long value) {
    synchronized (monitor) {
      EventSignal signal = signalFor(value);
      return signal != null && signal.isOpen();
    }
  }

  /** Why a value will not be, or was not, signalled in good order, or null. */
  @Nullable EventFailure failureOf(long value) {
    for (EventFailure failure : failures) {
      if (failure.concerns(value)) {
        return failure;
      }
    }
    return null;
  }

  void wakeWaiters() {
    waiters.forEach(LockSupport::unpark);
  }

  void checkOpen() {
    if (closed.get()) {
      throw closedException();
    }
  }

  private MetalClosedException closedException() {
    return new MetalClosedException(
        "The event '%s' was closed and cannot be used any more.".formatted(label));
  }

  @Override
  public String toString() {
    return "MetalEvent[%s]".formatted(label);
  }
}
