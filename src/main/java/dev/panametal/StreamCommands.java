package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.objc.AutoreleasePool;
import java.lang.foreign.MemorySegment;

/**
 * The commands of a stream, after their checks: has a batch open, encodes, counts, and commits
 * where the policy says so.
 *
 * <p>Guarded by the stream's lock. Pools are pushed here, after the lock and never across a wait.
 */
final class StreamCommands {
  /**
   * The most bytes of one copy or fill command: Metal silently fails to make a copy of 4 GiB
   * (pytorch/pytorch#124335) and, on macOS 26, a fill of more (pytorch/pytorch#161265).
   */
  private static final long LONGEST_BLIT = 1L << 31;

  private final MetalDevice device;
  private final String stream;
  private final int index;
  private final BatchPolicy policy;
  private final Counters counters;
  private final StreamMemory memory;
  private final BatchRecorder recorder;
  private final CommandBatcher batcher;
  private final StreamEvents events;

  StreamCommands(
      MetalDevice device,
      String stream,
      int index,
      BatchPolicy policy,
      Counters counters,
      StreamMemory memory,
      BatchRecorder recorder,
      CommandBatcher batcher,
      StreamEvents events) {
    this.device = device;
    this.stream = stream;
    this.index = index;
    this.policy = policy;
    this.counters = counters;
    this.memory = memory;
    this.recorder = recorder;
    this.batcher = batcher;
    this.events = events;
  }

