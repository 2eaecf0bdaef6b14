package dev.panametal;

import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  private static final String OWN_DOMAIN = "PanametalErrorDomain";
  private static final int NAMES_IN_A_LABEL = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Made beforehand: a completion handler must not load classes to put words together. */
  private static final ObjCError AWAITED_WORK_FAILED =
      new ObjCError(OWN_DOMAIN, 1, "the work that it awaited failed");

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

  /** The signal that ends it, if one does. */
  @Nullable EventSignal signal;

  /** Where it was committed, if the policy wants to know. */
  @Nullable SubmissionTrace submission;

  /** Its commands, if the policy wants to be able to run them again. */
  @Nullable BatchRecording recording;

  /** What it waits for, or would if that had not come about already. */
  private final List<EventWait> waits = new ArrayList<>();

  private MetalKernel[] kernels = new MetalKernel[16];
  private @Nullable ObjCError error;
  private long gpuNanos;
  private double gpuEnd;

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
    signal = null;
    submission = null;
    waits.clear();
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
      } else if (failedWait() != null) {
        error = AWAITED_WORK_FAILED;
      }
      gpuEnd = commandBuffer.GPUEndTime();
      gpuNanos = (long) ((gpuEnd - commandBuffer.GPUStartTime()) * NANOS_PER_SECOND);
    } catch (Throwable t) {
      // Whatever went wrong here, the batch must be seen as failed and its waiters must wake.
      error = new ObjCError(OWN_DOMAIN, 0, "its completion could not be read: " + t);
    }
    try {
      completeSignal();
    } finally {
      AutoreleasePool.pop(pool);
      tracker.complete(serial);
    }
  }

  /** Before the batch is known to be done: as long as it is not, its event is not released. */
  private void completeSignal() {
    EventSignal ending = signal;
    if (ending != null) {
      ending.complete(error == null, gpuEnd);
    }
  }

  private ObjCError readError() {
    var nsError = commandBuffer.error();
    return nsError == null
        ? new ObjCError(
            "MTLCommandBufferErrorDomain", 0, "the command buffer failed and gave no error object")
        : ObjCError.read(nsError.id());
  }

  /** Notes that the batch waits for a value of an event. */
  void noteWait(EventWait wait) {
    waits.add(wait);
  }

  /** Whether it waits for events: then nothing that is asked for after that may run before it. */
  boolean hasWaits() {
    return !waits.isEmpty();
  }

  /** The wait that ended because what it waited for failed, or null. */
  @Nullable EventWait failedWait() {
    for (int i = 0; i < waits.size(); i++) {
      EventWait wait = waits.get(i);
      if (wait.event().failureOf(wait.value()) != null) {
        return wait;
      }
    }
    return null;
  }

  /** Why the batch failed, or null if it succeeded; once it is done. Needs an autorelease pool. */
  @Nullable MetalFaultException fault(String stream) {
    ObjCError failure = error;
    if (failure == null) {
      return null;
    }
    MetalFaultException fault =
        failure.equals(AWAITED_WORK_FAILED)
            ? awaitedWorkFailed(stream)
            : new MetalFaultException(
                FaultKind.of(failure), describe(stream), failure, encoders(), submission);
    if (signal != null) {
      signal.fault(fault);
    }
    return fault;
  }

  private List<EncoderStatus> encoders() {
    var nsError = commandBuffer.error();
    return nsError == null ? List.of() : EncoderStatus.read(nsError);
  }

  private MetalFaultException awaitedWorkFailed(String stream) {
    EventWait wait = Objects.requireNonNull(failedWait());
    EventFailure failure = Objects.requireNonNull(wait.event().failureOf(wait.value()));
    String text =
        "it awaited value %d of event '%s', which %s"
            .formatted(wait.value(), wait.event().label(), failure.reason());
    return new MetalFaultException(
        FaultKind.AWAITED_WORK_FAILED,
        describe(stream),
        new ObjCError(OWN_DOMAIN, AWAITED_WORK_FAILED.code(), text),
        List.of(),
        failure.knownFault() == null ? submission : failure.knownFault());
  }

  long gpuNanos() {
    return gpuNanos;
  }

  /** Gives the command buffer back; the batch can begin again. Needs an autorelease pool. */
  void end() {
    commandBuffer.giveUp();
    if (recording != null) {
      recording.release();
      recording = null;
    }
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

  /** What it still waits for, for messages. */
  String describeWaits() {
    StringBuilder text = new StringBuilder();
    for (EventWait wait : waits) {
      if (!wait.isOver()) {
        text.append(
            " It awaits value %d of event '%s'.".formatted(wait.value(), wait.event().label()));
      }
    }
    return text.toString();
  }
}
