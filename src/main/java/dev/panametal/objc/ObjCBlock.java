package dev.panametal.objc;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A block {@code void (^)(id)} whose body is Java.
 *
 * <p>It wraps a global block literal that lives as long as the process and is lent out again after
 * {@link #close()}: no stub and no native memory is made per use. Close it only when nothing will
 * invoke it any more.
 */
public final class ObjCBlock implements ObjCObject, AutoCloseable {
  private final BlockTable table;
  private final int slot;
  private final long id;
  private volatile @Nullable ObjectBlockHandler handler;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  ObjCBlock(BlockTable table, int slot, long id) {
    this.table = table;
    this.slot = slot;
    this.id = id;
  }

  @Override
  public long id() {
    return id;
  }

  /**
   * What the handler threw, if it did: it cannot leave the call that came from native code.
   *
   * @return the first throwable since the last call, with later ones suppressed, or null
   */
  public @Nullable Throwable takeFailure() {
    return failure.getAndSet(null);
  }

  /** Gives the block back for another use. Calling it again does nothing. */
  @Override
  public void close() {
    if (handler != null) {
      handler = null;
      table.giveBack(this);
    }
  }

  int slot() {
    return slot;
  }

  void lend(ObjectBlockHandler newHandler) {
    failure.set(null);
    handler = newHandler;
  }

  /** Runs the handler; nothing is thrown, since a throwable that reached native code is fatal. */
  void invoke(long object) {
    try {
      ObjectBlockHandler current = handler;
      if (current == null) {
        throw new IllegalStateException("A block was invoked after it was given back.");
      }
      current.invoke(object);
    } catch (Throwable t) {
      keep(t);
    }
  }

  /** A block may run on several threads at once. */
  @SuppressWarnings("ReferenceEquality") // only itself is what a throwable cannot suppress
  private void keep(Throwable thrown) {
    Throwable first = failure.compareAndExchange(null, thrown);
    if (first != null && first != thrown) {
      first.addSuppressed(thrown);
    }
  }
}
