package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.objc.AutoreleasePool;

/**
 * What all commands of a stream share: a batch to go into, commits where the policy says so, room
 * in a ring, and copies of bytes on the GPU by the means that suit them.
 *
 * <p>Guarded by the stream's lock. Pools are pushed here, after the lock and never across a wait.
 */
final class BatchAccess {
  /**
   * The most bytes of one copy or fill command: Metal silently fails to make a copy of 4 GiB
   * (pytorch/pytorch#124335) and, on macOS 26, a fill of more (pytorch/pytorch#161265).
   */
  static final long LONGEST_BLIT = 1L << 31;

  /**
   * Up to so many bytes a dispatch costs less than ending a compute encoder and beginning another,
   * about 10 us each on a Mac (metal-flash-attention#18): at the 10 GB/s that even byte copies
   * reach, these take 7 us.
   */
  private static final long SMALL = 64 << 10;

  private final int index;
  private final BatchPolicy policy;
  private final Counters counters;
  private final BatchRecorder recorder;
  private final CommandBatcher batcher;
  private final ByteCommands byteCommands;

  BatchAccess(
      MetalDevice device,
      int index,
      BatchPolicy policy,
      Counters counters,
      BatchRecorder recorder,
      CommandBatcher batcher) {
    this.index = index;
    this.policy = policy;
    this.counters = counters;
    this.recorder = recorder;
    this.batcher = batcher;
    this.byteCommands = new ByteCommands(device);
  }

  /** Has a batch open and returns the pool for the messages to come. */
  long begin() {
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

  /** {@link #begin()} for a copy or fill of a range that blits may not be able to do. */
  long begin(boolean byKernel) {
    if (byKernel) {
      byteCommands.prepare();
    }
    return begin();
  }

  /** The open batch. */
  Batch batch() {
    return recorder.batch();
  }

  /** Notes that the open batch uses a buffer, and says where its bytes are. */
  BufferVersion use(MetalBuffer buffer) {
    return buffer.useIn(recorder.batch(), index);
  }

  /** Where the policy keeps copies apart, commits what is open before one. */
  void separateCopy() {
    if (policy.batching() != Batching.ALL) {
      batcher.flush(FlushCause.LIMIT);
    }
  }

  /** After a dispatch: commits the open batch where the policy says so. */
  void endDispatch() {
    endOperation(policy.batching() == Batching.NONE);
  }

  /** After a copy: commits the open batch where the policy says so. */
  void endCopy() {
    endOperation(policy.batching() != Batching.ALL);
  }

  /** After a download, which joins what is open. */
  void endReadback() {
    if (policy.batching() == Batching.NONE) {
      batcher.commit(FlushCause.READBACK);
    } else {
      batcher.commitIfFull();
    }
  }

  private void endOperation(boolean standsAlone) {
    if (standsAlone) {
      batcher.commit(FlushCause.LIMIT);
    } else {
      batcher.commitIfFull();
    }
  }

  /** Whether a copy had better be a dispatch, because a blit would end a compute encoder. */
  boolean sparesEncoders(long bytes) {
    return policy.uploads().uploadPath() == UploadPath.AUTO
        && bytes <= SMALL
        && recorder.isComputing();
  }

  /** Encodes a copy into the open batch. Needs a pool, of {@link #begin(boolean)} if by kernel. */
  void copy(
      MTLBuffer from, long fromOffset, MTLBuffer to, long toOffset, long bytes, boolean byKernel) {
    if (byKernel) {
      for (long done = 0; done < bytes; done += ByteCommands.LONGEST) {
        long size = Math.min(ByteCommands.LONGEST, bytes - done);
        byteCommands.copy(recorder, from, fromOffset + done, to, toOffset + done, size);
        counters.byteCommands++;
      }
    } else {
      blit(recorder.blit(), from, fromOffset, to, toOffset, bytes);
    }
  }

  /** Encodes a copy by a blit encoder of the open batch. Needs a pool. */
  void blit(
      MTLBlitCommandEncoder blit,
      MTLBuffer from,
      long fromOffset,
      MTLBuffer to,
      long toOffset,
      long bytes) {
    for (long done = 0; done < bytes; done += LONGEST_BLIT) {
      long size = Math.min(LONGEST_BLIT, bytes - done);
      blit.copyFromBuffer(from, fromOffset + done, to, toOffset + done, size);
      counters.blits++;
      recorder.batch().commands++;
    }
  }

  /** Encodes a fill of odd offset or size into the open batch. Needs a pool. */
  void fillBytes(MTLBuffer buffer, long offset, long bytes, byte value) {
    for (long done = 0; done < bytes; done += ByteCommands.LONGEST) {
      long size = Math.min(ByteCommands.LONGEST, bytes - done);
      byteCommands.fill(recorder, buffer, offset + done, size, value);
      counters.byteCommands++;
    }
  }

  /**
   * Takes a region of a ring for the batch that the next command goes into. When the ring is full,
   * commits that batch if it holds the oldest region, and waits: a region is never written while
   * the GPU may still read it, which is where TVM's staging pool goes wrong.
   */
  long reserve(RegionRing regions, long bytes) {
    regions.release(batcher.finishedSerial());
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
      regions.release(batcher.finishedSerial());
      region = regions.reserve(bytes, batcher.currentSerial());
    }
    return region;
  }
}
