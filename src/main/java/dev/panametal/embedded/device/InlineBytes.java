package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The bytes that {@code setBytes:length:atIndex:} copies into a command buffer. They must not move,
 * so more room is another chunk; chunks are kept for the next use.
 */
final class InlineBytes {
  private static final long CHUNK = 64 * 1024;

  /** Enough for the largest vector type of the shading language. */
  private static final long ALIGNMENT = 32;

  private long[] chunks = new long[4];
  private int chunkCount;
  private int current;
  private long used;

  /** Copies bytes. */
  long add(long from, long bytes) {
    long to = reserve(bytes);
    MemorySegment.copy(NativeMemory.ALL, from, NativeMemory.ALL, to, bytes);
    return to;
  }

  private long reserve(long bytes) {
    if (chunkCount == 0) {
      addChunk();
    } else if (used + bytes > CHUNK) {
      current++;
      used = 0;
      if (current == chunkCount) {
        addChunk();
      }
    }
    long address = chunks[current] + used;
    used += (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    return address;
  }

  private void addChunk() {
    long chunk = NativeMemory.mapPages(CHUNK);
    if (chunk == 0) {
      throw new OutOfMemoryError("%d bytes for inline constants".formatted(CHUNK));
    }
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunkCount);
    }
    chunks[chunkCount++] = chunk;
  }

  void clear() {
    current = 0;
    used = 0;
  }

  void free() {
    for (int i = 0; i < chunkCount; i++) {
      NativeMemory.unmapPages(chunks[i], CHUNK);
    }
    chunkCount = 0;
    clear();
  }
}
