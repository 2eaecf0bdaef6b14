package dev.panametal.embedded.runtime;

/** Calls blocks of type {@code void (^)(id)} that the program passed. */
public interface BlockInvoker {
  /** Whether an argument is a block. */
  boolean isBlock(long block);

  /** Calls a block on this thread. Nothing that the block throws comes back. */
  void invoke(long block, long argument);
}
