package dev.panametal.embedded.msl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * What one thread needs to run threadgroups: the threadgroup memory of the one that is running and,
 * for kernels whose threads wait for each other, the frames of their coroutines. Each thread that
 * runs kernels has its own; it serves all kernels and grows to the largest need.
 */
public final class MslWorker implements AutoCloseable {
  /** Struct {@code worker} in the shim's {@code dispatch.h}. */
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          ValueLayout.ADDRESS.withName("threadgroup_memory"),
          ValueLayout.JAVA_LONG.withName("threadgroup_bytes"),
          ValueLayout.ADDRESS.withName("lane_memory"),
          ValueLayout.JAVA_LONG.withName("lane_bytes"));

  // All that Metal's devices have.
  private static final long INITIAL_BYTES = 32 * 1024;

  private final Arena arena = newArena();
  private final MemorySegment state = arena.allocate(LAYOUT);
  private final Memory threadgroup = new Memory("threadgroup_memory", "threadgroup_bytes");
  private final Memory lanes = new Memory("lane_memory", "lane_bytes");

  /** A worker with the threadgroup memory of a usual device. */
  public MslWorker() {
    reserve(INITIAL_BYTES, 0);
  }

  void reserve(long threadgroupBytes, long laneBytes) {
    threadgroup.reserve(threadgroupBytes);
    lanes.reserve(laneBytes);
  }

  MemorySegment segment() {
    return state;
  }

  @SuppressWarnings("MustBeClosedChecker") // this object's, closed with it or when memory grows
  private static Arena newArena() {
    return Arena.ofShared();
  }

  @Override
  public void close() {
    threadgroup.arena.close();
    lanes.arena.close();
    arena.close();
  }

  /** One of the two blocks of memory that kernels see. */
  private final class Memory {
    private static final long ALIGNMENT = 256;

    private final long addressOffset;
    private final long bytesOffset;
    private Arena arena = newArena();
    private long capacity;

    Memory(String address, String bytes) {
      addressOffset = LAYOUT.byteOffset(PathElement.groupElement(address));
      bytesOffset = LAYOUT.byteOffset(PathElement.groupElement(bytes));
    }

    void reserve(long bytes) {
      if (bytes > capacity) {
        arena.close();
        arena = newArena();
        state.set(ValueLayout.ADDRESS, addressOffset, arena.allocate(bytes, ALIGNMENT));
        state.set(ValueLayout.JAVA_LONG, bytesOffset, bytes);
        capacity = bytes;
      }
    }
  }
}
