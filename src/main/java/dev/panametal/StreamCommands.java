package dev.panametal;

import dev.panametal.objc.AutoreleasePool;

/**
 * Dispatches, copies and fills of a stream, after their checks. {@link Uploads} and {@link
 * Downloads} have the rest.
 *
 * <p>Guarded by the stream's lock.
 */
final class StreamCommands {
  private final int index;
  private final Counters counters;
  private final StreamMemory memory;
  private final BatchRecorder recorder;
  private final CommandBatcher batcher;
  private final BatchAccess batches;
  private final StreamEvents events;

  StreamCommands(
      int index,
      Counters counters,
      StreamMemory memory,
      BatchRecorder recorder,
      CommandBatcher batcher,
      BatchAccess batches,
      StreamEvents events) {
    this.index = index;
    this.counters = counters;
    this.memory = memory;
    this.recorder = recorder;
    this.batcher = batcher;
    this.batches = batches;
    this.events = events;
  }

  void dispatch(KernelCall call, boolean inThreadgroups) {
    long stagedBytes = call.stagedBytes();
    long staged = stagedBytes == 0 ? 0 : reserveStaging(stagedBytes);
    long pool = batches.begin();
    try {
      Batch batch = batches.batch();
      call.noteUses(batch, index);
      call.encode(
          recorder.compute(call.kernel()),
          inThreadgroups,
          stagedBytes == 0 ? null : memory.staging(),
          staged);
      batch.noteDispatch(call.kernel());
      counters.dispatches++;
      batches.endDispatch();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private long reserveStaging(long bytes) {
    RegionRing regions = memory.staging().regions();
    long region = batches.reserve(regions, bytes);
    counters.noteStagingLevel(regions.bytesInUse());
    return region;
  }

  void copy(MetalBuffer from, long fromOffset, MetalBuffer to, long toOffset, long bytes) {
    batches.separateCopy();
    boolean byKernel = !ByteCommands.isWhole(fromOffset | toOffset, bytes);
    long pool = batches.begin(byKernel);
    try {
      BufferVersion source = batches.use(from);
      BufferVersion target = batches.use(to);
      batches.copy(
          source.view(),
          source.offset() + fromOffset,
          target.view(),
          target.offset() + toOffset,
          bytes,
          byKernel);
      counters.gpuToGpu++;
      batches.endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void fill(MetalBuffer buffer, long offset, long bytes, byte value) {
    batches.separateCopy();
    boolean byKernel = !ByteCommands.isWhole(offset, bytes);
    long pool = batches.begin(byKernel);
    try {
      BufferVersion target = batches.use(buffer);
      if (byKernel) {
        batches.fillBytes(target.view(), target.offset() + offset, bytes, value);
      } else {
        fillByBlits(target, offset, bytes, value);
      }
      batches.endCopy();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private void fillByBlits(BufferVersion target, long offset, long bytes, byte value) {
    for (long done = 0; done < bytes; done += BatchAccess.LONGEST_BLIT) {
      long size = Math.min(BatchAccess.LONGEST_BLIT, bytes - done);
      recorder
          .blit()
          .fillBuffer(target.view(), memory.range(target.offset() + offset + done, size), value);
      counters.blits++;
      batches.batch().commands++;
    }
  }

  void signal(MetalEvent event, long value) {
    long pool = batches.begin();
    try {
      events.signal(recorder, event, value);
      batcher.commit(FlushCause.EXPLICIT);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void await(MetalEvent event, long value) {
    long pool = batches.begin();
    try {
      events.await(recorder, event, value);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
