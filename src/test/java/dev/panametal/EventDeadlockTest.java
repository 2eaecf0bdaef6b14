package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.support.Kernels;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Streams that wait for each other's events: what could never end is refused, the rest ends. */
class EventDeadlockTest extends MetalTest {
  private static final int N = 16;
  private static final int ROUNDS = 200;

  private MetalEvent streamEvent(String label) {
    return device.newEvent(EventSignallers.STREAMS).label(label);
  }

  @Test
  void aStreamMustNotAwaitWhatOnlyItCouldSignal() {
    try (MetalEvent event = streamEvent("own");
        MetalStream stream = device.newStream()) {
      assertThatThrownBy(() -> stream.await(event, 1))
          .isInstanceOf(MetalDeadlockException.class)
          .hasMessage(
              "'stream 0' would never get to the end of its wait for value 1 of event 'own': 'stream 0'"
                  + " waits for value 1 of event 'own', and no other stream can signal any of that.");

      stream.signal(event, 1);
      stream.await(event, 1);
      stream.synchronize();
    }
  }

  @Test
  void anotherStreamMaySignalLater() {
    try (MetalEvent event = streamEvent("later");
        MetalStream a = device.newStream();
        MetalStream b = device.newStream()) {
      a.await(event, 1);
      a.flush();
      b.signal(event, 1);

      a.synchronize();
    }
  }

  @Test
  void aCircleIsRefusedWhereItWouldClose() {
    try (MetalEvent ab = streamEvent("ab");
        MetalEvent ba = streamEvent("ba");
        MetalStream bystander = device.newStream();
        MetalStream a = device.newStream();
        MetalStream b = device.newStream()) {
      a.await(ba, 1);
      a.signal(ab, 1);
      b.await(ab, 1);

      assertThatThrownBy(() -> b.signal(ba, 1))
          .isInstanceOf(MetalDeadlockException.class)
          .hasMessage(
              "'stream 2' would never get to signal value 1 of event 'ba': 'stream 1' waits for value"
                  + " 1 of event 'ba', 'stream 2' waits for value 1 of event 'ab', and no other stream"
                  + " can signal any of that.");

      bystander.signal(ba, 1);
      b.synchronize();
    }
  }

  @Test
  void closingWhatWouldWaitForEverEndsTheWait() {
    try (MetalEvent ab = streamEvent("ab");
        MetalEvent ba = streamEvent("ba")) {
      MetalStream a = device.newStream();
      try (MetalStream b = device.newStream();
          MetalStream bystander = device.newStream()) {
        a.await(ba, 1);
        a.signal(ab, 1);
        b.await(ab, 1);
        assertThat(bystander.hasPendingWork()).isFalse();
      }

      assertThatThrownBy(a::close)
          .isInstanceOf(MetalFaultException.class)
          .hasMessageContaining(
              "it awaited value 1 of event 'ba', which nobody could signal any more");
    }
  }

  @Test
  void aWaitWhoseLastSignallerWasClosedIsToldToWhoeverWaitsForIt() {
    MetalEvent event = streamEvent("orphan");
    try (MetalStream a = device.newStream()) {
      try (MetalStream b = device.newStream()) {
        a.await(event, 1);
        a.flush();
        assertThat(b.hasPendingWork()).isFalse();
      }

      assertThatThrownBy(a::synchronize)
          .isInstanceOf(MetalDeadlockException.class)
          .hasMessage(
              "Waiting for 'stream 0' would never end: 'stream 0' waits for value 1 of event"
                  + " 'orphan', and no other stream can signal any of that.");
      assertThatThrownBy(() -> event.await(1))
          .isInstanceOf(MetalDeadlockException.class)
          .hasMessageStartingWith("Waiting for value 1 of event 'orphan' would never end: ");
      event.close();
      assertThatThrownBy(a::synchronize).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void theHostDoesNotSignalAnEventOfStreams() {
    try (MetalEvent event = streamEvent("streams only")) {
      assertThatThrownBy(() -> event.signal(1))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Event 'streams only' is signalled by streams only; make it with"
                  + " EventSignallers.STREAMS_AND_HOST.");
    }
  }

  /** One batch in flight, in a queue of two: the tightest that a policy allows. */
  private MetalStream tightStream() {
    return device.newStream(
        BatchPolicy.defaults().toBuilder().maxInFlight(1).queueCapacity(2).build());
  }

  @Test
  void oneThreadHandsABufferToAndFroBetweenTwoTightQueues() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalEvent ab = streamEvent("ab");
        MetalEvent ba = streamEvent("ba");
        MetalStream a = tightStream();
        MetalStream b = tightStream();
        MetalBuffer data = device.allocate(4L * N)) {
      for (int round = 1; round <= ROUNDS; round++) {
        a.call(addOne).buffer(0, data).threads(N);
        a.signal(ab, round);
        b.await(ab, round);
        b.call(addOne).buffer(0, data).threads(N);
        b.signal(ba, round);
        a.await(ba, round);
      }

      assertThat(download(a, data)).containsExactly(filled(N, 2 * ROUNDS));
    }
  }

  @Test
  void twoThreadsWhoseTightQueuesAwaitEachOtherGetOn() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalEvent ab = device.newEvent();
        MetalEvent ba = device.newEvent();
        MetalStream a = tightStream();
        MetalStream b = tightStream();
        MetalBuffer data = device.allocate(4L * N)) {
      LongConsumer turnOfA =
          round -> {
            a.await(ba, round - 1);
            a.call(addOne).buffer(0, data).threads(N);
            a.signal(ab, round);
          };
      LongConsumer turnOfB =
          round -> {
            b.await(ab, round);
            b.call(addOne).buffer(0, data).threads(N);
            b.signal(ba, round);
          };
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> repeat(turnOfB));
      repeat(turnOfA);
      other.join();
      ba.await(ROUNDS, Duration.ofMinutes(1));

      assertThat(download(a, data)).containsExactly(filled(N, 2 * ROUNDS));
    }
  }

  private static void repeat(LongConsumer turn) {
    for (int round = 1; round <= ROUNDS; round++) {
      turn.accept(round);
    }
  }
}
