package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.BlockInvoker;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLCommandBufferErrorOption;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLDispatchType;
import org.jspecify.annotations.Nullable;

/**
 * {@code MTLCommandBuffer}. One thread encodes it; once committed it belongs to its queue's thread,
 * and only its state is read elsewhere.
 */
public final class EmbeddedCommandBuffer extends LabelledObject {
  private final EmbeddedCommandQueue queue;
  private final CommandLog log = new CommandLog();
  private final EncoderReports encoderReports = new EncoderReports();
  private final HandlerList scheduledHandlers = new HandlerList();
  private final HandlerList completedHandlers = new HandlerList();
  private @Nullable CommandEncoder openEncoder;
  private boolean retainedReferences;
  private long errorOptions;

  private volatile long status;
  private volatile double gpuStart;
  private volatile double gpuEnd;
  private volatile double kernelStart;
  private volatile double kernelEnd;
  private volatile @Nullable EmbeddedError error;

  /** When its first work began; known to the queue's thread. */
  private double begun;

  /** Whether the handlers have returned as well; guarded by this object's monitor. */
  private boolean finished;

  EmbeddedCommandBuffer(EmbeddedCommandQueue queue) {
    super(queue.embeddedDevice(), Owner.CLIENT);
    this.queue = queue;
  }

  /** Begins a new life as a command buffer of the same queue. */
  void begin(boolean retained, long newErrorOptions) {
    queue.retain(Owner.OBJECT);
    log.begin(retained);
    retainedReferences = retained;
    errorOptions = newErrorOptions;
    openEncoder = null;
    encoderReports.clear();
    status = MTLCommandBufferStatus.NOT_ENQUEUED;
    gpuStart = 0;
    gpuEnd = 0;
    kernelStart = 0;
    kernelEnd = 0;
    finished = false;
    label(null);
  }

  @Override
  public String className() {
    return "MTLCommandBuffer";
  }

  @Override
  protected void dealloc() {
    if (status < MTLCommandBufferStatus.COMMITTED) {
      queue.discard(this);
    }
    log.clear();
    scheduledHandlers.clear();
    completedHandlers.clear();
    EmbeddedError last = error;
    error = null;
    if (last != null) {
      last.release(Owner.OBJECT);
    }
  }

  @Override
  protected void afterDealloc() {
    queue.commandBuffers().add(this);
    queue.release(Owner.OBJECT);
  }

  /** As {@link #revive}, for the queue that begins it. */
  void reviveForClient() {
    revive(Owner.CLIENT);
  }

  /** Back in the object table for good. */
  void scrap() {
    log.free();
    leaveTable();
  }

  EmbeddedCommandQueue queue() {
    return queue;
  }

  CommandLog log() {
    return log;
  }

  EncoderReports encoderReports() {
    return encoderReports;
  }

  long state() {
    return status;
  }

  void state(long newStatus) {
    status = newStatus;
  }

  void encoderEnded(CommandEncoder encoder) {
    openEncoder = null;
    encoderReports.end(encoder.labelText());
  }

  void signpost(String text) {
    encoderReports.signpost(text);
  }

  /** Answers {@code computeCommandEncoder}. */
  @Message(selector = "computeCommandEncoder", types = "@@:")
  public long computeCommandEncoder() {
    return computeCommandEncoder(MTLDispatchType.SERIAL);
  }

  /** Answers {@code computeCommandEncoderWithDispatchType:}. */
  @Message(selector = "computeCommandEncoderWithDispatchType:", types = "@@:Q")
  public long computeCommandEncoder(long dispatchType) {
    requireNoEncoder("computeCommandEncoder");
    EmbeddedComputeEncoder encoder = queue.newComputeEncoder();
    encoder.dispatchType(dispatchType);
    return open(encoder);
  }

  /** Answers {@code blitCommandEncoder}. */
  @Message(selector = "blitCommandEncoder", types = "@@:")
  public long blitCommandEncoder() {
    requireNoEncoder("blitCommandEncoder");
    return open(queue.newBlitEncoder());
  }

