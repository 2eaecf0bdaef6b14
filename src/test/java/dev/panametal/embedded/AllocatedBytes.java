package dev.panametal.embedded;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What this thread has allocated on the Java heap, as the JVM counts it. */
final class AllocatedBytes {
  private static final MethodHandle COUNTER = counter();

  private AllocatedBytes() {}

  /** By name, since the module under test does not require the one that has the counter. */
  private static MethodHandle counter() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
      Object threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return lookup
          .findVirtual(bean, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
          .bindTo(threads)
          .asType(MethodType.methodType(long.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * The fewest bytes that one of many rounds allocates: warm-up and the JVM's own doings come and
   * go, what a round needs stays.
   */
  static long fewestOf(int rounds, Runnable round) {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < rounds && fewest > 0; i++) {
      long before = now();
      round.run();
      fewest = Math.min(fewest, now() - before);
    }
    return fewest;
  }

  private static long now() {
    try {
      return (long) COUNTER.invokeExact();
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
