package dev.panametal;

import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCRuntime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One command buffer of a stream, from its opening until its completion is noticed. A stream reuses
 * its batches, so that opening one allocates nothing.
 *
 * <p>Guarded by the stream's lock, except for {@link #onCompleted}, which runs on a thread of the
 * driver. What that writes, the stream reads after {@link CompletionTracker} has said that the
 * serial is done: the tracker's atomics order the two.
 */
final class Batch {
  private static final int NAMES_IN_A_LABEL = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  private final CompletionTracker tracker;
  private final ObjCBlock completion;

  /** Called as the view of whatever command buffer this batch has. */
  final CommandBufferView commandBuffer = new CommandBufferView();

  long serial;

  /** Encoded commands, dispatches and copies alike: a batch without any is never committed. */
  int commands;

  int dispatches;

  /** The bytes of the distinct buffers that it uses. */
  long bytes;

  /** Whether it was opened when the GPU had nothing of the stream to do. */
  boolean followsIdleness;

  long openedAt;

  private MetalKernel[] kernels = new MetalKernel[16];
  private @Nullable ObjCError error;
  private long gpuNanos;

  Batch(CompletionTracker tracker) {
    this.tracker = tracker;
    this.completion = ObjCRuntime.current().blocks().acquire(this::onCompleted);
  }

  /** Takes over a fresh command buffer, of which the batch owns one reference. */
  void begin(long commandBufferId, long newSerial) {
    commandBuffer.hold(commandBufferId);
    serial = newSerial;
    commands = 0;
    dispatches = 0;
    bytes = 0;
    error = null;
    gpuNanos = 0;
    openedAt = System.nanoTime();
    commandBuffer.addCompletedHandler(completion);
  }

  void noteDispatch(MetalKernel kernel) {
    if (dispatches == kernels.length) {
      kernels = Arrays.copyOf(kernels, dispatches * 2);
    }
    kernels[dispatches++] = kernel;
    commands++;
  }

  /**
   * The completion handler. It may run on a small foreign stack and while any lock is held, so it
   * only reads what the command buffer says, stores it and wakes waiters.
   */
  private void onCompleted(long id) {
    long pool = AutoreleasePool.push();
    try {
      if (commandBuffer.status() == MTLCommandBufferStatus.ERROR) {
        error = readError();
      }
      gpuNanos =
          (long) ((commandBuffer.GPUEndTime() - commandBuffer.GPUStartTime()) * NANOS_PER_SECOND);
    } catch (Throwable t) {
      // Whatever went wrong here, the batch must be seen as failed and its waiters must wake.
      error = new ObjCError("PanametalErrorDomain", 0, "its completion could not be read: " + t);
    } finally {
      AutoreleasePool.pop(pool);
      tracker.complete(serial);
    }
  }

  private ObjCError readError() {
    var nsError = commandBuffer.error();
    return nsError == null
        ? new ObjCError(
            "MTLCommandBufferErrorDomain", 0, "the command buffer failed and gave no error object")
        : ObjCError.read(nsError.id());
  }

  /** What the command buffer said when it completed, or null if it succeeded. */
  @Nullable ObjCError error() {
    return error;
  }

  long gpuNanos() {
    return gpuNanos;
  }

  /** Gives the command buffer back; the batch can begin again. Needs an autorelease pool. */
  void end() {
    commandBuffer.giveUp();
    Arrays.fill(kernels, 0, dispatches, null);
  }

  /** Gives the completion block back: nothing of this batch is or will be in flight. */
  void close() {
    completion.close();
  }

  /** Which batch this is, for messages: its stream, serial and dispatches. */
  String describe(String stream) {
    StringBuilder text =
        new StringBuilder("batch ")
            .append(serial)
            .append(" of stream '")
            .append(stream)
            .append('\'');
    if (dispatches > 0) {
      text.append(" (")
          .append(dispatches)
          .append(dispatches == 1 ? " dispatch: " : " dispatches: ");
      for (int i = 0; i < Math.min(dispatches, NAMES_IN_A_LABEL); i++) {
        text.append(i == 0 ? "" : ", ").append(kernels[i].name());
      }
      text.append(dispatches > NAMES_IN_A_LABEL ? ", …)" : ")");
    }
    return text.toString();
  }
}
