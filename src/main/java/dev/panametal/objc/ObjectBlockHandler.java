package dev.panametal.objc;

/** The Java side of a block that takes one object: {@code void (^)(id)}. */
@FunctionalInterface
public interface ObjectBlockHandler {
  /**
   * Called when Objective-C invokes the block, on a thread of its choosing that may have a small
   * stack and no autorelease pool. Must not wait.
   *
   * @param object the argument, alive during the call
   */
  void invoke(long object);
}
