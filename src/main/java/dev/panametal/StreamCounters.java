package dev.panametal;

/**
 * What a stream has counted since it was made or last reset. A consistent snapshot: taken while no
 * operation of the stream runs.
 *
 * @param dispatches kernel launches that were encoded
 * @param commandBuffers command buffers committed: one for each flush, and one more where uploads
 *     ran ahead of the batch
 * @param flushes commits of a batch that holds work, each for one of the six causes that follow; an
 *     empty batch is never committed
 * @param flushesReadback flushes for a download or for access to contents
 * @param flushesSync flushes for a synchronize
 * @param flushesFree flushes for the close of a buffer in use, which only the policy preset {@code
 *     tvm} does
 * @param flushesStaging flushes because the ring for uploads or downloads was full
 * @param flushesLimit flushes because a limit of the policy was reached
 * @param flushesExplicit flushes that a caller asked for, by flush or signal, and those of close
 * @param syncs waits of the host for the GPU that a caller asked for: by synchronize, a download,
 *     or access to contents
 * @param blits copy and fill commands encoded with a blit encoder
 * @param byteCommands copies and fills that were dispatches of kernels of our own: of odd offsets
 *     or sizes, and small ones that would have ended a compute encoder. They are not among {@code
 *     dispatches}
 * @param computeEncoders compute encoders opened
 * @param blitEncoders blit encoders opened
 * @param cpuToGpu uploads
 * @param gpuToCpu downloads
 * @param gpuToGpu copies between buffers
 * @param freeSyncs waits that closing a buffer in use caused, which only the policy preset {@code
 *     tvm} does
 * @param deferredFrees buffers closed while in use, whose memory was given back later
 * @param directUploads uploads that were a plain copy into a buffer that nothing used
 * @param versionedUploads uploads that became the next version of a versioned buffer
 * @param prologueUploads uploads through the staging ring that ran ahead of the open batch
 * @param stagedUploads uploads that went through the staging ring, those of {@code prologueUploads}
 *     included
 * @param stagingBytes bytes that went through the staging ring
 * @param stagingHighWater most bytes of the staging ring in use at once since the last reset
 * @param stagingStalls waits for room in the staging ring
 * @param stagingSpills uploads larger than the largest piece the staging ring takes at once, which
 *     went through it in pieces
 * @param waitNanos nanoseconds the host waited for the GPU, for whatever reason
 * @param encodeNanos nanoseconds from the opening of a batch to its commit, summed over batches
 * @param gpuNanos nanoseconds the GPU ran the completed batches, by their GPU start and end times
 * @param inFlight batches committed and not yet known to be complete, now
 * @param faults command buffers that failed
 */
public record StreamCounters(
    long dispatches,
    long commandBuffers,
    long flushes,
    long flushesReadback,
    long flushesSync,
    long flushesFree,
    long flushesStaging,
    long flushesLimit,
    long flushesExplicit,
    long syncs,
    long blits,
    long byteCommands,
    long computeEncoders,
    long blitEncoders,
    long cpuToGpu,
    long gpuToCpu,
    long gpuToGpu,
    long freeSyncs,
    long deferredFrees,
    long directUploads,
    long versionedUploads,
    long prologueUploads,
    long stagedUploads,
    long stagingBytes,
    long stagingHighWater,
    long stagingStalls,
    long stagingSpills,
    long waitNanos,
    long encodeNanos,
    long gpuNanos,
    long inFlight,
    long faults) {

  /**
   * What was counted between an earlier snapshot and this one. {@code stagingHighWater} and {@code
   * inFlight} are levels, not sums: they are this snapshot's.
   *
   * @param earlier a snapshot of the same stream without a reset between
   * @return the difference
   */
  public StreamCounters minus(StreamCounters earlier) {
    return new StreamCounters(
        dispatches - earlier.dispatches,
        commandBuffers - earlier.commandBuffers,
        flushes - earlier.flushes,
        flushesReadback - earlier.flushesReadback,
        flushesSync - earlier.flushesSync,
        flushesFree - earlier.flushesFree,
        flushesStaging - earlier.flushesStaging,
        flushesLimit - earlier.flushesLimit,
        flushesExplicit - earlier.flushesExplicit,
        syncs - earlier.syncs,
        blits - earlier.blits,
        byteCommands - earlier.byteCommands,
        computeEncoders - earlier.computeEncoders,
        blitEncoders - earlier.blitEncoders,
        cpuToGpu - earlier.cpuToGpu,
        gpuToCpu - earlier.gpuToCpu,
        gpuToGpu - earlier.gpuToGpu,
        freeSyncs - earlier.freeSyncs,
        deferredFrees - earlier.deferredFrees,
        directUploads - earlier.directUploads,
        versionedUploads - earlier.versionedUploads,
        prologueUploads - earlier.prologueUploads,
        stagedUploads - earlier.stagedUploads,
        stagingBytes - earlier.stagingBytes,
        stagingHighWater,
        stagingStalls - earlier.stagingStalls,
        stagingSpills - earlier.stagingSpills,
        waitNanos - earlier.waitNanos,
        encodeNanos - earlier.encodeNanos,
        gpuNanos - earlier.gpuNanos,
        inFlight,
        faults - earlier.faults);
  }
}
