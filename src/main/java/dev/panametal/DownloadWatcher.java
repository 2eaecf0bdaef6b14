package dev.panametal;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for the batches of asynchronous downloads, so that futures complete although
 * nobody uses the stream meanwhile. It is started by the first such download of a stream and ends
 * with the stream.
 */
final class DownloadWatcher {
  /** What it looks after. */
  interface Watched {
    /** The batch of the oldest download that has not come; 0 if there is none. Takes the lock. */
    long oldestDownload();

    /** Waits until a batch is done. Takes no lock. */
    void awaitDone(long serial) throws InterruptedException;

    /** Brings what is done to the host. Takes the lock. */
    void finishDownloads();
  }

  private final String name;
  private final Watched watched;
  private @Nullable Thread thread;
  private volatile boolean stopped;

  DownloadWatcher(String stream, Watched watched) {
    this.name = "panametal downloads of " + stream;
    this.watched = watched;
  }

  /** There is a new download. Called with the stream's lock held. */
  void wake() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    } else {
      LockSupport.unpark(thread);
    }
  }

  /** The stream is closed: nothing will come any more. */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      while (!stopped) {
        long serial = watched.oldestDownload();
        if (serial != 0) {
          watched.awaitDone(serial);
          watched.finishDownloads();
        } else if (!stopped) {
          // Looked at once more: waiting for the lock may have used up the permit of stop().
          LockSupport.park(this);
        }
      }
    } catch (InterruptedException e) {
      // Nobody has this thread but this class, which does not interrupt it.
      throw new AssertionError(name + " was interrupted", e);
    }
  }
}
