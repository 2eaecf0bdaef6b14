package dev.panametal.objc;

/**
 * Autorelease pools. A thread of a JVM has none of its own, so every entry that may receive a +0
 * object pushes one, or the objects leak (1.8 to 3 KB a launch were measured: modular#6816).
 *
 * <pre>{@code
 * long pool = AutoreleasePool.push();
 * try {
 *   …
 * } finally {
 *   AutoreleasePool.pop(pool);
 * }
 * }</pre>
 *
 * <p>A pool belongs to the platform thread that pushed it and pools nest. Nothing between push and
 * pop may park: a virtual thread could go on elsewhere. Take locks first, wait after the pop.
 */
public final class AutoreleasePool {
  private AutoreleasePool() {}

  /**
   * Begins a pool on this thread ({@code objc_autoreleasePoolPush}).
   *
   * @return the pool, for {@link #pop}
   */
  public static long push() {
    return ObjCFunctions.autoreleasePoolPush();
  }

  /**
   * Ends a pool and releases what was left to it ({@code objc_autoreleasePoolPop}).
   *
   * @param pool what {@link #push} returned on this thread
   */
  public static void pop(long pool) {
    ObjCFunctions.autoreleasePoolPop(pool);
  }
}
