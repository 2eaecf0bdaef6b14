package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.support.Kernels;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams and the host wait for each other by events. */
class MetalEventTest extends MetalTest {
  private static final int N = 16;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration NONE = Duration.ZERO;

  private MetalKernel addOne;

  @BeforeEach
  void compile() {
    addOne = device.compile(Kernels.SAXPY).kernel("add_one");
  }

  private void addOne(MetalStream stream, MetalBuffer data) {
    stream.call(addOne).buffer(0, data).threads(N);
  }

  private static void failNextAddOne() {
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
  }

  /** What a call on another thread throws, or null. */
  private static CompletableFuture<Throwable> thrownBy(Runnable call) {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread waiter = Thread.ofPlatform().start(() -> thrown.complete(catchThrowable(call::run)));
    awaitWaiting(waiter);
    return thrown;
  }

  @Test
  void workAfterAnAwaitSeesTheWorkBeforeTheSignal() {
    try (MetalEvent ready = device.newEvent();
        MetalStream producer = device.newStream();
        MetalStream consumer = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE);
        MetalBuffer copied = device.allocate(4L * N, Storage.PRIVATE)) {
      consumer.await(ready, 1);
      consumer.copy(data, 0, copied, 0, data.bytes());
      consumer.flush();
      addOne(producer, data);
      producer.signal(ready, 1);

      assertThat(download(consumer, copied)).containsExactly(filled(N, 1));
      assertThat(ready.value()).isEqualTo(1);
    }
  }

  @Test
  void anUploadAfterAnAwaitWaitsAsWell() {
    try (MetalEvent go = device.newEvent();
        MetalStream waiting = device.newStream();
        MetalStream reading = device.newStream();
        MetalBuffer other = device.allocate(4L * N);
        MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE)) {
      addOne(waiting, other);
      waiting.await(go, 1);
      upload(waiting, data, filled(N, 5));
      waiting.flush();
      assertThat(download(reading, data)).containsExactly(filled(N, 0));

      go.signal(1);
      waiting.synchronize();
      assertThat(download(reading, data)).containsExactly(filled(N, 5));
    }
  }

  @Test
  void aSignalCommitsAndAnAwaitOnlyEndsTheEncoder() {
    try (MetalEvent event = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      addOne(stream, data);
      stream.signal(event, 1);
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);

      addOne(stream, data);
      stream.await(event, 1);
      addOne(stream, data);
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
      assertThat(stream.counters().computeEncoders()).isEqualTo(3);
      assertThat(download(stream, data)).containsExactly(filled(N, 3));
    }
  }

  @Test
  void aSignalWithoutWorkIsCommittedToo() {
    try (MetalEvent event = device.newEvent();
        MetalStream stream = device.newStream()) {
      stream.signal(event, 5);

      event.await(5, LONG);
      assertThat(stream.counters().commandBuffers()).isEqualTo(1);
    }
  }

  @Test
  void theHostLetsAStreamGo() {
    try (MetalEvent go = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      stream.await(go, 3);
      addOne(stream, data);
      stream.flush();
      assertThat(stream.hasPendingWork()).isTrue();

      go.signal(3);

      stream.synchronize();
      assertThat(download(stream, data)).containsExactly(filled(N, 1));
    }
  }

  @Test
  void theHostWaitsUntilAStreamSignals() throws InterruptedException {
    try (MetalEvent done = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N);
        Gate gate = faults().holdExecution()) {
      addOne(stream, data);
      stream.signal(done, 1);
      gate.awaitArrivals(1);
      CompletableFuture<Throwable> thrown = thrownBy(() -> done.await(1));
      assertThat(thrown).isNotDone();

      gate.open();

      assertThat(thrown.join()).isNull();
    }
  }

  @Test
  void aWaitOnTheHostEndsAtItsTimeAndNamesWhoIsToSignal() throws InterruptedException {
    try (MetalEvent done = device.newEvent().label("done");
        MetalStream stream = device.newStream();
        Gate gate = faults().holdExecution()) {
      assertThatThrownBy(() -> done.await(2, NONE))
          .isInstanceOf(MetalTimeoutException.class)
          .hasMessage(
              "Event 'done' has not reached 2 in time; it has 0. No stream has been asked to signal"
                  + " that.");
      stream.signal(done, 2);
      gate.awaitArrivals(1);
      assertThatThrownBy(() -> done.await(2, NONE))
          .hasMessage(
              "Event 'done' has not reached 2 in time; it has 0. It is to be signalled by batch 1 of"
                  + " 'stream 0'.");
    }
  }

  @Test
  void aWaitOnTheHostCanBeInterrupted() {
    try (MetalEvent event = device.newEvent().label("late")) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> event.await(1))
          .isInstanceOf(MetalInterruptedException.class)
          .hasMessage("Interrupted while waiting for value 1 of event 'late'.");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aFailedBatchReleasesTheHostWithItsFault() {
    try (MetalEvent done = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      failNextAddOne();
      CompletableFuture<Throwable> thrown = thrownBy(() -> done.await(1));
      addOne(stream, data);
      stream.signal(done, 1);

      assertThat(thrown.join())
          .isInstanceOf(MetalFaultException.class)
          .hasMessageContaining("batch 1 of stream 'stream 0' (1 dispatch: add_one) failed")
          .extracting(fault -> ((MetalFaultException) fault).kind())
          .isEqualTo(FaultKind.PAGE_FAULT);
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void aFailedBatchReleasesStreamsWhichAreFaultedThemselves() {
    try (MetalEvent first = device.newEvent().label("first");
        MetalEvent second = device.newEvent().label("second");
        MetalStream a = device.newStream();
        MetalStream b = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      failNextAddOne();
      b.await(first, 1);
      b.fill(data, 0, 4, (byte) 0);
      b.flush();
      b.fill(data, 4, 4, (byte) 0);
      b.signal(second, 1);
      addOne(a, data);
      a.signal(first, 1);

      MetalFaultException seen =
          catchThrowableOfType(MetalFaultException.class, () -> second.await(1, LONG));
      assertThat(seen.kind()).isEqualTo(FaultKind.AWAITED_WORK_FAILED);
      assertThatThrownBy(b::synchronize)
          .isInstanceOf(MetalFaultException.class)
          .hasMessageContaining(
              "it awaited value 1 of event 'first', which batch 1 of 'stream 0' failed to signal");
      assertThat(b.counters().faults()).as("both batches came after the wait").isEqualTo(2);
      assertThatThrownBy(a::synchronize).isInstanceOf(MetalFaultException.class);
    }
  }

  /**
   * Its command buffer succeeds and signals: that it does not count, its completion tells later.
   */
  @Test
  void aSignalOfABatchThatAwaitedFailedWorkIsNotTakenForGoodBeforeItsCompletion()
      throws InterruptedException {
    try (Gate gate = faults().holdCompletion();
        MetalEvent first = device.newEvent();
        MetalEvent second = device.newEvent();
        MetalStream a = device.newStream();
        MetalStream b = device.newStream();
        MetalStream c = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      failNextAddOne();
      addOne(a, data);
      a.signal(first, 1);
      b.await(first, 1);
      b.fill(data, 0, 4, (byte) 0);
      b.signal(second, 1);
      gate.release(1);
      gate.awaitArrivals(2);
      assertThat(second.value()).isEqualTo(1);

      assertThatThrownBy(() -> second.await(1, Duration.ZERO))
          .isInstanceOf(MetalTimeoutException.class);
      c.await(second, 1);
      c.fill(data, 4, 4, (byte) 0);
      c.flush();
      gate.open();

      for (MetalStream stream : new MetalStream[] {a, b, c}) {
        assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
      }
      assertThatThrownBy(() -> second.await(1)).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void afterResetTheNextSignalIsGoodAgain() {
    try (MetalEvent done = device.newEvent();
        MetalStream a = device.newStream();
        MetalStream b = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      failNextAddOne();
      addOne(a, data);
      a.signal(done, 1);
      assertThatThrownBy(() -> done.await(1)).isInstanceOf(MetalFaultException.class);
      a.reset();
      a.signal(done, 2);
      b.await(done, 2);

      done.await(2, LONG);
      b.synchronize();
      assertThat(b.counters().faults()).isZero();
    }
  }

  @Test
  void eachSignalIsGreaterThanAllBefore() {
    try (MetalEvent event = device.newEvent().label("tick");
        MetalStream stream = device.newStream()) {
      stream.signal(event, 5);

      assertThatThrownBy(() -> stream.signal(event, 5))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Event 'tick' was to be signalled with 5 by 'stream 0', but its value only grows, and"
                  + " 5 was asked for before.");
      stream.synchronize();
      assertThatThrownBy(() -> event.signal(4)).hasMessageContaining("by the host, but its value");
      event.signal(6);
      assertThat(event.value()).isEqualTo(6);
    }
  }

  @Test
  void aStreamThatSignalsAfterAnotherAwaitsItFirst() throws InterruptedException {
    try (MetalEvent event = device.newEvent().label("tick");
        MetalStream a = device.newStream();
        MetalStream b = device.newStream();
        Gate gate = faults().holdExecution()) {
      a.signal(event, 1);
      gate.awaitArrivals(1);
      assertThatThrownBy(() -> b.signal(event, 2))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Event 'tick' was to be signalled with 2 by 'stream 1' while 'stream 0' is still to"
                  + " signal 1; they could come in the wrong order. Await that value first, or use"
                  + " another event.");
      assertThatThrownBy(() -> event.signal(2)).isInstanceOf(MetalArgumentException.class);

      b.await(event, 1);
      b.signal(event, 2);
      gate.open();
      event.await(2, LONG);
    }
  }

  @Test
  void negativeValuesCannotBeAwaited() {
    try (MetalEvent event = device.newEvent().label("tick");
        MetalStream stream = device.newStream()) {
      assertThatThrownBy(() -> stream.await(event, -1))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage("Value -1 of event 'tick' cannot be awaited: values are not negative.");
    }
  }

  @Test
  void theGpuTimeBetweenTwoSignalsIsKnownOnceBothHaveCome() {
    try (MetalEvent event = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      stream.signal(event, 1);
      addOne(stream, data);
      stream.signal(event, 2);
      assertThat(event.elapsed(1, 3)).isEmpty();
      stream.synchronize();
      event.signal(3);

      assertThat(event.elapsed(1, 2).orElseThrow()).isPositive();
      assertThat(event.elapsed(2, 1).orElseThrow()).isNegative();
      assertThat(event.elapsed(1, 3)).as("the host's signal has no GPU time").isEmpty();
    }
  }

  @Test
  void aClosedEventLivesUntilItsBatchesAreDone() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        Gate gate = faults().holdExecution()) {
      MetalEvent event = device.newEvent().label("short-lived");
      stream.signal(event, 1);
      gate.awaitArrivals(1);
      event.close();
      event.close();

      assertThat(isAlive("short-lived")).isTrue();
      assertThatThrownBy(() -> stream.await(event, 1))
          .isInstanceOf(MetalClosedException.class)
          .hasMessage("The event 'short-lived' was closed and cannot be used any more.");
      assertThatThrownBy(event::value).isInstanceOf(MetalClosedException.class);
      gate.open();
      stream.synchronize();
      assertThat(isAlive("short-lived")).isFalse();
    }
  }

  private static boolean isAlive(String label) {
    return EmbeddedRuntime.current().liveObjects().stream().anyMatch(o -> o.contains(label));
  }

  @Test
  void closingAnEventEndsTheWaitsThatNobodyCanEndAnyMore() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      MetalEvent event = device.newEvent().label("never");
      stream.await(event, 1);
      addOne(stream, data);
      stream.flush();
      CompletableFuture<Throwable> onHost = thrownBy(() -> event.await(1));

      event.close();

      assertThatThrownBy(stream::synchronize)
          .isInstanceOf(MetalFaultException.class)
          .hasMessageContaining(
              "it awaited value 1 of event 'never', which nobody could signal any more");
      assertThat(onHost.join()).isInstanceOf(MetalClosedException.class);
    }
  }

  @Test
  void aBufferUsedOnTwoStreamsIsFreedAfterTheLast() throws InterruptedException {
    try (MetalEvent ready = device.newEvent();
        MetalStream a = device.newStream();
        MetalStream b = device.newStream();
        Gate gate = faults().holdExecution()) {
      MetalBuffer data = device.allocate(4L * N).label("handed over");
      addOne(a, data);
      a.signal(ready, 1);
      b.await(ready, 1);
      addOne(b, data);
      b.flush();
      data.close();
      gate.awaitArrivals(2);
      assertThat(isAlive("handed over")).isTrue();

      gate.open();
      a.synchronize();
      b.synchronize();
      assertThat(isAlive("handed over")).isFalse();
    }
  }

  @Test
  void aTimeoutSaysWhatItsBatchAwaits() {
    try (MetalEvent go = device.newEvent().label("go");
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      stream.await(go, 1);
      addOne(stream, data);
      stream.flush();
      addOne(stream, data);

      assertThatThrownBy(() -> stream.synchronize(NONE))
          .isInstanceOf(MetalTimeoutException.class)
          .hasMessage(
              "Batch 2 of stream 'stream 0' was not done in time. The oldest that is not done is"
                  + " batch 1 of stream 'stream 0' (1 dispatch: add_one). It awaits value 1 of event"
                  + " 'go'. The work goes on: wait again, or look for a kernel that does not end.");
      go.signal(1);
    }
  }
}
