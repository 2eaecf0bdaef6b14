package dev.panametal;

import dev.panametal.metal.MTLCommandBufferDescriptor;
import dev.panametal.metal.MTLCommandBufferErrorOption;
import dev.panametal.metal.MTLCommandEncoder;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.Owned;
import org.jspecify.annotations.Nullable;

/** Has command buffers tell, should they fail, what became of their encoders and dispatches. */
final class FaultTracing {
  private final FaultOptions options;

  FaultTracing(FaultOptions options) {
    this.options = options;
  }

  private boolean isOn() {
    return options.faultDetail() != FaultDetail.BATCH;
  }

  /** Whether no two dispatches share an encoder. */
  boolean splitsDispatches() {
    return options.faultDetail() == FaultDetail.DISPATCH;
  }

  /** Whether batches are recorded, to run them again should they fail. */
  boolean recordsCommands() {
    return options.diagnosis();
  }

  /** A new command buffer, autoreleased. */
  long newCommandBuffer(MTLCommandQueue queue) {
    if (!isOn()) {
      return ObjC.nonNil(
          LongMessages.send(queue.id(), MTLCommandQueue.Selectors.COMMAND_BUFFER),
          "-[MTLCommandQueue commandBuffer]");
    }
    try (Owned<MTLCommandBufferDescriptor> descriptor = MTLCommandBufferDescriptor.create()) {
      descriptor.get().setErrorOptions(MTLCommandBufferErrorOption.ENCODER_EXECUTION_STATUS);
      return ObjC.nonNil(
          LongMessages.send(
              queue.id(),
              MTLCommandQueue.Selectors.COMMAND_BUFFER_WITH_DESCRIPTOR,
              descriptor.id()),
          "-[MTLCommandQueue commandBufferWithDescriptor:]");
    }
  }

  /**
   * An encoder of a batch was opened.
   *
   * @param what it encodes
   */
  void opened(MTLCommandEncoder encoder, String what) {
    if (isOn()) {
      Labels.pass(what, encoder::setLabel);
    }
  }

  /** A dispatch is about to be encoded. */
  void dispatching(MTLCommandEncoder encoder, Batch batch, MetalKernel kernel) {
    if (isOn()) {
      String name = "dispatch %d: %s".formatted(batch.dispatches + 1, kernel.name());
      Labels.pass(name, encoder::insertDebugSignpost);
      if (splitsDispatches()) {
        Labels.pass(name, encoder::setLabel);
      }
    }
  }

  /** Where a batch is committed, if that is asked for. */
  @Nullable SubmissionTrace submission(Batch batch, String stream) {
    return options.submissionStacks() ? new SubmissionTrace(batch.describe(stream)) : null;
  }
}
