package dev.panametal.embedded.device;

import java.util.Arrays;

/** Blocks to call, in the order in which they were added. */
final class HandlerList {
  private long[] blocks = new long[2];
  private int size;

  void add(long block) {
    if (size == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * size);
    }
    blocks[size++] = block;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return blocks[index];
  }

  void clear() {
    size = 0;
  }
}
