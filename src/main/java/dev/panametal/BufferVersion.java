package dev.panametal;

import dev.panametal.metal.MTLBuffer;
import java.lang.foreign.MemorySegment;

/**
 * Where the bytes of a buffer are: the whole of an {@code MTLBuffer}, or, of a versioned buffer,
 * one slot of one.
 */
final class BufferVersion {
  private final MTLBuffer view;
  private final long offset;
  private final MemorySegment memory;
  private final UseSerials uses;

  /**
   * A version.
   *
   * @param view the Metal buffer
   * @param offset where in it the bytes begin
   * @param memory the bytes as host memory; {@link MemorySegment#NULL} if the host cannot reach
   *     them
   * @param uses who uses these bytes
   */
  BufferVersion(MTLBuffer view, long offset, MemorySegment memory, UseSerials uses) {
    this.view = view;
    this.offset = offset;
    this.memory = memory;
    this.uses = uses;
  }

  MTLBuffer view() {
    return view;
  }

  long offset() {
    return offset;
  }

  MemorySegment memory() {
    return memory;
  }

  UseSerials uses() {
    return uses;
  }
}
