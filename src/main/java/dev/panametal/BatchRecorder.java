package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCFunctions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open batch of a stream and its encoder: opens, switches and ends them as commands ask for.
 *
 * <p>Guarded by the stream's lock. Every method that sends a message needs an autorelease pool.
 * Command buffers and encoders come autoreleased and are retained here, because they outlive the
 * pool of the operation that opened them; an encoder that died before {@code endEncoding} would be
 * an assertion (MoltenVK#1732).
 */
final class BatchRecorder {
  private enum State {
    /** No batch is open. */
    IDLE,
    /** A batch is open and has no encoder. */
    OPEN,
    /** A compute encoder is open. */
    COMPUTE,
    /** A blit encoder is open. */
    BLIT
  }

  private final Counters counters;
  private final FaultTracing tracing;
  private final ComputeEncoderView computeEncoder = new ComputeEncoderView();
  private final BlitEncoderView blitEncoder = new BlitEncoderView();
  private final ComputeBindings bindings = new ComputeBindings(computeEncoder);

  private MTLCommandQueue queue;
  private State state = State.IDLE;
  private @Nullable Batch batch;

  BatchRecorder(MTLCommandQueue queue, Counters counters, FaultTracing tracing) {
    this.queue = queue;
    this.tracing = tracing;
    this.counters = counters;
  }

  /** Goes on with another queue. No batch may be open. */
  void useQueue(MTLCommandQueue newQueue) {
    queue = newQueue;
  }

  boolean isOpen() {
    return state != State.IDLE;
  }

  /** Whether a batch is open and holds commands. */
  boolean hasCommands() {
    return batch != null && batch.commands > 0;
  }

  /** The open batch. */
  Batch batch() {
    return Objects.requireNonNull(batch, "no batch is open");
  }

  /** Opens a batch ({@code commandBuffer}). */
  void open(Batch newBatch, long serial) {
    newBatch.begin(ObjCFunctions.retain(tracing.newCommandBuffer(queue)), serial);
    batch = newBatch;
    state = State.OPEN;
    if (tracing.recordsCommands()) {
      newBatch.recording = new BatchRecording();
      bindings.record(newBatch.recording);
      blitEncoder.record(newBatch.recording);
    }
  }

  private ComputeBindings compute() {
    if (state != State.COMPUTE) {
      endEncoder();
      long encoder =
          ObjC.nonNil(
              LongMessages.send(
                  batch().commandBuffer.id(), MTLCommandBuffer.Selectors.COMPUTE_COMMAND_ENCODER),
              "-[MTLCommandBuffer computeCommandEncoder]");
      computeEncoder.hold(ObjCFunctions.retain(encoder));
      tracing.opened(computeEncoder, "compute");
      bindings.forget();
      counters.computeEncoders++;
      state = State.COMPUTE;
    }
    return bindings;
  }

  /** Has a compute encoder open for a dispatch and says what it has bound. */
  ComputeBindings compute(MetalKernel kernel) {
    if (state == State.COMPUTE && tracing.splitsDispatches()) {
      endEncoder();
    }
    ComputeBindings bound = compute();
    tracing.dispatching(computeEncoder, batch(), kernel);
    return bound;
  }

  /** Has a blit encoder open; consecutive copies share it. */
  MTLBlitCommandEncoder blit() {
    if (state != State.BLIT) {
      endEncoder();
      long encoder =
          ObjC.nonNil(
              LongMessages.send(
                  batch().commandBuffer.id(), MTLCommandBuffer.Selectors.BLIT_COMMAND_ENCODER),
              "-[MTLCommandBuffer blitCommandEncoder]");
      blitEncoder.hold(ObjCFunctions.retain(encoder));
      tracing.opened(blitEncoder, "copies");
      counters.blitEncoders++;
      state = State.BLIT;
    }
    return blitEncoder;
  }

  /** Whether a compute encoder is open, which a blit would end. */
  boolean isComputing() {
    return state == State.COMPUTE;
  }

  /** Has the blit encoder of the open batch's prologue open. */
  MTLBlitCommandEncoder prologueBlit() {
    Prologue prologue = batch().prologue;
    if (!prologue.isPresent()) {
      batch().openPrologue(ObjCFunctions.retain(tracing.newCommandBuffer(queue)));
      tracing.opened(prologue.blit(), "uploads ahead");
      counters.blitEncoders++;
    }
    return prologue.blit();
  }

  /** Has the batch wait for an event ({@code encodeWaitForEvent:value:}). */
  void encodeWait(EventWait wait) {
    endEncoder();
    batch().commandBuffer.encodeWaitForEvent(wait.event().view(), wait.value());
    batch().noteWait(wait);
  }

  /** Has the batch signal an event at its end ({@code encodeSignalEvent:value:}). */
  void encodeSignal(EventSignal signal) {
    endEncoder();
    batch().commandBuffer.encodeSignalEvent(signal.event.view(), signal.value);
    batch().signal = signal;
  }

  private void endEncoder() {
    if (state == State.COMPUTE) {
      state = State.OPEN;
      computeEncoder.endEncoding();
      computeEncoder.giveUp();
    } else if (state == State.BLIT) {
      state = State.OPEN;
      blitEncoder.endEncoding();
      blitEncoder.giveUp();
    }
  }

  /** Ends the encoder, commits the batch and hands it over ({@code commit}). */
  Batch commit(FlushCause cause) {
    endEncoder();
    Batch committed = batch();
    batch = null;
    state = State.IDLE;
    if (committed.prologue.isPresent()) {
      committed.prologue.commit();
    }
    committed.commandBuffer.commit();
    counters.commandBuffers += committed.commandBuffers();
    counters.countFlush(cause);
    counters.encodeNanos += System.nanoTime() - committed.openedAt;
    return committed;
  }

  /** Ends the encoder and hands over the batch uncommitted: none of its commands will run. */
  Batch discard() {
    endEncoder();
    Batch discarded = batch();
    if (discarded.prologue.isPresent()) {
      discarded.prologue.endEncoder();
    }
    batch = null;
    state = State.IDLE;
    return discarded;
  }
}
