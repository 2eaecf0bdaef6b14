package dev.panametal;

import dev.panametal.objc.AutoreleasePool;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;

/**
 * The ways by which bytes of a buffer reach the host.
 *
 * <p>Guarded by the stream's lock.
 */
final class Downloads {
  private final Counters counters;
  private final StreamMemory memory;
  private final CommandBatcher batcher;
  private final BatchAccess batches;
  private final Readbacks readbacks;

  Downloads(
      Counters counters,
      StreamMemory memory,
      CommandBatcher batcher,
      BatchAccess batches,
      Readbacks readbacks) {
    this.counters = counters;
    this.memory = memory;
    this.batcher = batcher;
    this.batches = batches;
    this.readbacks = readbacks;
  }

  void download(MetalBuffer from, long offset, MemorySegment to) {
    from.acquire();
    try {
      if (from.storage() == Storage.SHARED) {
        MemorySegment memory = from.current().memory();
        batcher.awaitSerial(batcher.flush(FlushCause.READBACK));
        MemorySegment.copy(memory, offset, to, 0, to.byteSize());
      } else {
        downloadThroughRing(from, offset, to);
      }
    } finally {
      from.giveBack();
    }
    counters.syncs++;
    counters.gpuToCpu++;
  }

  private void downloadThroughRing(MetalBuffer from, long offset, MemorySegment to) {
    Readbacks.Download download = new Readbacks.Download(to, null);
    try {
      encode(from, offset, to.byteSize(), download, false);
      batcher.awaitSerial(batcher.flush(FlushCause.READBACK));
    } finally {
      readbacks.forget(download);
    }
    download.check();
  }

  /** The copy into the ring joins the open batch, which is not committed for it. */
  CompletableFuture<MemorySegment> downloadAsync(MetalBuffer from, long offset, MemorySegment to) {
    CompletableFuture<MemorySegment> future = new CompletableFuture<>();
    encode(from, offset, to.byteSize(), new Readbacks.Download(to, future), true);
    counters.gpuToCpu++;
    return future;
  }

  /**
   * In pieces if need be: while the GPU writes one, the host takes those that are there.
   *
   * @param goesOn whether the batch is likely to go on after it
   */
  private void encode(
      MetalBuffer from, long offset, long bytes, Readbacks.Download download, boolean goesOn) {
    StagingRing ring = memory.readback();
    long piece = ring.largestPiece();
    for (long done = 0; done < bytes; done += piece) {
      long size = Math.min(piece, bytes - done);
      long region = batches.reserve(ring.regions(), size);
      boolean byKernel =
          !ByteCommands.isWhole(offset + done, size) || (goesOn && batches.sparesEncoders(size));
      long pool = batches.begin(byKernel);
      try {
        BufferVersion source = batches.use(from);
        batches.copy(
            source.view(), source.offset() + offset + done, ring.view(), region, size, byKernel);
        readbacks.add(
            batches.batch().serial,
            ring.memory(),
            region,
            download,
            done,
            size,
            done + size == bytes);
        batches.endReadback();
      } finally {
        AutoreleasePool.pop(pool);
      }
    }
  }
}
