package dev.panametal.embedded;

import dev.panametal.embedded.runtime.BlockInvoker;

/** Blocks, called in the way of the runtime that stands before the device. */
final class BlockCalls implements BlockInvoker {
  private volatile BlockInvoker way;

  BlockCalls(BlockInvoker way) {
    this.way = way;
  }

  void goThrough(BlockInvoker newWay) {
    way = newWay;
  }

  @Override
  public boolean isBlock(long block) {
    return way.isBlock(block);
  }

  @Override
  public void invoke(long block, long argument) {
    way.invoke(block, argument);
  }
}
