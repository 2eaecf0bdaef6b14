package dev.panametal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of a device are to wait for and to signal, in order, so that a wait which could
 * never end is refused instead of begun. Only events that nobody but streams signals count: for
 * those all signallers are known.
 *
 * <p>A stream is dead if it waits for a value, and whoever could bring it about is dead as well:
 *
 * <ul>
 *   <li>signals of that event are recorded but not reached: the stream that has them; no other may
 *       signal the event before it has awaited those (see {@link MetalEvent});
 *   <li>none is: every open stream, since any of them could still be asked to.
 * </ul>
 *
 * <p>A stream that is made later could signal, too; it does not count, so make streams before they
 * wait for each other. Lock order: a stream's lock, then this object's monitor, then an event's.
 */
final class EventOrder {
  private final BufferLifetimes lifetimes;

  /** By stream. Steps leave when their batch is done. */
  private final Map<MetalStream, Deque<Step>> steps = new LinkedHashMap<>();

  /** Whether there is anything to look at: most programs have no such events. */
  private volatile boolean used;

  private record Step(long serial, MetalEvent event, long value, boolean isSignal) {}

  EventOrder(BufferLifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /**
   * Notes a signal that a batch is about to be given. It can close a circle: until then another
   * stream could have given it.
   *
   * @throws MetalDeadlockException if it would come never; then nothing is noted
   */
  void addSignal(MetalStream stream, long serial, MetalEvent event, long value) {
    add(stream, new Step(serial, event, value, true));
  }

  /**
   * Notes a wait that a batch is about to be given.
   *
   * @throws MetalDeadlockException if it could never end; then nothing is noted
   */
  void addWait(MetalStream stream, long serial, MetalEvent event, long value) {
    add(stream, new Step(serial, event, value, false));
  }

  private synchronized void add(MetalStream stream, Step step) {
    if (step.event().signallers() != EventSignallers.STREAMS) {
      return;
    }
    Deque<Step> own = stepsOf(stream);
    own.add(step);
    Map<MetalStream, Step> dead = dead();
    if (dead.containsKey(stream)) {
      own.removeLast();
      throw new MetalDeadlockException(
          "'%s' would never get to %s value %d of event '%s': %s."
              .formatted(
                  stream.name(),
                  step.isSignal() ? "signal" : "the end of its wait for",
                  step.value(),
                  step.event().label(),
                  describe(dead)));
    }
  }

  /** The signal that was noted last was not given after all. */
  synchronized void dropSignal(MetalStream stream, MetalEvent event) {
    if (event.signallers() == EventSignallers.STREAMS) {
      stepsOf(stream).removeLast();
    }
  }

  /**
   * Before a stream is closed or reset: if it will never get on, lets it go, and with it what it
   * waits for.
   *
   * @return whether it would never have got on
   */
  synchronized boolean letGo(MetalStream stream) {
    boolean wasDead = false;
    Simulation end = simulate();
    Map<MetalStream, Step> dead = dead(end);
    while (dead.containsKey(stream)) {
      wasDead = true;
      // Circles are refused, so the waits end at events that nobody was asked to signal.
      for (Step step : dead.values()) {
        if (end.signaller(step.event()) == null) {
          step.event().giveUp(step.value());
        }
      }
      end = simulate();
      dead = dead(end);
    }
    return wasDead;
  }

  private Deque<Step> stepsOf(MetalStream stream) {
    used = true;
    return steps.computeIfAbsent(stream, unknown -> new ArrayDeque<>());
  }

  /**
   * Before the host waits for a stream.
   *
   * @throws MetalDeadlockException if the stream will never get on
   */
  void requireProgress(MetalStream stream) {
    if (used) {
      synchronized (this) {
        Map<MetalStream, Step> dead = dead();
        if (dead.containsKey(stream)) {
          throw new MetalDeadlockException(
              "Waiting for '%s' would never end: %s.".formatted(stream.name(), describe(dead)));
        }
      }
    }
  }

  /**
   * Before the host waits for an event.
   *
   * @throws MetalDeadlockException if it will never reach the value
   */
  void requireSignal(MetalEvent event, long value) {
    if (event.signallers() != EventSignallers.STREAMS) {
      return;
    }
    synchronized (this) {
      Simulation end = simulate();
      Map<MetalStream, Step> dead = dead(end);
      if (!end.reaches(event, value) && !canComeAbout(event, end, dead.keySet())) {
        throw new MetalDeadlockException(
            "Waiting for value %d of event '%s' would never end: %s."
                .formatted(
                    value, event.label(), dead.isEmpty() ? "no stream is open" : describe(dead)));
      }
    }
  }

  /** A stream was closed. */
  synchronized void forget(MetalStream stream) {
    steps.remove(stream);
  }

  private static String describe(Map<MetalStream, Step> dead) {
    List<String> parts = new ArrayList<>();
    dead.forEach((stream, step) ->
        parts.add(
            "'%s' waits for value %d of event '%s'"
                .formatted(stream.name(), step.value(), step.event().label())));
    return String.join(", ", parts) + ", and no other stream can signal any of that";
  }

  /** What happens if nothing more is asked for: how far each stream gets. */
  private static final class Simulation {
    final Map<MetalStream, Deque<Step>> left = new LinkedHashMap<>();
    final Map<MetalEvent, Long> values = new HashMap<>();

    boolean reaches(MetalEvent event, long value) {
      return values.computeIfAbsent(event, MetalEvent::valueUnlessClosed) >= value;
    }

    /** The first stream with a signal of the event that is not reached. */
    @Nullable MetalStream signaller(MetalEvent event) {
      for (Map.Entry<MetalStream, Deque<Step>> entry : left.entrySet()) {
        for (Step step : entry.getValue()) {
          if (step.isSignal() && step.event() == event) {
            return entry.getKey();
          }
        }
      }
      return null;
    }
  }

  private Simulation simulate() {
    dropDone();
    Simulation end = new Simulation();
    for (MetalStream stream : lifetimes.streams()) {
      end.left.put(stream, new ArrayDeque<>(steps.getOrDefault(stream, new ArrayDeque<>())));
    }
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Deque<Step> left : end.left.values()) {
        Step step = left.peek();
        while (step != null && (step.isSignal() || end.reaches(step.event(), step.value()))) {
          if (step.isSignal()) {
            end.values.merge(step.event(), step.value(), Math::max);
          }
          left.remove();
          moved = true;
          step = left.peek();
        }
      }
    }
    return end;
  }

  private void dropDone() {
    for (Iterator<Map.Entry<MetalStream, Deque<Step>>> i = steps.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<MetalStream, Deque<Step>> entry = i.next();
      long completed = entry.getKey().completedSerial();
      entry.getValue().removeIf(step -> step.serial() <= completed);
      if (entry.getValue().isEmpty()) {
        i.remove();
      }
    }
    used = !steps.isEmpty();
  }

  private Map<MetalStream, Step> dead() {
    return dead(simulate());
  }

  /** The dead streams, each with the wait that it stands at. */
  private static Map<MetalStream, Step> dead(Simulation end) {
    Map<MetalStream, Step> dead = new LinkedHashMap<>();
    end.left.forEach((stream, left) -> {
      if (!left.isEmpty()) {
        dead.put(stream, left.element());
      }
    });
    boolean revived = true;
    while (revived) {
      Set<MetalStream> still = new HashSet<>(dead.keySet());
      revived = dead.values().removeIf(step -> canComeAbout(step.event(), end, still));
    }
    return dead;
  }

  /** Whether more signals of an event may come, unless the dead streams stay so. */
  private static boolean canComeAbout(MetalEvent event, Simulation end, Set<MetalStream> dead) {
    MetalStream signaller = end.signaller(event);
    return signaller != null
        ? !dead.contains(signaller)
        : end.left.keySet().stream().anyMatch(stream -> !dead.contains(stream));
  }
}
