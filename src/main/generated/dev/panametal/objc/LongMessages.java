package dev.panametal.objc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/** Placeholder until the generated class lands. */
public final class LongMessages {
  private LongMessages() {}

  /**
   * Sends.
   *
   * @param receiver the receiver
   * @param selector the selector
   * @return the result
   */
  public static long send(long receiver, long selector) {
    try {
      return (long) L2.HANDLE.invokeExact(receiver, selector);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /**
   * Sends.
   *
   * @param receiver the receiver
   * @param selector the selector
   * @param a the argument
   * @return the result
   */
  public static long send(long receiver, long selector, long a) {
    try {
      return (long) L3.HANDLE.invokeExact(receiver, selector, a);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  private static final class L2 {
    static final MethodHandle HANDLE =
        ObjCRuntime.current().send(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class L3 {
    static final MethodHandle HANDLE =
        ObjCRuntime.current()
            .send(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }
}
