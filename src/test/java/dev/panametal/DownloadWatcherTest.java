package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that waits for asynchronous downloads. */
class DownloadWatcherTest {
  /**
   * A stream that is closed while its watcher waits for the stream's lock: the lock parks as well,
   * and takes the permit that stop() gives.
   */
  @Test
  @Timeout(60)
  void endsWithItsStreamAlsoIfItWaitedForTheLock() throws InterruptedException {
    AtomicReference<DownloadWatcher> watcher = new AtomicReference<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    watcher.set(
        new DownloadWatcher(
            "closed",
            new DownloadWatcher.Watched() {
              @Override
              public long oldestDownload() {
                thread.set(Thread.currentThread());
                seen.countDown();
                awaitQuietly(started);
                watcher.get().stop();
                LockSupport.park();
                return 0;
              }

              @Override
              public void awaitDone(long serial) {}

              @Override
              public void finishDownloads() {}
            }));

    watcher.get().wake();
    started.countDown();
    seen.await();
    thread.get().join();

    assertThat(thread.get().isAlive()).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
