package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.objc.AutoreleasePool;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue of work for the GPU: launches and copies run in the order in which they are asked for.
 *
 * <p>They are recorded into an open batch, one {@code MTLCommandBuffer}, which is committed when a
 * result is read, on {@link #flush()} and {@link #synchronize()}, and when the {@link BatchPolicy}
 * says so. Launches and uploads return without waiting for the GPU, unless the policy's bound on
 * batches in flight or the staging ring is exhausted.
 *
 * <p>If a command buffer fails, the first operation that knows throws a {@link
 * MetalFaultException}, {@link #synchronize()} and {@link #download} at the latest; from then on
 * every operation throws until {@link #reset()}.
 *
 * <p>A stream may be used from several threads and from virtual threads: a lock makes each
 * operation atomic. The order between threads is the caller's matter.
 */
public final class MetalStream implements AutoCloseable {
  /**
   * On macOS offsets and sizes of copies and fills are multiples of this, by Apple's documentation.
   */
  private static final int COPY_UNIT = 4;

  /**
   * The most bytes of one copy command: Metal silently copies nothing beyond 4 GiB
   * (pytorch/pytorch#124335).
   */
  private static final long LONGEST_COPY = 1L << 31;

  private final MetalDevice device;
  private final String name;
  private final int index;
  private final BatchPolicy policy;
  private final Counters counters = new Counters();
  private final StreamMemory memory;
  private final BatchRecorder recorder;
  private final CommandBatcher batcher;
  private final ReentrantLock lock = new ReentrantLock();
  private final ThreadLocal<KernelCall> calls = ThreadLocal.withInitial(() -> new KernelCall(this));
  private KernelCall lastCall = new KernelCall(this);
  private volatile boolean closed;

  MetalStream(MetalDevice device, int index, long lastSerial, BatchPolicy policy) {
    this.device = device;
    this.name = "stream " + index;
    this.index = index;
    this.policy = policy;
    this.memory = new StreamMemory(device, policy, name);
    this.recorder = new BatchRecorder(memory.queue(), counters);
    this.batcher = new CommandBatcher(device, name, policy, counters, recorder, lastSerial);
  }

  /**
   * Launches a kernel. A convenience that allocates; {@link #call} does not.
   *
   * @param kernel a kernel of this stream's device
   * @param grid how many threads
   * @param arguments one for each buffer argument of the kernel, by rising index: a {@link
   *     MetalBuffer}, or in place of one that the kernel only reads an {@code Integer} ({@code int}
   *     or {@code uint}), {@code Long}, {@code Float}, {@code Short} (the bits of a {@code half})
   *     or {@link MemorySegment} (raw bytes)
   * @throws MetalArgumentException if an argument or the grid does not fit the kernel
   * @throws MetalFaultException if the stream is faulted
   */
  public void launch(MetalKernel kernel, Grid grid, Object... arguments) {
    KernelCall call = call(kernel);
    LaunchArguments.give(call, kernel, arguments);
    call.dispatch(grid);
  }

  /**
   * Begins a launch whose arguments are given one by one. Allocates nothing once the thread has
   * called it before.
   *
   * @param kernel a kernel of this stream's device
   * @return the call, good for this one launch
   * @throws MetalArgumentException if the kernel belongs to another device
   * @throws MetalClosedException if the stream is closed
   */
  public KernelCall call(MetalKernel kernel) {
    checkOpen();
    if (kernel.device() != device) {
      throw new MetalArgumentException(
          "Kernel '%s' belongs to another device than %s.".formatted(kernel.name(), name));
    }
    KernelCall call = lastCall;
    if (call.thread != Thread.currentThread()) {
      call = calls.get();
      lastCall = call;
    }
    return call.begin(kernel);
  }

  void dispatch(KernelCall call, boolean inThreadgroups) {
    lock.lock();
    try {
      enter();
      long stagedBytes = call.stagedBytes();
      long staged = stagedBytes == 0 ? 0 : reserveStaging(stagedBytes);
      long pool = begin();
      try {
        Batch batch = recorder.batch();
        call.noteUses(index, batch.serial);
        call.encode(
            recorder.compute(), inThreadgroups, stagedBytes == 0 ? null : memory.staging(), staged);
        batch.noteDispatch(call.kernel());
        counters.dispatches++;
        if (policy.batching() == Batching.NONE || batch.dispatches >= policy.maxDispatches()) {
          batcher.commit();
        }
      } finally {
        AutoreleasePool.pop(pool);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies bytes from the host into a buffer, in order with the other work of this stream.
   *
   * @param from the bytes, on or off the heap; they may be reused once this returns
   * @param to a buffer of this stream's device
   * @param offset where in it, in bytes
   * @throws MetalArgumentException if the range lies outside the buffer, or offset or size are no
   *     multiples of 4, or the policy wants a direct copy and the buffer does not allow it
   * @throws MetalFaultException if the stream is faulted
   */
  public void upload(MemorySegment from, MetalBuffer to, long offset) {
    long bytes = from.byteSize();
    checkRange("Upload", to, offset, bytes);
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      if (goesDirect(to)) {
        to.acquire();
        try {
          MemorySegment.copy(from, 0, to.memory(), offset, bytes);
        } finally {
          to.giveBack();
        }
      } else {
        uploadStaged(from, to, offset);
      }
      counters.cpuToGpu++;
    } finally {
      lock.unlock();
    }
  }

  private boolean goesDirect(MetalBuffer to) {
    boolean possible = to.storage() == Storage.SHARED && device.buffers().isIdle(to);
    if (policy.uploadPath() == UploadPath.DIRECT && !possible) {
      throw new MetalArgumentException(
          "The policy of %s asks for direct uploads, but buffer '%s' is %s. Synchronize first, or use"
                  .formatted(
                      name,
                      to.label(),
                      to.storage() == Storage.PRIVATE ? "private" : "in use by the GPU")
              + " UploadPath.AUTO.");
    }
    return possible && policy.uploadPath() != UploadPath.STAGED;
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

  /**
   * Copies between buffers on the GPU ({@code
   * copyFromBuffer:sourceOffset:toBuffer:destinationOffset:size:}).
   *
   * @param from a buffer of this stream's device
   * @param fromOffset where in it, in bytes
   * @param to a buffer of this stream's device
   * @param toOffset where in it, in bytes
   * @param bytes how many
   * @throws MetalArgumentException if a range lies outside its buffer, the ranges overlap in one
   *     buffer, or offsets or size are no multiples of 4
   * @throws MetalFaultException if the stream is faulted
   */
  public void copy(MetalBuffer from, long fromOffset, MetalBuffer to, long toOffset, long bytes) {
    checkRange("Copy", from, fromOffset, bytes);
    checkRange("Copy", to, toOffset, bytes);
    if (from == to && Math.abs(fromOffset - toOffset) < bytes) {
      throw new MetalArgumentException(
          "Copy of %d bytes within buffer '%s' from offset %d to %d overlaps itself; copy through"
                  .formatted(bytes, from.label(), fromOffset, toOffset)
              + " another buffer.");
    }
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      separateCopy();
      long pool = begin();
      try {
        MTLBlitCommandEncoder blit = recorder.blit();
        use(from);
        use(to);
        long done = 0;
        while (bytes - done > LONGEST_COPY) {
          blit.copyFromBuffer(
              from.view(), fromOffset + done, to.view(), toOffset + done, LONGEST_COPY);
          counters.blits++;
          done += LONGEST_COPY;
        }
        blit.copyFromBuffer(
            from.view(), fromOffset + done, to.view(), toOffset + done, bytes - done);
        counters.gpuToGpu++;
        endCopy();
      } finally {
        AutoreleasePool.pop(pool);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fills a range of a buffer on the GPU ({@code fillBuffer:range:value:}).
   *
   * @param buffer a buffer of this stream's device
   * @param offset where the range begins, in bytes
   * @param bytes how long it is
   * @param value what each of its bytes becomes
   * @throws MetalArgumentException if the range lies outside the buffer, or offset or size are no
   *     multiples of 4
   * @throws MetalFaultException if the stream is faulted
   */
  public void fill(MetalBuffer buffer, long offset, long bytes, byte value) {
    checkRange("Fill", buffer, offset, bytes);
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      separateCopy();
      long pool = begin();
      try {
        MTLBlitCommandEncoder blit = recorder.blit();
        use(buffer);
        blit.fillBuffer(buffer.view(), memory.range(offset, bytes), value);
        endCopy();
      } finally {
        AutoreleasePool.pop(pool);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies bytes from a buffer to the host. Commits what is open and waits for everything that was
   * asked for before.
   *
   * @param from a buffer of this stream's device
   * @param offset where in it, in bytes
   * @param to where the bytes go, on or off the heap; its size says how many
   * @throws MetalArgumentException if the range lies outside the buffer, or offset or size are no
   *     multiples of 4
   * @throws MetalFaultException if a batch failed that could have written the bytes; then nothing
   *     was copied
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   */
  public void download(MetalBuffer from, long offset, MemorySegment to) {
    long bytes = to.byteSize();
    checkRange("Download", from, offset, bytes);
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      if (from.storage() == Storage.SHARED) {
        from.acquire();
        try {
          batcher.awaitSerial(batcher.flush());
          counters.syncs++;
          MemorySegment.copy(from.memory(), offset, to, 0, bytes);
        } finally {
          from.giveBack();
        }
      } else {
        downloadThroughReadback(from, offset, to);
      }
      counters.gpuToCpu++;
    } finally {
      lock.unlock();
    }
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
        serial = batcher.commit();
      } finally {
        AutoreleasePool.pop(pool);
      }
      batcher.awaitSerial(serial);
      counters.syncs++;
      MemorySegment.copy(readback, 0, to, done, size);
    }
  }

  /**
   * Commits the open batch without waiting for it ({@code commit}). An empty one is not committed.
   *
   * @return the serial of the last committed batch: 1 for the first of a device's first stream
   * @throws MetalFaultException if the stream is faulted
   */
  public long flush() {
    lock.lock();
    try {
      enter();
      return batcher.flush();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Commits what is open and waits until all work of this stream is done. Other threads may go on
   * encoding meanwhile; their work is not waited for.
   *
   * @throws MetalFaultException if any of it failed
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   */
  public void synchronize() {
    synchronizeUntil(CommandBatcher.FOREVER);
  }

  /**
   * Like {@link #synchronize()}, but not for ever.
   *
   * @param timeout how long to wait
   * @throws MetalTimeoutException if the work is not done by then; it goes on
   * @throws MetalFaultException if any of it failed
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   */
  public void synchronize(Duration timeout) {
    synchronizeUntil(CommandBatcher.deadline(timeout));
  }

  private void synchronizeUntil(long deadline) {
    long serial;
    lock.lock();
    try {
      enter();
      serial = batcher.flush();
      counters.syncs++;
    } finally {
      lock.unlock();
    }
    parkUnlocked(serial, deadline);
  }

  private void parkUnlocked(long serial, long deadline) {
    long waited = batcher.park(serial, deadline);
    lock.lock();
    try {
      counters.waitNanos += waited;
      batcher.checkUsable();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for one batch, committing it first if it is the open one. */
  void awaitSerial(long serial) {
    lock.lock();
    try {
      enter();
      if (batcher.currentSerial() <= serial) {
        batcher.flush();
      }
      counters.syncs++;
    } finally {
      lock.unlock();
    }
    parkUnlocked(serial, CommandBatcher.FOREVER);
  }

  /**
   * A buffer that this stream uses was closed. Its memory waits, or, under TVM's policy, the
   * caller.
   */
  void freeWhileInUse() {
    if (!policy.freeSynchronizes()) {
      counters.deferredFrees.incrementAndGet();
      return;
    }
    lock.lock();
    try {
      if (!closed && !batcher.isFaulted()) {
        batcher.flush();
        counters.freeSyncs++;
        batcher.awaitCommitted();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The largest n such that every batch up to n is done. */
  long completedSerial() {
    return batcher.completedSerial();
  }

  /**
   * Whether work was asked for that is not done: recorded or in flight.
   *
   * @return whether {@link #synchronize()} would have anything to wait for
   */
  public boolean hasPendingWork() {
    lock.lock();
    try {
      return batcher.hasPendingWork();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What this stream has counted.
   *
   * @return a snapshot
   */
  public StreamCounters counters() {
    lock.lock();
    try {
      batcher.reap();
      return counters.snapshot(batcher.inFlight());
    } finally {
      lock.unlock();
    }
  }

  /** Sets all counters to 0. */
  public void resetCounters() {
    lock.lock();
    try {
      batcher.reap();
      counters.reset();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The policy in force.
   *
   * @return the policy that the stream was made with
   */
  public BatchPolicy policy() {
    return policy;
  }

  /**
   * Makes a faulted stream usable again: gives up what is recorded but not committed, waits for
   * what is in flight, forgets the fault and goes on with a new command queue. What the failed
   * batches should have written is undefined; upload or compute it again.
   *
   * <p>On a stream without a fault it does the same, so what is recorded and not committed is lost.
   */
  public void reset() {
    lock.lock();
    try {
      checkOpen();
      batcher.abandon();
      batcher.clearFault();
      recorder.useQueue(memory.renewQueue());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Commits what is open, waits for all work and releases what the stream owns. Closing again does
   * nothing.
   *
   * @throws MetalFaultException if a batch failed and no operation has said so yet; everything is
   *     released all the same
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try {
        if (!batcher.isFaulted()) {
          batcher.flush();
        }
        batcher.abandon();
      } finally {
        batcher.close();
        memory.release();
        device.buffers().unregister(index, batcher.lastSerial());
        device.buffers().releaseFinished();
      }
      MetalFaultException unseen = batcher.unseenFault();
      if (unseen != null) {
        throw unseen;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "MetalStream[%s, policy %s]".formatted(name, policy.name());
  }

  private void enter() {
    checkOpen();
    batcher.checkUsable();
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
      batcher.flush();
    }
  }

  private void endCopy() {
    counters.blits++;
    recorder.batch().commands++;
    if (policy.batching() != Batching.ALL) {
      batcher.commit();
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
        batcher.flush();
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
    buffer.uses().set(index, recorder.batch().serial);
    // After the note: a close() that does not see it is one that is seen here.
    buffer.checkOpen();
  }

  void checkUsable(MetalBuffer buffer) {
    if (buffer.device() != device) {
      throw new MetalArgumentException(
          "Buffer '%s' belongs to another device than %s.".formatted(buffer.label(), name));
    }
    buffer.checkOpen();
  }

  private void checkRange(String what, MetalBuffer buffer, long offset, long bytes) {
    checkOpen();
    checkUsable(buffer);
    if (offset < 0 || bytes < 0 || bytes > buffer.bytes() - offset) {
      throw new MetalArgumentException(
          "%s of %d bytes at offset %d lies outside buffer '%s', which has %d bytes."
              .formatted(what, bytes, offset, buffer.label(), buffer.bytes()));
    }
    if (offset % COPY_UNIT != 0 || bytes % COPY_UNIT != 0) {
      throw new MetalArgumentException(
          "%s of %d bytes at offset %d of buffer '%s': both must be multiples of %d."
              .formatted(what, bytes, offset, buffer.label(), COPY_UNIT));
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new MetalClosedException("%s was closed and takes no more work.".formatted(name));
    }
  }
}
