package dev.panametal.objc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An object that this process owns: the result of {@code alloc}, {@code new…}, {@code copy} or a
 * retain. Closing it sends the one {@code release} that is owed.
 *
 * <p>May be used and closed from any thread; of several calls of {@link #close()} one releases.
 *
 * @param <T> how the object is viewed
 */
public final class Owned<T extends ObjCObject> implements AutoCloseable {
  private static final VarHandle CLOSED;

  static {
    try {
      CLOSED = MethodHandles.lookup().findVarHandle(Owned.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final T object;

  @SuppressWarnings("unused") // written through CLOSED
  private volatile boolean closed;

  private Owned(T object) {
    this.object = object;
  }

  /**
   * Takes over an object of which the caller owns one reference.
   *
   * @param <T> how the object is viewed
   * @param object a +1 result
   * @return its owner
   */
  public static <T extends ObjCObject> Owned<T> of(T object) {
    return new Owned<>(object);
  }

  /**
   * Retains an object that somebody else owns, so that it outlives the current autorelease pool.
   *
   * @param <T> how the object is viewed
   * @param object a +0 result
   * @return an owner of one more reference
   */
  public static <T extends ObjCObject> Owned<T> retain(T object) {
    ObjCFunctions.retain(object.id());
    return new Owned<>(object);
  }

  /**
   * The object.
   *
   * @return the view
   * @throws IllegalStateException if it was released
   */
  public T get() {
    if (closed) {
      throw new IllegalStateException(
          "The owner of this object was closed, which released the object.");
    }
    return object;
  }

  /**
   * The id of the object.
   *
   * @return as {@link ObjCObject#id()}
   * @throws IllegalStateException if it was released
   */
  public long id() {
    return get().id();
  }

  /** Releases the object ({@code objc_release}). Calling it again does nothing. */
  @Override
  public void close() {
    if (CLOSED.compareAndSet(this, false, true)) {
      ObjCFunctions.release(object.id());
    }
  }
}
