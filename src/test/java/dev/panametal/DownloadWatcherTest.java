package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<DownloadWatcher> started = new CompletableFuture<>();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    DownloadWatcher watcher =
        new DownloadWatcher(
            "closed",
            new DownloadWatcher.Watched() {
              @Override
              public long oldestDownload() {
                thread.complete(Thread.currentThread());
                started.join().stop();
                LockSupport.park();
                return 0;
              }

              @Override
              public void awaitDone(long serial) {}

              @Override
              public void finishDownloads() {}
            });

    watcher.wake();
    started.complete(watcher);
    thread.join().join();

    assertThat(thread.join().isAlive()).isFalse();
  }
}
