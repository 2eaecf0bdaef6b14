package dev.panametal;

import dev.panametal.objc.AutoreleasePool;
import java.lang.foreign.MemorySegment;

/**
 * The ways by which bytes of the host reach a buffer, and which of them an upload takes.
 *
 * <p>Guarded by the stream's lock.
 */
final class Uploads {
  private final MetalDevice device;
  private final String stream;
  private final int index;
  private final BatchPolicy policy;
  private final Counters counters;
  private final StreamMemory memory;
  private final BatchRecorder recorder;
  private final CommandBatcher batcher;
  private final BatchAccess batches;
  private final StreamEvents events;

  Uploads(
      MetalDevice device,
      String stream,
      int index,
      BatchPolicy policy,
      Counters counters,
      StreamMemory memory,
      BatchRecorder recorder,
      CommandBatcher batcher,
      BatchAccess batches,
      StreamEvents events) {
    this.device = device;
    this.stream = stream;
    this.index = index;
    this.policy = policy;
    this.counters = counters;
    this.memory = memory;
    this.recorder = recorder;
    this.batcher = batcher;
    this.batches = batches;
    this.events = events;
  }

  void upload(MemorySegment from, MetalBuffer to, long offset) {
    to.acquire();
    try {
      if (replacesVersion(from, to)) {
        counters.versionedUploads++;
      } else if (goesDirect(to)) {
        MemorySegment.copy(from, 0, to.current().memory(), offset, from.byteSize());
        counters.directUploads++;
      } else {
        stage(from, to, offset);
      }
    } finally {
      to.giveBack();
    }
    counters.cpuToGpu++;
  }

  private boolean replacesVersion(MemorySegment from, MetalBuffer to) {
    VersionRing versions = to.versions();
    return versions != null
        && !events.isAwaiting()
        && policy.uploads().uploadPath() == UploadPath.AUTO
        && from.byteSize() == to.bytes()
        && versions.replace(from);
  }

  private boolean goesDirect(MetalBuffer to) {
    UploadPath path = policy.uploads().uploadPath();
    // What the stream awaits may be work on this buffer that another stream was not yet asked for.
    if (path == UploadPath.STAGED || (path == UploadPath.AUTO && events.isAwaiting())) {
      return false;
    }
    boolean possible =
        to.storage() == Storage.SHARED && device.buffers().isIdle(to.current().uses());
    if (path == UploadPath.DIRECT && !possible) {
      throw new MetalArgumentException(
          "The policy of %s asks for direct uploads, but buffer '%s' is %s. Synchronize first, or use"
                  .formatted(
                      stream,
                      to.label(),
                      to.storage() == Storage.PRIVATE ? "private" : "in use by the GPU")
              + " UploadPath.AUTO.");
    }
    return possible;
  }

  /** Through the ring, in pieces if need be: while the GPU copies one, the host writes the next. */
  private void stage(MemorySegment from, MetalBuffer to, long offset) {
    StagingRing ring = memory.staging();
    long bytes = from.byteSize();
    long piece = ring.largestPiece();
    if (bytes > piece) {
      counters.stagingSpills++;
    }
    boolean allAhead = true;
    for (long done = 0; done < bytes; done += piece) {
      long size = Math.min(piece, bytes - done);
      batches.separateCopy();
      long region = batches.reserve(ring.regions(), size);
      counters.noteStagingLevel(ring.regions().bytesInUse());
      MemorySegment.copy(from, done, ring.memory(), region, size);
      if (mayRunAhead(to, offset + done, size)) {
        runAhead(ring, region, to, offset + done, size);
      } else {
        runInOrder(ring, region, to, offset + done, size);
        allAhead = false;
      }
    }
    counters.stagedUploads++;
    counters.stagingBytes += bytes;
    if (allAhead) {
      counters.prologueUploads++;
    }
  }

  /**
   * Whether an upload may go into the prologue of the open batch, and whether that is of use: if
   * the batch has computed and not used the buffer, and awaits no event, behind which the upload
   * would have to stay. What is recorded for a diagnosis keeps its one order.
   */
  private boolean mayRunAhead(MetalBuffer to, long offset, long bytes) {
    return policy.uploads().uploadPath() == UploadPath.AUTO
        && policy.batching() == Batching.ALL
        && recorder.isComputing()
        && !batches.batch().hasWaits()
        && !batches.batch().isRecorded()
        && ByteCommands.isWhole(offset, bytes)
        && !to.current().uses().isUsedBehindPrologue(index, batches.batch().serial)
        && batcher.hasRoomForPrologue();
  }

  private void runAhead(StagingRing ring, long region, MetalBuffer to, long offset, long bytes) {
    long pool = batches.begin();
    try {
      BufferVersion target = to.useInPrologueOf(batches.batch(), index);
      batches.blit(
          recorder.prologueBlit(),
          ring.view(),
          region,
          target.view(),
          target.offset() + offset,
          bytes);
      batches.endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private void runInOrder(StagingRing ring, long region, MetalBuffer to, long offset, long bytes) {
    boolean byKernel = !ByteCommands.isWhole(offset, bytes) || batches.sparesEncoders(bytes);
    long pool = batches.begin(byKernel);
    try {
      BufferVersion target = batches.use(to);
      batches.copy(ring.view(), region, target.view(), target.offset() + offset, bytes, byKernel);
      batches.endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
