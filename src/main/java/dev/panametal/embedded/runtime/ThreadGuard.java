package dev.panametal.embedded.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Finds two threads within the messages of one object.
 *
 * <p>What a lock of the program orders is never taken for a breach: the thread that left is seen to
 * have left. Two threads that enter in the same few nanoseconds may be missed, because a look and a
 * note are cheaper than an atomic exchange at every message.
 */
public final class ThreadGuard {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final VarHandle WITHIN = within();
  private static final MethodHandle ENTER = find("enter", EmbeddedObject.class, String.class);
  private static final MethodHandle LEAVE = find("leave", Throwable.class, EmbeddedObject.class);

  @SuppressWarnings("unused") // through the variable handle
  private @Nullable Thread within;

  /** The guard of a new object. */
  public ThreadGuard() {}

  /**
   * Has a method that answers a message guarded.
   *
   * @param answer the method, whose receiver is {@link SingleThreaded}
   * @param selector for the violation
   * @return a handle of the same type
   */
  static MethodHandle guarding(MethodHandle answer, String selector) {
    MethodHandle enter =
        MethodHandles.insertArguments(ENTER, 1, selector)
            .asType(MethodType.methodType(void.class, answer.type().parameterType(0)));
    Class<?> result = answer.type().returnType();
    return MethodHandles.foldArguments(
        MethodHandles.tryFinally(answer, result == void.class ? LEAVE : leaveAndReturn(result)),
        enter);
  }

  private static MethodHandle leaveAndReturn(Class<?> result) {
    MethodHandle leave = MethodHandles.dropArguments(LEAVE, 1, result);
    MethodHandle giveResult =
        MethodHandles.dropArguments(
            MethodHandles.dropArguments(MethodHandles.identity(result), 1, EmbeddedObject.class),
            0,
            Throwable.class);
    return MethodHandles.foldArguments(giveResult, leave);
  }

  @SuppressWarnings("unused") // through a handle
  private static void enter(EmbeddedObject receiver, String selector) {
    ThreadGuard guard = ((SingleThreaded) receiver).threadGuard();
    Thread other = (Thread) WITHIN.getOpaque(guard);
    if (other != null) {
      throw receiver.violation(
          "%s on thread '%s' while thread '%s' is within a message to the same object; encoders are"
                  .formatted(selector, Thread.currentThread().getName(), other.getName())
              + " for one thread at a time");
    }
    WITHIN.setOpaque(guard, Thread.currentThread());
  }

  @SuppressWarnings("unused") // through a handle, which passes what was thrown
  private static void leave(@Nullable Throwable thrown, EmbeddedObject receiver) {
    WITHIN.setOpaque(((SingleThreaded) receiver).threadGuard(), null);
  }

  private static VarHandle within() {
    try {
      return LOOKUP.findVarHandle(ThreadGuard.class, "within", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("within", e);
    }
  }

  private static MethodHandle find(String method, Class<?>... parameters) {
    try {
      return LOOKUP.findStatic(
          ThreadGuard.class, method, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }
}
