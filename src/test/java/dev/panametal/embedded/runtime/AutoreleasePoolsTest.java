package dev.panametal.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.objc.MetalRuleViolation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A pool stays on its platform thread, also below a virtual thread that moves. */
class AutoreleasePoolsTest {
  private final AtomicLong platformThread = new AtomicLong(1);
  private final AutoreleasePools pools =
      new AutoreleasePools(new ObjCMachine(), platformThread::get);

  private static void onVirtualThread(Runnable body) {
    CompletableFuture.runAsync(body, Thread::startVirtualThread).join();
  }

  @Test
  void aVirtualThreadMustNotMoveBetweenPushAndPop() {
    assertThatThrownBy(() ->
            onVirtualThread(() -> {
              long pool = pools.push();
              platformThread.set(2);
              pools.pop(pool);
            }))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(MetalRuleViolation.class)
        .hasMessageContaining("the virtual thread has moved to another platform thread since the")
        .hasMessageContaining("nothing between them may park");
  }

  @Test
  void aVirtualThreadMayMoveBetweenPools() {
    onVirtualThread(() -> {
      pools.pop(pools.push());
      platformThread.set(2);
      pools.pop(pools.push());
    });
  }

  @Test
  void theSystemTellsPlatformThreadsApart() throws InterruptedException {
    CompletableFuture<Long> other = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().start(() -> other.complete(NativeMemory.platformThread()));

    assertThat(other.join()).isNotEqualTo(NativeMemory.platformThread());
    thread.join();
  }
}
