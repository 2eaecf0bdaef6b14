package dev.panametal;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The serial of the last batch of each stream that uses a buffer, by the stream's index, and
 * whether more of that batch than its prologue does.
 *
 * <p>Thread-safe without locks. It grows by further links and never copies: a copy could lose what
 * another stream writes meanwhile, and with it the protection of memory that is still in use.
 */
final class UseSerials {
  private static final int STREAMS_PER_LINK = 8;

  /** Twice the serial, plus 1 if more of the batch than its prologue uses the buffer. */
  private final AtomicLongArray notes = new AtomicLongArray(STREAMS_PER_LINK);

  private volatile @Nullable UseSerials next;

  /** The serial of the last batch of a stream that uses the buffer; 0 if none does. */
  long get(int stream) {
    return note(stream) >> 1;
  }

  /** Whether a batch uses the buffer, by more than its prologue. */
  boolean isUsedBehindPrologue(int stream, long serial) {
    return note(stream) == (serial << 1 | 1);
  }

  private long note(int stream) {
    UseSerials link = this;
    int index = stream;
    while (index >= STREAMS_PER_LINK) {
      link = link.next;
      if (link == null) {
        return 0;
      }
      index -= STREAMS_PER_LINK;
    }
    return link.notes.get(index);
  }

  /**
   * Notes a use. Serials of a stream only grow, and only its lock's holder notes them.
   *
   * @return whether it is the first of that batch
   */
  boolean set(int stream, long serial) {
    return note(stream, serial << 1 | 1);
  }

  /**
   * Notes a use by the prologue of a batch, unless more of that batch uses the buffer already.
   *
   * @return whether it is the first of that batch
   */
  boolean setInPrologue(int stream, long serial) {
    return note(stream, serial << 1);
  }

  private boolean note(int stream, long note) {
    UseSerials link = this;
    int index = stream;
    while (index >= STREAMS_PER_LINK) {
      link = link.nextOrNew();
      index -= STREAMS_PER_LINK;
    }
    long last = link.notes.get(index);
    if (last < note) {
      link.notes.set(index, note);
    }
    return last >> 1 != note >> 1;
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
