package dev.panametal.embedded.msl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * What one thread needs to run threadgroups: the threadgroup memory of the one that is running.
 * Each thread that runs kernels has its own; it serves all kernels and grows to the largest need.
 */
public final class MslWorker implements AutoCloseable {
  /** Struct {@code worker} in the shim's {@code dispatch.h}. */
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          ValueLayout.ADDRESS.withName("threadgroup_memory"),
          ValueLayout.JAVA_LONG.withName("threadgroup_bytes"));

  // All that Metal's devices have.
  private static final long INITIAL_BYTES = 32 * 1024;
  private static final long ALIGNMENT = 256;

  private Arena arena = newArena();
  private MemorySegment state = MemorySegment.NULL;
  private long capacity;

  /** A worker with the threadgroup memory of a usual device. */
  public MslWorker() {
    allocate(INITIAL_BYTES);
  }

  void reserve(long bytes) {
    if (bytes > capacity) {
      arena.close();
      arena = newArena();
      allocate(bytes);
    }
  }

  MemorySegment segment() {
    return state;
  }

  @SuppressWarnings("MustBeClosedChecker") // this object's, closed with it or when it grows
  private static Arena newArena() {
    return Arena.ofShared();
  }

  private void allocate(long bytes) {
    MemorySegment memory = arena.allocate(bytes, ALIGNMENT);
    state = arena.allocate(LAYOUT);
    state.set(ValueLayout.ADDRESS, 0, memory);
    state.set(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS.byteSize(), bytes);
    capacity = bytes;
  }

  @Override
  public void close() {
    arena.close();
  }
}
