package dev.panametal;

import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCRuntime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final CompletionTracker tracker;
  private final ObjCBlock completion;

  /** Called as the view of whatever command buffer this batch has. */
  final CommandBufferView commandBuffer = new CommandBufferView();

  /** What runs ahead of it, if anything does. */
  final Prologue prologue = new Prologue(this::onPrologueCompleted);

  /** How many of its command buffers have not completed. */
  private final AtomicInteger uncompleted = new AtomicInteger();

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
    uncompleted.set(1);
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
      error = commandBuffer.failure();
      gpuNanos = commandBuffer.gpuNanos();
    } catch (Throwable t) {
      // Whatever went wrong here, the batch must be seen as failed and its waiters must wake.
      error = unreadable(t);
    } finally {
      AutoreleasePool.pop(pool);
      completeOne();
    }
  }

  /** The completion handler of the prologue. */
  private void onPrologueCompleted(long id) {
    long pool = AutoreleasePool.push();
    try {
      prologue.readCompletion();
    } catch (Throwable t) {
      prologue.fail(unreadable(t));
    } finally {
      AutoreleasePool.pop(pool);
      completeOne();
    }
  }

  private static ObjCError unreadable(Throwable why) {
    return new ObjCError("PanametalErrorDomain", 0, "its completion could not be read: " + why);
  }

  /** Metal does not promise which of two command buffers completes first. */
  private void completeOne() {
    if (uncompleted.decrementAndGet() == 0) {
      tracker.complete(serial);
    }
  }

  /** Opens the prologue. Needs an autorelease pool. */
  void openPrologue(MTLCommandQueue queue) {
    prologue.open(queue);
    uncompleted.set(2);
  }

  /** How many command buffers the batch has. */
  int commandBuffers() {
    return prologue.isPresent() ? 2 : 1;
  }

  /** What its command buffers said when they completed, or null if they succeeded. */
  @Nullable ObjCError error() {
    ObjCError first = prologue.isPresent() ? prologue.error() : null;
    return first == null ? error : first;
  }

  long gpuNanos() {
    return prologue.isPresent() ? prologue.gpuNanos() + gpuNanos : gpuNanos;
  }

  /** Gives the command buffer back; the batch can begin again. Needs an autorelease pool. */
  void end() {
    commandBuffer.giveUp();
    if (prologue.isPresent()) {
      prologue.end();
    }
    Arrays.fill(kernels, 0, dispatches, null);
  }

  /** Gives the completion block back: nothing of this batch is or will be in flight. */
  void close() {
    completion.close();
    prologue.close();
  }

  /** Which batch this is, for messages: its stream, serial and dispatches. */
  String describe(String stream) {
    boolean inPrologue = prologue.isPresent() && prologue.error() != null;
    StringBuilder text =
        new StringBuilder(inPrologue ? "uploads ahead of batch " : "batch ")
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
