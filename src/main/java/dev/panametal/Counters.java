package dev.panametal;

import java.util.concurrent.atomic.AtomicLong;

/** The counters of a stream while they count; guarded by the stream's lock except where noted. */
final class Counters {
  long dispatches;
  long commandBuffers;
  long flushes;
  long flushesReadback;
  long flushesSync;
  long flushesFree;
  long flushesStaging;
  long flushesLimit;
  long flushesExplicit;
  long syncs;
  long blits;
  long byteCommands;
  long computeEncoders;
  long blitEncoders;
  long cpuToGpu;
  long gpuToCpu;
  long gpuToGpu;
  long freeSyncs;
  long directUploads;
  long versionedUploads;
  long prologueUploads;
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

  void countFlush(FlushCause cause) {
    flushes++;
    switch (cause) {
      case READBACK -> flushesReadback++;
      case SYNC -> flushesSync++;
      case FREE -> flushesFree++;
      case STAGING -> flushesStaging++;
      case LIMIT -> flushesLimit++;
      case EXPLICIT -> flushesExplicit++;
    }
  }

  private long flushesOfAllCauses() {
    return flushesReadback
        + flushesSync
        + flushesFree
        + flushesStaging
        + flushesLimit
        + flushesExplicit;
  }

  StreamCounters snapshot(long inFlight) {
    assert flushes == flushesOfAllCauses() : "a flush has exactly one cause";
    return new StreamCounters(
        dispatches,
        commandBuffers,
        flushes,
        flushesReadback,
        flushesSync,
        flushesFree,
        flushesStaging,
        flushesLimit,
        flushesExplicit,
        syncs,
        blits,
        byteCommands,
        computeEncoders,
        blitEncoders,
        cpuToGpu,
        gpuToCpu,
        gpuToGpu,
        freeSyncs,
        deferredFrees.get(),
        directUploads,
        versionedUploads,
        prologueUploads,
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
    flushesReadback = 0;
    flushesSync = 0;
    flushesFree = 0;
    flushesStaging = 0;
    flushesLimit = 0;
    flushesExplicit = 0;
    syncs = 0;
    blits = 0;
    byteCommands = 0;
    computeEncoders = 0;
    blitEncoders = 0;
    cpuToGpu = 0;
    gpuToCpu = 0;
    gpuToGpu = 0;
    freeSyncs = 0;
    directUploads = 0;
    versionedUploads = 0;
    prologueUploads = 0;
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
