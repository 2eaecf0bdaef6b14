package dev.panametal.embedded.msl;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * One dispatch as kernels read it: bound buffers, threadgroup memory, and the grid. Reusable:
 * setting it up allocates nothing. It must not change while a thread runs it.
 */
public final class MslDispatch {
  /** The number of buffer slots, and of slots for threadgroup memory. */
  public static final int SLOTS = 31;

  private static final StructLayout BUFFER =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_LONG.withName("address"), ValueLayout.JAVA_LONG.withName("bytes"));
  private static final SequenceLayout EXTENT = MemoryLayout.sequenceLayout(3, ValueLayout.JAVA_INT);

  /** Struct {@code dispatch} in the shim's {@code dispatch.h}. */
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          MemoryLayout.sequenceLayout(SLOTS, BUFFER).withName("buffers"),
          MemoryLayout.sequenceLayout(SLOTS, ValueLayout.JAVA_INT).withName("threadgroup_offsets"),
          EXTENT.withName("threads_per_grid"),
          EXTENT.withName("threads_per_threadgroup"),
          EXTENT.withName("threadgroups_per_grid"));

  private static final long OFFSETS = offset("threadgroup_offsets");
  private static final long THREADS = offset("threads_per_grid");
  private static final long THREADGROUP_SIZE = offset("threads_per_threadgroup");
  private static final long THREADGROUPS = offset("threadgroups_per_grid");
  private static final int MEMORY_ALIGNMENT = 16;
  private static final int MAX_THREADS_PER_THREADGROUP = 1024;

  private final MemorySegment segment;
  private final int[] threadgroupBytes = new int[SLOTS];
  private long threadgroupMemoryBytes;
  private long threadgroupCount;
  private int threadsPerThreadgroup;

  /** A dispatch in memory from an allocator, whose owner frees it. */
  public MslDispatch(SegmentAllocator allocator) {
    segment = allocator.allocate(LAYOUT);
    segment.fill((byte) 0);
  }

  private static long offset(String field) {
    return LAYOUT.byteOffset(PathElement.groupElement(field));
  }

  /** Binds a buffer by its address. */
  public MslDispatch buffer(int index, long address, long bytes) {
    checkSlot(index);
    long at = index * BUFFER.byteSize();
    segment.set(ValueLayout.JAVA_LONG, at, address);
    segment.set(ValueLayout.JAVA_LONG, at + ValueLayout.JAVA_LONG.byteSize(), bytes);
    return this;
  }

  /** Binds native memory, which the caller keeps alive while the dispatch runs. */
  public MslDispatch buffer(int index, MemorySegment memory) {
    if (!memory.isNative()) {
      throw new IllegalArgumentException("buffer " + index + " must be native memory");
    }
    return buffer(index, memory.address(), memory.byteSize());
  }

  /** Gives the length of a threadgroup argument; it is rounded up to a multiple of 16. */
  public MslDispatch threadgroupMemory(int index, int bytes) {
    checkSlot(index);
    if (bytes < 0) {
      throw new IllegalArgumentException("threadgroup memory of " + bytes + " bytes");
    }
    threadgroupBytes[index] = (bytes + MEMORY_ALIGNMENT - 1) & -MEMORY_ALIGNMENT;
    int next = 0;
    for (int i = 0; i < SLOTS; i++) {
      segment.set(ValueLayout.JAVA_INT, OFFSETS + i * ValueLayout.JAVA_INT.byteSize(), next);
      next += threadgroupBytes[i];
    }
    threadgroupMemoryBytes = next;
    return this;
  }

  /**
   * A grid of so many threads; threadgroups at its far edges are smaller where it does not divide
   * evenly. The three sizes of a threadgroup follow those of the grid.
   */
  public MslDispatch threads(int x, int y, int z, int groupX, int groupY, int groupZ) {
    checkThreadgroupSize(groupX, groupY, groupZ);
    if (x < 0 || y < 0 || z < 0) {
      throw new IllegalArgumentException("a grid of " + x + " x " + y + " x " + z + " threads");
    }
    set(THREADS, x, y, z);
    setThreadgroupSize(groupX, groupY, groupZ);
    setThreadgroups(groups(x, groupX), groups(y, groupY), groups(z, groupZ));
    return this;
  }

  /** A grid of so many whole threadgroups, then the three sizes of a threadgroup. */
  public MslDispatch threadgroups(int x, int y, int z, int groupX, int groupY, int groupZ) {
    checkThreadgroupSize(groupX, groupY, groupZ);
    if (x < 0 || y < 0 || z < 0) {
      throw new IllegalArgumentException("a grid of " + x + " x " + y + " x " + z + " groups");
    }
    set(
        THREADS,
        Math.multiplyExact(x, groupX),
        Math.multiplyExact(y, groupY),
        Math.multiplyExact(z, groupZ));
    setThreadgroupSize(groupX, groupY, groupZ);
    setThreadgroups(x, y, z);
    return this;
  }

  /** How many threadgroups the grid has. */
  public long threadgroupCount() {
    return threadgroupCount;
  }

  /** Threads of a threadgroup that is not cut off at the grid's edge. */
  public int threadsPerThreadgroup() {
    return threadsPerThreadgroup;
  }

  /** Bytes of all threadgroup arguments together. */
  public long threadgroupMemoryBytes() {
    return threadgroupMemoryBytes;
  }

  MemorySegment segment() {
    return segment;
  }

  private static int groups(int threads, int size) {
    return Math.ceilDiv(threads, size);
  }

  private void setThreadgroupSize(int x, int y, int z) {
    set(THREADGROUP_SIZE, x, y, z);
    threadsPerThreadgroup = x * y * z;
  }

  private void setThreadgroups(int x, int y, int z) {
    set(THREADGROUPS, x, y, z);
    threadgroupCount = Math.multiplyExact(Math.multiplyExact((long) x, y), z);
  }

  private void set(long extent, int x, int y, int z) {
    segment.set(ValueLayout.JAVA_INT, extent, x);
    segment.set(ValueLayout.JAVA_INT, extent + 4, y);
    segment.set(ValueLayout.JAVA_INT, extent + 8, z);
  }

  private static void checkSlot(int index) {
    if (index < 0 || index >= SLOTS) {
      throw new IndexOutOfBoundsException("slot " + index + " of " + SLOTS);
    }
  }

  private static void checkThreadgroupSize(int x, int y, int z) {
    if (x < 1 || y < 1 || z < 1 || (long) x * y * z > MAX_THREADS_PER_THREADGROUP) {
      throw new IllegalArgumentException(
          "a threadgroup of " + x + " x " + y + " x " + z + " threads; 1 to 1024 are allowed");
    }
  }
}