  void dispatch(KernelCall call, boolean inThreadgroups) {
    long stagedBytes = call.stagedBytes();
    long staged = stagedBytes == 0 ? 0 : reserveStaging(stagedBytes);
    long pool = begin();
    try {
      Batch batch = recorder.batch();
      batch.bytes += call.noteUses(index, batch.serial);
      call.encode(
          recorder.compute(call.kernel()),
          inThreadgroups,
          stagedBytes == 0 ? null : memory.staging(),
          staged);
      batch.noteDispatch(call.kernel());
      counters.dispatches++;
      endOperation(policy.batching() == Batching.NONE);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void upload(MemorySegment from, MetalBuffer to, long offset) {
    if (goesDirect(to)) {
      to.acquire();
      try {
        MemorySegment.copy(from, 0, to.memory(), offset, from.byteSize());
      } finally {
        to.giveBack();
      }
    } else {
      uploadStaged(from, to, offset);
    }
    counters.cpuToGpu++;
  }

  private boolean goesDirect(MetalBuffer to) {
    boolean possible = to.storage() == Storage.SHARED && device.buffers().isIdle(to);
    if (policy.uploads().uploadPath() == UploadPath.DIRECT && !possible) {
      throw new MetalArgumentException(
          "The policy of %s asks for direct uploads, but buffer '%s' is %s. Synchronize first, or use"
                  .formatted(
                      stream,
                      to.label(),
                      to.storage() == Storage.PRIVATE ? "private" : "in use by the GPU")
              + " UploadPath.AUTO.");
    }
    return possible && policy.uploads().uploadPath() != UploadPath.STAGED;
  }

  /** Through the ring, in pieces if need be: while the GPU copies one, the host writes the next. */
  private void uploadStaged(MemorySegment from, MetalBuffer to, long offset) {
    StagingRing ring = memory.staging();
    long bytes = from.byteSize();
    long piece = ring.largestPiece();
    if (bytes > piece) {
      counters.stagingSpills++;
    }
    for (long done = 0; done < bytes; done += piece) {
      long size = Math.min(piece, bytes - done);
      separateCopy();
      long region = reserveStaging(size);
      MemorySegment.copy(from, done, ring.memory(), region, size);
      long pool = begin();
      try {
        MTLBlitCommandEncoder blit = recorder.blit();
        use(to);
        blit.copyFromBuffer(ring.view(), region, to.view(), offset + done, size);
        endCopy();
      } finally {
        AutoreleasePool.pop(pool);
      }
    }
    counters.stagedUploads++;
    counters.stagingBytes += bytes;
  }

  void copy(MetalBuffer from, long fromOffset, MetalBuffer to, long toOffset, long bytes) {
    separateCopy();
    long pool = begin();
    try {
      MTLBlitCommandEncoder blit = recorder.blit();
      use(from);
      use(to);
      long done = 0;
      while (bytes - done > LONGEST_BLIT) {
        blit.copyFromBuffer(
            from.view(), fromOffset + done, to.view(), toOffset + done, LONGEST_BLIT);
        counters.blits++;
        done += LONGEST_BLIT;
      }
      blit.copyFromBuffer(from.view(), fromOffset + done, to.view(), toOffset + done, bytes - done);
      counters.gpuToGpu++;
      endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void fill(MetalBuffer buffer, long offset, long bytes, byte value) {
    separateCopy();
    long pool = begin();
    try {
      MTLBlitCommandEncoder blit = recorder.blit();
      use(buffer);
      long done = 0;
      while (bytes - done > LONGEST_BLIT) {
        blit.fillBuffer(buffer.view(), memory.range(offset + done, LONGEST_BLIT), value);
        counters.blits++;
        done += LONGEST_BLIT;
      }
      blit.fillBuffer(buffer.view(), memory.range(offset + done, bytes - done), value);
      endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void download(MetalBuffer from, long offset, MemorySegment to) {
    if (from.storage() == Storage.SHARED) {
      from.acquire();
      try {
        batcher.awaitSerial(batcher.flush(FlushCause.READBACK));
        counters.syncs++;
        MemorySegment.copy(from.memory(), offset, to, 0, to.byteSize());
      } finally {
        from.giveBack();
      }
    } else {
      downloadThroughReadback(from, offset, to);
    }
    counters.gpuToCpu++;
  }

  /** The blit joins the open batch, so that a readback costs no command buffer of its own. */
  private void downloadThroughReadback(MetalBuffer from, long offset, MemorySegment to) {
    MemorySegment readback = memory.readback();
    long bytes = to.byteSize();
    for (long done = 0; done < bytes; done += readback.byteSize()) {
      long size = Math.min(readback.byteSize(), bytes - done);
      long serial;
      long pool = begin();
      try {
        MTLBlitCommandEncoder blit = recorder.blit();
        use(from);
        blit.copyFromBuffer(from.view(), offset + done, memory.readbackView(), 0, size);
        counters.blits++;
        recorder.batch().commands++;
        serial = batcher.commit(FlushCause.READBACK);
      } finally {
        AutoreleasePool.pop(pool);
      }
      batcher.awaitSerial(serial);
      counters.syncs++;
      MemorySegment.copy(readback, 0, to, done, size);
    }
  }

  void signal(MetalEvent event, long value) {
    long pool = begin();
    try {
      events.signal(recorder, event, value);
      batcher.commit(FlushCause.EXPLICIT);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void await(MetalEvent event, long value) {
    long pool = begin();
    try {
      events.await(recorder, event, value);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /** Has a batch open and returns the pool for the messages to come. */
  private long begin() {
    batcher.awaitRoom();
    long pool = AutoreleasePool.push();
    try {
      batcher.open();
      return pool;
    } catch (Throwable t) {
      AutoreleasePool.pop(pool);
      throw t;
    }
  }

  /** Where the policy keeps copies apart, commits what is open before one. */
  private void separateCopy() {
    if (policy.batching() != Batching.ALL) {
      batcher.flush(FlushCause.LIMIT);
    }
  }

  private void endCopy() {
    counters.blits++;
    recorder.batch().commands++;
    endOperation(policy.batching() != Batching.ALL);
  }

  /** Commits the open batch where the policy says so. */
  private void endOperation(boolean standsAlone) {
    if (standsAlone) {
      batcher.commit(FlushCause.LIMIT);
    } else {
      batcher.commitIfFull();
    }
  }

  /**
   * Takes a region of the staging ring for the batch that the next command goes into. When the ring
   * is full, commits that batch if it holds the oldest region, and waits: a region is never written
   * while the GPU may still read it, which is where TVM's staging pool goes wrong.
   */
  private long reserveStaging(long bytes) {
    RegionRing regions = memory.staging().regions();
    regions.release(batcher.completedSerial());
    long region = regions.reserve(bytes, batcher.currentSerial());
    if (region == RegionRing.NO_ROOM) {
      counters.stagingStalls++;
    }
    while (region == RegionRing.NO_ROOM) {
      long oldest = regions.oldestSerial();
      if (oldest == batcher.currentSerial()) {
        batcher.flush(FlushCause.STAGING);
      }
      batcher.awaitSerial(oldest);
      regions.release(batcher.completedSerial());
      region = regions.reserve(bytes, batcher.currentSerial());
    }
    counters.noteStagingLevel(regions.bytesInUse());
    return region;
  }

  /** Notes that the open batch uses a buffer. */
  private void use(MetalBuffer buffer) {
    Batch batch = recorder.batch();
    if (buffer.uses().set(index, batch.serial)) {
      batch.bytes += buffer.bytes();
    }
    // After the note: a close() that does not see it is one that is seen here.
    buffer.checkOpen();
  }
}
