package dev.panametal;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The serial of the last batch of each stream that uses a buffer, by the stream's index.
 *
 * <p>Thread-safe without locks. It grows by further links and never copies: a copy could lose what
 * another stream writes meanwhile, and with it the protection of memory that is still in use.
 */
final class UseSerials {
  private static final int STREAMS_PER_LINK = 8;

  private final AtomicLongArray serials = new AtomicLongArray(STREAMS_PER_LINK);
  private volatile @Nullable UseSerials next;

  long get(int stream) {
    UseSerials link = this;
    int index = stream;
    while (index >= STREAMS_PER_LINK) {
      link = link.next;
      if (link == null) {
        return 0;
      }
      index -= STREAMS_PER_LINK;
    }
    return link.serials.get(index);
  }

  /**
   * Notes a use. Serials of a stream only grow, and only its lock's holder notes them.
   *
   * @return whether it is the first of that batch
   */
  boolean set(int stream, long serial) {
    UseSerials link = this;
    int index = stream;
    while (index >= STREAMS_PER_LINK) {
      link = link.nextOrNew();
      index -= STREAMS_PER_LINK;
    }
    if (link.serials.get(index) == serial) {
      return false;
    }
    link.serials.set(index, serial);
    return true;
  }

  private UseSerials nextOrNew() {
    UseSerials link = next;
    if (link == null) {
      synchronized (this) {
        link = next;
        if (link == null) {
          link = new UseSerials();
          next = link;
        }
      }
    }
    return link;
  }
}
