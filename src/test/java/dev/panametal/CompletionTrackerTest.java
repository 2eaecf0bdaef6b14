package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CompletionTrackerTest {
  private static final long NEVER = System.nanoTime() + (1L << 60);

  private final CompletionTracker tracker = new CompletionTracker(4, 0);

  @Test
  void completionInOrderMovesTheMark() {
    tracker.complete(1);
    tracker.complete(2);

    assertThat(tracker.completedSerial()).isEqualTo(2);
  }

  @Test
  void completionOutOfOrderWaitsForTheGapToClose() {
    tracker.complete(2);
    tracker.complete(3);
    assertThat(tracker.completedSerial()).isZero();

    tracker.complete(1);

    assertThat(tracker.completedSerial()).isEqualTo(3);
  }

  @Test
  void countsOnFromTheSerialItIsGiven() {
    CompletionTracker later = new CompletionTracker(4, 500);

    later.complete(501);

    assertThat(later.completedSerial()).isEqualTo(501);
  }

  @Test
  void entriesAreUsedAgainForEver() {
    for (long serial = 1; serial <= 10_000; serial += 2) {
      tracker.complete(serial + 1);
      tracker.complete(serial);
    }

    assertThat(tracker.completedSerial()).isEqualTo(10_000);
  }

  @Test
  void waitingForWhatIsDoneReturnsAtOnce() throws InterruptedException {
    tracker.complete(1);

    assertThat(tracker.await(1, NEVER)).isTrue();
  }

  @Test
  void aDeadlineThatPassesEndsTheWait() throws InterruptedException {
    assertThat(tracker.await(1, System.nanoTime())).isFalse();
  }

  @Test
  void aParkedWaiterIsWokenByTheCompletionThatClosesTheGap() {
    CompletableFuture<Boolean> waited = new CompletableFuture<>();
    Thread waiter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                waited.complete(tracker.await(2, NEVER));
              } catch (InterruptedException e) {
                waited.completeExceptionally(e);
              }
            });
    awaitParked(waiter);
    tracker.complete(2);
    assertThat(waited).isNotDone();

    tracker.complete(1);

    assertThat(waited.join()).isTrue();
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> tracker.await(1, NEVER)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void concurrentCompletionsInAnyOrderLoseNone() throws InterruptedException {
    int threads = 4;
    int rounds = 2_000;
    Random random = new Random(7);
    for (int round = 0; round < rounds; round++) {
      CompletionTracker shared = new CompletionTracker(threads, 0);
      List<Long> serials = new ArrayList<>(List.of(1L, 2L, 3L, 4L));
      Collections.shuffle(serials, random);
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> completers =
          serials.stream()
              .map(serial ->
                  Thread.ofVirtual()
                      .start(() -> {
                        try {
                          start.await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                        shared.complete(serial);
                      }))
              .toList();
      start.countDown();
      for (Thread completer : completers) {
        completer.join();
      }
      assertThat(shared.completedSerial()).isEqualTo(threads);
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
