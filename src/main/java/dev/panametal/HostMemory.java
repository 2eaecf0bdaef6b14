package dev.panametal;

import java.lang.foreign.MemorySegment;

/** Checks of segments of the host, before anything is encoded for them. */
final class HostMemory {
  private HostMemory() {}

  /**
   * That this thread can read a segment.
   *
   * @param what the segment is for
   */
  static void checkReadable(MemorySegment segment, String what) {
    if (!segment.scope().isAlive()) {
      throw new MetalClosedException(
          "The memory for the %s belongs to an arena that was closed.".formatted(what));
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      throw new MetalArgumentException(
          "The memory for the %s belongs to a confined arena of another thread; use Arena.ofShared()."
              .formatted(what));
    }
  }

  /** That this thread can write a segment. */
  static void checkWritable(MemorySegment segment, String what) {
    checkReadable(segment, what);
    if (segment.isReadOnly()) {
      throw new MetalArgumentException("The memory for the %s is read-only.".formatted(what));
    }
  }
}
