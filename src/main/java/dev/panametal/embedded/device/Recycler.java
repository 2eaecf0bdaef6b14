package dev.panametal.embedded.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Destroyed objects of one kind that wait to be used again, so that command buffers and encoders
 * cost no garbage. Some always rest: until an object is used again, a message to it can be told to
 * be one to a released object.
 */
final class Recycler<T> {
  private static final int RESTING = 16;

  private final Deque<T> idle = new ArrayDeque<>(4 * RESTING);
  private final Consumer<T> scrap;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param scrap gets what is not used again
   */
  Recycler(Consumer<T> scrap) {
    this.scrap = scrap;
  }

  /** The object that rests longest, or null if too few do. */
  synchronized @Nullable T poll() {
    return idle.size() > RESTING ? idle.poll() : null;
  }

  synchronized void add(T object) {
    if (closed) {
      scrap.accept(object);
    } else {
      idle.add(object);
    }
  }

  synchronized void close() {
    closed = true;
    idle.forEach(scrap);
    idle.clear();
  }
}
