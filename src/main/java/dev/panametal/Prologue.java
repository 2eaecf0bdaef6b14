package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjectBlockHandler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What runs ahead of a batch: uploads to buffers that the batch had not used when they were asked
 * for. They share a command buffer of their own, which is committed just before the batch's, so
 * that they do not break its compute encoder in two.
 *
 * <p>Guarded by the stream's lock, except for {@link #readCompletion}.
 */
final class Prologue {
  private final CommandBufferView commandBuffer = new CommandBufferView();
  private final BlitEncoderView encoder = new BlitEncoderView();
  private final ObjectBlockHandler onCompleted;

  /** Made at the first use: most batches need none. */
  private @Nullable ObjCBlock completion;

  private @Nullable ObjCError error;
  private long gpuNanos;
  private boolean present;

  /**
   * None yet.
   *
   * @param onCompleted the completion handler
   */
  Prologue(ObjectBlockHandler onCompleted) {
    this.onCompleted = onCompleted;
  }

  /** Whether the batch has one. */
  boolean isPresent() {
    return present;
  }

  /**
   * Opens it with a fresh command buffer, of which it owns one reference ({@code
   * blitCommandEncoder}). Needs an autorelease pool.
   */
  void open(long commandBufferId) {
    if (completion == null) {
      completion = ObjCRuntime.current().blocks().acquire(onCompleted);
    }
    commandBuffer.hold(commandBufferId);
    error = null;
    gpuNanos = 0;
    long blit =
        ObjC.nonNil(
            LongMessages.send(commandBufferId, MTLCommandBuffer.Selectors.BLIT_COMMAND_ENCODER),
            "-[MTLCommandBuffer blitCommandEncoder]");
    encoder.hold(ObjCFunctions.retain(blit));
    present = true;
  }

  CommandBufferView commandBuffer() {
    return commandBuffer;
  }

  MTLBlitCommandEncoder blit() {
    return encoder;
  }

  /** Commits it. Needs an autorelease pool. */
  void commit() {
    endEncoder();
    commandBuffer.addCompletedHandler(Objects.requireNonNull(completion));
    commandBuffer.commit();
  }

  /** Ends the encoder of what will not be committed. Needs an autorelease pool. */
  void endEncoder() {
    encoder.endEncoding();
    encoder.giveUp();
  }

  /** Reads what the command buffer says, for the completion handler. Needs a pool. */
  void readCompletion() {
    error = commandBuffer.failure();
    gpuNanos = commandBuffer.gpuNanos();
  }

  /** Notes that the completion could not be read. */
  void fail(ObjCError why) {
    error = why;
  }

  /** What the command buffer said when it completed, or null if it succeeded. */
  @Nullable ObjCError error() {
    return error;
  }

  long gpuNanos() {
    return gpuNanos;
  }

  /** Gives the command buffer back. Needs an autorelease pool. */
  void end() {
    commandBuffer.giveUp();
    present = false;
  }

  /** Gives the completion block back. */
  void close() {
    if (completion != null) {
      completion.close();
    }
  }
}