  private long open(CommandEncoder encoder) {
    encoder.begin(this);
    openEncoder = encoder;
    log.add(CommandLog.ENCODER);
    encoderReports.begin();
    return encoder.autoreleasedNew();
  }

  private void requireNoEncoder(String message) {
    requireUncommitted(message);
    if (openEncoder != null) {
      throw violation(
          "%s: a command encoder is already encoding to this command buffer (%s); end it first"
              .formatted(message, openEncoder.describe()));
    }
  }

  private void requireUncommitted(String message) {
    if (status >= MTLCommandBufferStatus.COMMITTED) {
      throw violation(message + " after commit");
    }
  }

  /** Answers {@code encodeSignalEvent:value:}. */
  @Message(selector = "encodeSignalEvent:value:", types = "v@:@Q")
  public void encodeSignalEvent(long event, long value) {
    EmbeddedEvent signaled = event("encodeSignalEvent:value:", event);
    signaled.requireGrowth("encodeSignalEvent:value:", value);
    encode(CommandLog.SIGNAL, signaled, value);
  }

  /** Answers {@code encodeWaitForEvent:value:}. */
  @Message(selector = "encodeWaitForEvent:value:", types = "v@:@Q")
  public void encodeWaitForEvent(long event, long value) {
    encode(CommandLog.WAIT, event("encodeWaitForEvent:value:", event), value);
  }

  private void requireNoOpenEncoder(String message) {
    if (openEncoder != null) {
      throw violation(
          "%s while %s is open; send it endEncoding first"
              .formatted(message, openEncoder.describe()));
    }
  }

  private EmbeddedEvent event(String message, long event) {
    requireUncommitted(message);
    requireNoOpenEncoder(message);
    return machine().argument(event, EmbeddedEvent.class, message);
  }

  private void encode(int command, EmbeddedEvent event, long value) {
    int number = log.use(event);
    log.add(command);
    log.add(number);
    log.add(value);
  }

  /** Answers {@code enqueue}: takes the place in the queue's order before the commit. */
  @Message(selector = "enqueue", types = "v@:")
  public void enqueue() {
    requireUncommitted("enqueue");
    queue.enqueue(this);
  }

  /** Answers {@code commit}. */
  @Message(selector = "commit", types = "v@:")
  public void commit() {
    if (status >= MTLCommandBufferStatus.COMMITTED) {
      throw violation("commit of a command buffer that was committed before");
    }
    requireNoOpenEncoder("commit");
    log.commit();
    queue.commit(this);
  }

  /** Answers {@code addScheduledHandler:}. */
  @Message(selector = "addScheduledHandler:", types = "v@:@?")
  public void addScheduledHandler(long block) {
    scheduledHandlers.add(handler("addScheduledHandler:", block));
  }

  /** Answers {@code addCompletedHandler:}. */
  @Message(selector = "addCompletedHandler:", types = "v@:@?")
  public void addCompletedHandler(long block) {
    completedHandlers.add(handler("addCompletedHandler:", block));
  }

  private long handler(String message, long block) {
    requireUncommitted(message);
    if (!embeddedDevice().blockInvoker().isBlock(block)) {
      throw violation("%s 0x%x is not a block".formatted(message, block));
    }
    return block;
  }

  /** Called on the queue's thread when execution begins. */
  void scheduled() {
    kernelStart = HostClock.seconds();
    status = MTLCommandBufferStatus.SCHEDULED;
    runHandlers(scheduledHandlers);
    kernelEnd = HostClock.seconds();
    synchronized (this) {
      notifyAll();
    }
  }

  /** What waits for an event has not begun: the last wait before the first work counts. */
  void executionBegins() {
    begun = HostClock.seconds();
  }

  /** Only now are there times to ask for. */
  void executionEnds() {
    gpuStart = begun;
    gpuEnd = HostClock.seconds();
  }

  /** Called on the queue's thread: tells everybody. Handlers run before waiters go on. */
  void complete(@Nullable CommandBufferFailure failure) {
    // Before anybody is told, so that whoever waited finds its buffers free.
    log.complete();
    log.clear();
    if (failure != null) {
      error = newError(failure);
    }
    status = failure == null ? MTLCommandBufferStatus.COMPLETED : MTLCommandBufferStatus.ERROR;
    queue.completed();
    runHandlers(completedHandlers);
    synchronized (this) {
      finished = true;
      notifyAll();
    }
  }

