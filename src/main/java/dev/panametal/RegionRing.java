package dev.panametal;

/**
 * Hands out regions of a ring of bytes first in, first out, each until a serial is done. Only
 * arithmetic: the memory is somebody else's.
 *
 * <p>A region never wraps around the end; what is left there is skipped and belongs to the region
 * that skipped it.
 *
 * <p>Not thread-safe: guarded by the stream's lock.
 */
final class RegionRing {
  /** What {@link #reserve} returns when there is no room yet. */
  static final long NO_ROOM = -1;

  private final long capacity;
  private final long alignment;
  private final long[] ends;
  private final long[] serials;
  private int first;
  private int count;

  /** Where the oldest region begins and the next one will, as ever growing positions. */
  private long tail;

  private long head;

  /**
   * An empty ring.
   *
   * @param capacity its size in bytes, a multiple of the alignment
   * @param slots how many regions it may hold at once
   * @param alignment of each region's offset in bytes, a power of two
   */
  RegionRing(long capacity, int slots, long alignment) {
    this.capacity = capacity;
    this.alignment = alignment;
    this.ends = new long[slots];
    this.serials = new long[slots];
  }

  /**
   * Takes a region.
   *
   * @param bytes its size, at least 1 and at most the capacity
   * @param serial when that is done, the region is free again; not less than any before
   * @return its offset, or {@link #NO_ROOM}
   */
  long reserve(long bytes, long serial) {
    if (count == ends.length) {
      return NO_ROOM;
    }
    long size = (bytes + alignment - 1) & -alignment;
    long start = head;
    long untilEnd = capacity - start % capacity;
    if (size > untilEnd) {
      start += untilEnd;
    }
    if (start + size - tail > capacity) {
      return NO_ROOM;
    }
    int slot = (first + count) % ends.length;
    head = start + size;
    ends[slot] = head;
    serials[slot] = serial;
    count++;
    return start % capacity;
  }

  /** Frees every region whose serial is at most {@code completedSerial}. */
  void release(long completedSerial) {
    while (count > 0 && serials[first] <= completedSerial) {
      tail = ends[first];
      first = (first + 1) % ends.length;
      count--;
    }
    if (count == 0) {
      // An empty ring starts over, so that a region as large as the ring always fits.
      head = 0;
      tail = 0;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The serial that must be done before the oldest region is free. */
  long oldestSerial() {
    return serials[first];
  }

  /** Bytes between the oldest region's begin and the newest one's end, padding included. */
  long bytesInUse() {
    return head - tail;
  }
}
