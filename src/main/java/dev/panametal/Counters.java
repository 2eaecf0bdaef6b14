package dev.panametal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of a stream while they count; guarded by the stream's lock except where noted. */
final class Counters {
  long dispatches;
  long commandBuffers;
  long flushes;
  final long[] flushesByCause = new long[FlushCause.values().length];
  long syncs;
  long blits;
  long computeEncoders;
  long blitEncoders;
  long cpuToGpu;
  long gpuToCpu;
  long gpuToGpu;
  long freeSyncs;
  long stagedUploads;
  long stagingBytes;
  long stagingHighWater;
  long stagingStalls;
  long stagingSpills;
  long waitNanos;
  long encodeNanos;
  long gpuNanos;
  long faults;

  /** Counted by whoever closes a buffer, without the stream's lock. */
  final AtomicLong deferredFrees = new AtomicLong();

  void noteStagingLevel(long bytesInUse) {
    stagingHighWater = Math.max(stagingHighWater, bytesInUse);
  }

  private long flushes(FlushCause cause) {
    return flushesByCause[cause.ordinal()];
  }

  StreamCounters snapshot(long inFlight) {
    assert flushes == Arrays.stream(flushesByCause).sum() : "a flush has exactly one cause";
    return new StreamCounters(
        dispatches,
        commandBuffers,
        flushes,
        flushes(FlushCause.READBACK),
        flushes(FlushCause.SYNC),
        flushes(FlushCause.FREE),
        flushes(FlushCause.STAGING),
        flushes(FlushCause.LIMIT),
        flushes(FlushCause.EXPLICIT),
        syncs,
        blits,
        computeEncoders,
        blitEncoders,
        cpuToGpu,
        gpuToCpu,
        gpuToGpu,
        freeSyncs,
        deferredFrees.get(),
        stagedUploads,
        stagingBytes,
        stagingHighWater,
        stagingStalls,
        stagingSpills,
        waitNanos,
        encodeNanos,
        gpuNanos,
        inFlight,
        faults);
  }

  void reset() {
    dispatches = 0;
    commandBuffers = 0;
    flushes = 0;
    Arrays.fill(flushesByCause, 0);
    syncs = 0;
    blits = 0;
    computeEncoders = 0;
    blitEncoders = 0;
    cpuToGpu = 0;
    gpuToCpu = 0;
    gpuToGpu = 0;
    freeSyncs = 0;
    stagedUploads = 0;
    stagingBytes = 0;
    stagingHighWater = 0;
    stagingStalls = 0;
    stagingSpills = 0;
    waitNanos = 0;
    encodeNanos = 0;
    gpuNanos = 0;
    faults = 0;
    deferredFrees.set(0);
  }
}
