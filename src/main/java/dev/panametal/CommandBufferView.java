package dev.panametal;

import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.objc.ObjCError;
import org.jspecify.annotations.Nullable;

/** The command buffer of a batch. */
final class CommandBufferView extends ReusableView implements MTLCommandBuffer {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Once it has completed: why it failed, or null if it did not. Needs an autorelease pool; called
   * by completion handlers.
   */
  @Nullable ObjCError failure() {
    if (status() != MTLCommandBufferStatus.ERROR) {
      return null;
    }
    var nsError = error();
    return nsError == null
        ? new ObjCError(
            "MTLCommandBufferErrorDomain", 0, "the command buffer failed and gave no error object")
        : ObjCError.read(nsError.id());
  }

  /** Once it has completed: how long the GPU took, in nanoseconds. */
  long gpuNanos() {
    return (long) ((GPUEndTime() - GPUStartTime()) * NANOS_PER_SECOND);
  }
}
