package dev.panametal.embedded.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The autorelease pools of all threads. A thread has none of its own: pushing and popping is up to
 * the program, and must nest.
 */
final class AutoreleasePools {
  /** Tells a pool from an object and from an address. */
  private static final long TAG = 0x50L << 56;

  private final ObjCMachine machine;
  private final AtomicInteger threads = new AtomicInteger();
  private final ThreadLocal<Stack> stacks = ThreadLocal.withInitial(Stack::new);

  private final LongSupplier platformThread;

  AutoreleasePools(ObjCMachine machine, LongSupplier platformThread) {
    this.machine = machine;
    this.platformThread = platformThread;
  }

  long push() {
    return stacks.get().push();
  }

  void pop(long pool) {
    stacks.get().pop(pool);
  }

  /** The pools of this thread, of which there must be one to autorelease an object into. */
  Stack current(EmbeddedObject object) {
    Stack stack = stacks.get();
    if (stack.depth == 0) {
      throw machine.violation(
          "missing autorelease pool: %s is to be autoreleased on %s, which has no pool and would"
                  .formatted(object.describe(), Thread.currentThread())
              + " leak it; push one with objc_autoreleasePoolPush first");
    }
    return stack;
  }

  /**
   * Refuses the last release of a device's object on a thread of the device that has no pool: what
   * Metal autoreleases when it destroys the object would leak (llama.cpp#27883).
   */
  void requireForDealloc(EmbeddedObject object) {
    if (Thread.currentThread() instanceof DeviceThread && stacks.get().depth == 0) {
      throw machine.violation(
          "missing autorelease pool: %s was released last on %s, a thread of the device without a"
                  .formatted(object.describe(), Thread.currentThread().getName())
              + " pool; release it on a thread of your own, or push a pool");
    }
  }

  /** The pools of one thread: their objects in one array, and where each pool begins. */
  final class Stack {
    private final long thread = threads.incrementAndGet() & 0xFFFFFFL;
    private final String threadName = Thread.currentThread().toString();
    private final boolean isVirtual = Thread.currentThread().isVirtual();
    private long pushes;
    private long[] pools = new long[16];
    private int[] starts = new int[16];
    private long[] platformThreads = new long[16];
    private int depth;
    private @Nullable EmbeddedObject[] objects = new EmbeddedObject[64];
    private int size;

    private long push() {
      if (depth == pools.length) {
        pools = Arrays.copyOf(pools, depth * 2);
        starts = Arrays.copyOf(starts, depth * 2);
        platformThreads = Arrays.copyOf(platformThreads, depth * 2);
      }
      long pool = TAG | thread << 32 | (++pushes & 0xFFFFFFFFL);
      pools[depth] = pool;
      platformThreads[depth] = platformThread();
      starts[depth++] = size;
      return pool;
    }

    /** A platform thread is always its own; only of a virtual one must the system be asked. */
    private long platformThread() {
      return isVirtual ? platformThread.getAsLong() : 0;
    }

    void add(EmbeddedObject object) {
      if (size == objects.length) {
        objects = Arrays.copyOf(objects, size * 2);
      }
      objects[size++] = object;
    }

    /** Releases what the innermost pool has. All of it, also where one release finds a breach. */
    private void pop(long pool) {
      check(pool);
      int start = starts[--depth];
      Throwable first = null;
      while (size > start) {
        EmbeddedObject object = objects[--size];
        objects[size] = null;
        try {
          if (object != null) {
            object.release(Owner.POOL);
          }
        } catch (Error | RuntimeException e) {
          first = first == null ? e : first;
        }
      }
      rethrow(first);
    }

    private static void rethrow(@Nullable Throwable thrown) {
      switch (thrown) {
        case null -> {}
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new AssertionError(thrown);
      }
    }

    private void check(long pool) {
      if (depth > 0 && pools[depth - 1] == pool) {
        if (platformThreads[depth - 1] != platformThread()) {
          throw machine.violation(
              "objc_autoreleasePoolPop on %s: the virtual thread has moved to another platform"
                      .formatted(threadName)
                  + " thread since the push; nothing between them may park");
        }
        return;
      }
      throw machine.violation(
          "objc_autoreleasePoolPop(0x%x) on %s: %s".formatted(pool, threadName, wrong(pool)));
    }

    private String wrong(long pool) {
      if ((pool & (0xFFL << 56)) != TAG) {
        return "this is not an autorelease pool";
      }
      if ((pool >>> 32 & 0xFFFFFFL) != thread) {
        return "the pool was pushed on another thread";
      }
      for (int i = 0; i < depth; i++) {
        if (pools[i] == pool) {
          return "%d pools pushed later are not popped yet; pools must nest"
              .formatted(depth - 1 - i);
        }
      }
      return "the pool was popped before";
    }
  }
}
