package dev.panametal;

import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  private static final String OWN_DOMAIN = "PanametalErrorDomain";
  private static final int NAMES_IN_A_LABEL = 8;

  /** Made beforehand: a completion handler must not load classes to put words together. */
  private static final ObjCError AWAITED_WORK_FAILED =
      new ObjCError(OWN_DOMAIN, 1, "the work that it awaited failed");

  private final CompletionTracker tracker;
  private final ObjCBlock completion;

  /** Called as the view of whatever command buffer this batch has. */
  final CommandBufferView commandBuffer = new CommandBufferView();

  /** What runs ahead of it, if anything does. */
  final Prologue prologue = new Prologue(this::onPrologueCompleted);

  /** How many of its command buffers, and of the signals that it depends on, are to come. */
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
    uncompleted.set(1);
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
    complete(false);
  }

  /** The completion handler of the prologue. */
  private void onPrologueCompleted(long id) {
    complete(true);
  }

  private void complete(boolean ofPrologue) {
    boolean last = false;
    long pool = AutoreleasePool.push();
    try {
      if (ofPrologue) {
        prologue.readCompletion();
      } else {
        readCompletion();
      }
    } catch (Throwable t) {
      // Whatever went wrong here, the batch must be seen as failed and its waiters must wake.
      ObjCError why = new ObjCError(OWN_DOMAIN, 0, "its completion could not be read: " + t);
      if (ofPrologue) {
        prologue.fail(why);
      } else {
        error = why;
      }
    }
    try {
      if (!ofPrologue) {
        dependOnOpenSignals();
      }
      // Metal does not promise which of two command buffers completes first.
      last = uncompleted.decrementAndGet() == 0;
      if (last) {
        completeSignal();
      }
    } finally {
      AutoreleasePool.pop(pool);
      if (last) {
        tracker.complete(serial);
      }
    }
  }

  /**
   * The GPU lets a wait go as soon as the value is there, but whether the batch that signalled it
   * counts as failed, because of what that one awaited, its own handler may find out later than
   * this one. Until then this batch is not done.
   */
  private void dependOnOpenSignals() {
    for (int i = 0; i < waits.size(); i++) {
      EventWait wait = waits.get(i);
      uncompleted.incrementAndGet();
      if (!wait.event().tellOnceSettled(wait.value(), this)) {
        uncompleted.decrementAndGet();
      }
    }
  }

  /** A signal that ended one of its waits is settled. Called by completion handlers, in a pool. */
  void signallerSettled() {
    if (uncompleted.decrementAndGet() == 0) {
      try {
        completeSignal();
      } finally {
        tracker.complete(serial);
      }
    }
  }

  private void readCompletion() {
    error = commandBuffer.failure();
    gpuEnd = commandBuffer.GPUEndTime();
    gpuNanos = commandBuffer.gpuNanos();
  }

  /** Opens the prologue with a fresh command buffer. Needs an autorelease pool. */
  void openPrologue(long commandBufferId) {
    prologue.open(commandBufferId);
    uncompleted.set(2);
  }

  /** Whether its commands are kept for a diagnosis. */
  boolean isRecorded() {
    return recording != null;
  }

  /** How many command buffers the batch has. */
  int commandBuffers() {
    return prologue.isPresent() ? 2 : 1;
  }

  private boolean failedInPrologue() {
    return prologue.isPresent() && prologue.error() != null;
  }

  /** Before the batch is known to be done: as long as it is not, its event is not released. */
  private void completeSignal() {
    if (error == null && failedWait() != null) {
      error = AWAITED_WORK_FAILED;
    }
    EventSignal ending = signal;
    if (ending != null) {
      ending.complete(error == null && !failedInPrologue(), gpuEnd);
    }
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
    ObjCError failure = failedInPrologue() ? prologue.error() : error;
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
    var nsError = (failedInPrologue() ? prologue.commandBuffer() : commandBuffer).error();
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
    return prologue.isPresent() ? prologue.gpuNanos() + gpuNanos : gpuNanos;
  }

  /** Gives the command buffer back; the batch can begin again. Needs an autorelease pool. */
  void end() {
    commandBuffer.giveUp();
    if (prologue.isPresent()) {
      prologue.end();
    }
    if (recording != null) {
      recording.release();
      recording = null;
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
    StringBuilder text =
        new StringBuilder(failedInPrologue() ? "uploads ahead of batch " : "batch ")
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
