package dev.panametal;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.objc.Owned;
import java.lang.foreign.MemorySegment;

/**
 * Shared memory through which bytes reach the GPU: written by the host, read by a blit or a kernel,
 * and written again only when the batch that reads it is done.
 *
 * <p>Guarded by the stream's lock.
 */
final class StagingRing {
  /**
   * Alignment of a region in bytes: the largest that any GPU asks for offsets of buffers in
   * constant address space, by Apple's feature set tables.
   */
  static final int ALIGNMENT = 256;

  private final Owned<MTLBuffer> object;
  private final MTLBuffer view;
  private final MemorySegment memory;
  private final RegionRing regions;
  private final long capacity;

  StagingRing(Owned<MTLBuffer> object, long capacity, int slots) {
    this.object = object;
    this.view = object.get();
    this.memory = view.contents().reinterpret(capacity);
    this.regions = new RegionRing(capacity, slots, ALIGNMENT);
    this.capacity = capacity;
  }

  /** The size of a region for so many bytes. */
  static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  MTLBuffer view() {
    return view;
  }

  MemorySegment memory() {
    return memory;
  }

  RegionRing regions() {
    return regions;
  }

  /**
   * The largest piece that it takes at once: a quarter, so that writing one piece overlaps with the
   * copying of others.
   */
  long largestPiece() {
    return Math.max(ALIGNMENT, capacity / 4 / ALIGNMENT * ALIGNMENT);
  }

  long capacity() {
    return capacity;
  }

  /** Needs an autorelease pool. */
  void release() {
    object.close();
  }
}
