package dev.panametal;

import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches that an owner is closed. One that nobody closed before the garbage collector found it is
 * told to the log, and what it owns on the device is released, where that is possible: on the
 * cleaner's thread, in an autorelease pool. A last resort: the collector may come late or never.
 */
final class LeakGuard {
  private static final System.Logger LOGGER = System.getLogger("dev.panametal");
  private static final Cleaner CLEANER = Cleaner.create();

  /** Frames of this class, the owner's constructor and the device's method are no news. */
  private static final int OWN_FRAMES = 4;

  private final State state;
  private final Cleaner.Cleanable cleanable;

  /** What is known of the owner without referring to it: else it would never be found. */
  private static final class State implements Runnable {
    private final @Nullable Throwable origin;
    private final Runnable release;
    private volatile String description;
    private volatile boolean closed;

    State(String description, @Nullable Throwable origin, Runnable release) {
      this.description = description;
      this.origin = origin;
      this.release = release;
    }

    @Override
    public void run() {
      if (!closed) {
        LOGGER.log(
            System.Logger.Level.WARNING,
            "%s was never closed; the garbage collector found it.%s"
                .formatted(description, origin()));
        release.run();
      }
    }

    String origin() {
      return origin == null
          ? " Run with -D%s=%s to see where it was made.".formatted(Leaks.PROPERTY, Leaks.TRACE)
          : " It was made at:"
              + Arrays.stream(origin.getStackTrace())
                  .skip(OWN_FRAMES)
                  .map(frame -> "\n    at " + frame)
                  .collect(Collectors.joining());
    }
  }

  private LeakGuard(Object owner, State state) {
    this.state = state;
    this.cleanable = CLEANER.register(owner, state);
  }

  /**
   * Begins to watch.
   *
   * @param traced whether to keep where the owner was made
   * @param release gives back what it owns; must not refer to it
   */
  static LeakGuard watch(Object owner, String description, boolean traced, Runnable release) {
    return new LeakGuard(owner, new State(description, traced ? new Throwable() : null, release));
  }

  void describe(String description) {
    state.description = description;
  }

  /** The owner was closed. */
  void closed() {
    state.closed = true;
    cleanable.clean();
  }

  /** What is not closed and where it was made, for a report. */
  @Override
  public String toString() {
    return state.description + "." + state.origin();
  }
}