  private EmbeddedError newError(CommandBufferFailure failure) {
    EmbeddedError newError =
        new EmbeddedError(
            machine(), Owner.OBJECT, "MTLCommandBufferErrorDomain", failure.code(), failure.text());
    if ((errorOptions & MTLCommandBufferErrorOption.ENCODER_EXECUTION_STATUS) != 0) {
      encoderReports.attachTo(newError, embeddedDevice());
    }
    return newError;
  }

  private void runHandlers(HandlerList handlers) {
    BlockInvoker invoker = embeddedDevice().blockInvoker();
    for (int i = 0; i < handlers.size(); i++) {
      invoker.invoke(handlers.get(i), id());
    }
  }

  /** Answers {@code waitUntilScheduled}. */
  @Message(selector = "waitUntilScheduled", types = "v@:")
  public void waitUntilScheduled() {
    await("waitUntilScheduled", false);
  }

  /** Answers {@code waitUntilCompleted}. Returns normally for a failed command buffer as well. */
  @Message(selector = "waitUntilCompleted", types = "v@:")
  public void waitUntilCompleted() {
    await("waitUntilCompleted", true);
  }

  private void await(String message, boolean completion) {
    if (status < MTLCommandBufferStatus.COMMITTED) {
      throw violation(message + " before commit would never return");
    }
    if (queue.isOwnThread(Thread.currentThread()) && !isDone(completion)) {
      throw violation(message + " on the thread of its own queue would never return");
    }
    boolean interrupted = false;
    synchronized (this) {
      while (!isDone(completion)) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isDone(boolean completion) {
    return completion ? finished : status >= MTLCommandBufferStatus.SCHEDULED;
  }

  /** Answers {@code status}. */
  @Message(selector = "status", types = "Q@:")
  public long status() {
    return status;
  }

  /** Answers {@code error}: nil unless it failed. */
  @Message(selector = "error", types = "@@:")
  public long error() {
    EmbeddedError current = error;
    return current == null ? 0 : current.autoreleased();
  }

  /** Answers {@code GPUStartTime}, in seconds of the host's clock. */
  @Message(selector = "GPUStartTime", types = "d@:")
  public double gpuStartTime() {
    return gpuStart;
  }

  /** Answers {@code GPUEndTime}, in seconds of the host's clock. */
  @Message(selector = "GPUEndTime", types = "d@:")
  public double gpuEndTime() {
    return gpuEnd;
  }

  /** Answers {@code kernelStartTime}. */
  @Message(selector = "kernelStartTime", types = "d@:")
  public double kernelStartTime() {
    return kernelStart;
  }

  /** Answers {@code kernelEndTime}. */
  @Message(selector = "kernelEndTime", types = "d@:")
  public double kernelEndTime() {
    return kernelEnd;
  }

  /** Answers {@code commandQueue}. */
  @Message(selector = "commandQueue", types = "@@:")
  public long commandQueue() {
    return queue.autoreleased();
  }

  /** Answers {@code retainedReferences}. */
  @Message(selector = "retainedReferences", types = "B@:")
  public byte retainedReferences() {
    return ObjCBool.of(retainedReferences);
  }

  /** Answers {@code errorOptions}. */
  @Message(selector = "errorOptions", types = "Q@:")
  public long errorOptions() {
    return errorOptions;
  }

  /** Answers {@code pushDebugGroup:}. */
  @Message(selector = "pushDebugGroup:", types = "v@:@")
  public void pushDebugGroup(long text) {
    requireUncommitted("pushDebugGroup:");
    machine().argument(text, EmbeddedString.class, "pushDebugGroup:");
  }

  /** Answers {@code popDebugGroup}. */
  @Message(selector = "popDebugGroup", types = "v@:")
  public void popDebugGroup() {
    requireUncommitted("popDebugGroup");
  }
}
