package dev.panametal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the GPU is still to write into the readback ring, and where on the host it then goes.
 *
 * <p>Guarded by the stream's lock. The copies to the host are made by whichever thread finds that a
 * batch has finished, never by one of the driver's; futures complete on virtual threads of their
 * own, so that nothing that a caller hangs on one holds up the stream or another future.
 */
final class Readbacks {
  private static final Executor COMPLETIONS =
      task -> Thread.ofVirtual().name("panametal download").start(task);

  private final Deque<Piece> pending = new ArrayDeque<>();
  private final Deque<Piece> idle = new ArrayDeque<>();

  /** A download, of one piece or several. */
  static final class Download {
    private final @Nullable CompletableFuture<MemorySegment> future;
    private MemorySegment to;
    private @Nullable RuntimeException failure;

    Download(MemorySegment to, @Nullable CompletableFuture<MemorySegment> future) {
      this.to = to;
      this.future = future;
    }

    /** Throws what went wrong with the copy to the host, if anything did. */
    void check() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static final class Piece {
    private long serial;
    private MemorySegment from = MemorySegment.NULL;
    private long fromOffset;
    private @Nullable Download download;
    private long toOffset;
    private long bytes;
    private boolean last;
  }

  /**
   * Notes a piece. Serials do not fall.
   *
   * @param serial the batch that writes it
   * @param ring the memory of the ring
   * @param region where in it
   * @param download what it belongs to
   * @param toOffset where in the host's memory it goes
   * @param bytes its size
   * @param last whether it is the last one of the download
   */
  void add(
      long serial,
      MemorySegment ring,
      long region,
      Download download,
      long toOffset,
      long bytes,
      boolean last) {
    Piece piece = idle.isEmpty() ? new Piece() : idle.pop();
    piece.serial = serial;
    piece.from = ring;
    piece.fromOffset = region;
    piece.download = download;
    piece.toOffset = toOffset;
    piece.bytes = bytes;
    piece.last = last;
    pending.add(piece);
  }

  /** The batch of the oldest piece that has not come; 0 if there is none. */
  long oldestSerial() {
    Piece oldest = pending.peek();
    return oldest == null ? 0 : oldest.serial;
  }

  /**
   * A batch has finished: brings its pieces to the host.
   *
   * @param serial which, and all before it
   * @param fault why its results are not to be trusted; null if they are
   */
  void finish(long serial, @Nullable Supplier<MetalFaultException> fault) {
    Piece piece = pending.peek();
    while (piece != null && piece.serial <= serial) {
      pending.remove();
      finish(piece, fault);
      piece = pending.peek();
    }
  }

  private void finish(Piece piece, @Nullable Supplier<? extends RuntimeException> reason) {
    Download download = piece.download;
    if (download != null && download.failure == null) {
      if (reason != null) {
        download.failure = reason.get();
      } else {
        copy(piece, download);
      }
    }
    if (download != null && piece.last) {
      complete(download);
    }
    piece.download = null;
    piece.from = MemorySegment.NULL;
    idle.push(piece);
  }

  private static void copy(Piece piece, Download download) {
    try {
      MemorySegment.copy(piece.from, piece.fromOffset, download.to, piece.toOffset, piece.bytes);
    } catch (RuntimeException e) {
      // Such as the closed arena of the caller's memory: it concerns this download alone.
      download.failure = e;
    }
  }

  private static void complete(Download download) {
    CompletableFuture<MemorySegment> future = download.future;
    if (future != null) {
      RuntimeException failure = download.failure;
      COMPLETIONS.execute(
          failure == null
              ? () -> future.complete(download.to)
              : () -> future.completeExceptionally(failure));
    }
  }

  /** What is pending will never come: its batch was given up, or the stream is at its end. */
  void giveUp(@Nullable Supplier<MetalFaultException> fault) {
    Supplier<? extends RuntimeException> reason = fault == null ? Readbacks::givenUp : fault;
    while (!pending.isEmpty()) {
      finish(pending.remove(), reason);
    }
  }

  private static CancellationException givenUp() {
    return new CancellationException(
        "The download was given up: its stream was reset before the batch that it is part of was"
            + " committed.");
  }

  /** The caller of a download does not wait for it any more. */
  void forget(Download download) {
    for (Piece piece : pending) {
      if (piece.download == download) {
        piece.download = null;
      }
    }
  }
}
