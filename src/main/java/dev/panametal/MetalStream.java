package dev.panametal;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  /** Nobody's, to ask whether a segment is everybody's. */
  private static final Thread ANOTHER_THREAD = Thread.ofVirtual().unstarted(() -> {});

  private final MetalDevice device;
  private final String name;
  private final int index;
  private final BatchPolicy policy;
  private final Counters counters = new Counters();
  private final StreamMemory memory;
  private final BatchRecorder recorder;
  private final StreamEvents events;
  private final CommandBatcher batcher;
  private final StreamCommands commands;
  private final Uploads uploads;
  private final Downloads downloads;
  private final Readbacks readbacks = new Readbacks();
  private final DownloadWatcher downloadWatcher;
  private final ReentrantLock lock = new ReentrantLock();
  private final ThreadLocal<KernelCall> calls = ThreadLocal.withInitial(() -> new KernelCall(this));
  private KernelCall lastCall = new KernelCall(this);
  private final LeakGuard guard;
  private volatile boolean closed;

  MetalStream(MetalDevice device, int index, long lastSerial, BatchPolicy policy) {
    this.device = device;
    this.name = "stream " + index;
    this.index = index;
    this.policy = policy;
    this.memory = new StreamMemory(device, policy, name);
    this.recorder = new BatchRecorder(memory.queue(), counters, new FaultTracing(policy.faults()));
    this.events = new StreamEvents(device.eventOrder(), this, index);
    this.batcher =
        new CommandBatcher(device, name, policy, counters, recorder, readbacks, events, lastSerial);
    BatchAccess batches = new BatchAccess(device, index, policy, counters, recorder, batcher);
    this.commands = new StreamCommands(index, counters, memory, recorder, batcher, batches, events);
    this.uploads =
        new Uploads(
            device, name, index, policy, counters, memory, recorder, batcher, batches, events);
    this.downloads = new Downloads(counters, memory, batcher, batches, readbacks);
    this.downloadWatcher = new DownloadWatcher(name, new PendingDownloads());
    // Its queue and memory stay: the device that would release them is as unreachable.
    this.guard = device.leaks().watch(this, "Stream '%s'".formatted(name), () -> {});
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
      commands.dispatch(call, inThreadgroups);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies bytes from the host into a buffer, in order with the other work of this stream. By which
   * way, {@link UploadPath} says. Returns without waiting for the GPU, unless the staging ring is
   * full.
   *
   * @param from the bytes, on or off the heap; they may be reused once this returns
   * @param to a buffer of this stream's device
   * @param offset where in it, in bytes; any
   * @throws MetalArgumentException if the range lies outside the buffer, or the policy wants a
   *     direct copy and the buffer does not allow it
   * @throws MetalClosedException if the stream or the buffer is closed
   * @throws MetalFaultException if the stream is faulted
   * @throws MetalInterruptedException if the thread is interrupted while it waits for room in the
   *     ring; a part of the bytes may have been uploaded
   */
  public void upload(MemorySegment from, MetalBuffer to, long offset) {
    long bytes = from.byteSize();
    checkRange("Upload", to, offset, bytes);
    HostMemory.checkReadable(from, "upload");
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      uploads.upload(from, to, offset);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies between buffers on the GPU ({@code
   * copyFromBuffer:sourceOffset:toBuffer:destinationOffset:size:}; by a kernel of our own where
   * offsets or size are no multiples of 4, which that message does not take). Returns at once.
   *
   * @param from a buffer of this stream's device
   * @param fromOffset where in it, in bytes; any
   * @param to a buffer of this stream's device
   * @param toOffset where in it, in bytes; any
   * @param bytes how many; 0 is a no-op
   * @throws MetalArgumentException if a range lies outside its buffer, or the ranges overlap in one
   *     buffer
   * @throws MetalClosedException if the stream or a buffer is closed
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
      commands.copy(from, fromOffset, to, toOffset, bytes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fills a range of a buffer on the GPU ({@code fillBuffer:range:value:}; by a kernel of our own
   * where offset or size are no multiples of 4, which that message does not take). Returns at once.
   *
   * @param buffer a buffer of this stream's device
   * @param offset where the range begins, in bytes; any
   * @param bytes how long it is; 0 is a no-op
   * @param value what each of its bytes becomes
   * @throws MetalArgumentException if the range lies outside the buffer
   * @throws MetalClosedException if the stream or the buffer is closed
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
      commands.fill(buffer, offset, bytes, value);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies bytes from a buffer to the host. Commits what is open and waits for everything that was
   * asked for before.
   *
   * @param from a buffer of this stream's device
   * @param offset where in it, in bytes; any
   * @param to where the bytes go, on or off the heap; its size says how many; empty is a no-op
   * @throws MetalArgumentException if the range lies outside the buffer, or {@code to} is read-only
   * @throws MetalClosedException if the stream or the buffer is closed
   * @throws MetalFaultException if a batch failed that could have written the bytes; then nothing
   *     was copied
   * @throws MetalInterruptedException if the thread is interrupted while it waits
   */
  public void download(MetalBuffer from, long offset, MemorySegment to) {
    long bytes = to.byteSize();
    checkRange("Download", from, offset, bytes);
    HostMemory.checkWritable(to, "download");
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      enter();
      downloads.download(from, offset, to);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies bytes from a buffer to the host as soon as the work that was asked for before is done.
   * Returns without waiting for the GPU, unless the ring for downloads is full; it has the size
   * that the policy gives the staging ring. Commits nothing: {@link #flush()} makes it come soon.
   *
   * <p>The future completes on a virtual thread of its own, never on one of the driver's, so what
   * hangs on it may take its time. If a batch failed that could have written the bytes, it
   * completes with that {@link MetalFaultException} and nothing was copied; the stream throws the
   * fault too. After {@link #reset()} a download whose batch had not been committed completes with
   * {@link java.util.concurrent.CancellationException}. {@link #close()} waits for the bytes of all
   * downloads. Cancelling the future does not stop the copy.
   *
   * @param from a buffer of this stream's device
   * @param offset where in it, in bytes; any
   * @param to where the bytes go, on or off the heap, accessible from every thread; its size says
   *     how many; leave it alone until the future is complete
   * @return {@code to}, once the bytes are there; at once if it is empty
   * @throws MetalArgumentException if the range lies outside the buffer, or {@code to} is read-only
   *     or of a confined arena
   * @throws MetalClosedException if the stream or the buffer is closed
   * @throws MetalFaultException if the stream is faulted
   * @throws MetalInterruptedException if the thread is interrupted while it waits for room in the
   *     ring; nothing is downloaded then
   */
  public CompletableFuture<MemorySegment> downloadAsync(
      MetalBuffer from, long offset, MemorySegment to) {
    long bytes = to.byteSize();
    checkRange("Download", from, offset, bytes);
    HostMemory.checkWritable(to, "download");
    if (!to.isAccessibleBy(ANOTHER_THREAD)) {
      throw new MetalArgumentException(
          "An asynchronous download is written by another thread, but this segment belongs to a"
              + " confined arena. Use Arena.ofShared(), Arena.ofAuto() or the heap.");
    }
    if (bytes == 0) {
      return CompletableFuture.completedFuture(to);
    }
    lock.lock();
    try {
      enter();
      CompletableFuture<MemorySegment> future = downloads.downloadAsync(from, offset, to);
      downloadWatcher.wake();
      return future;
    } finally {
      lock.unlock();
    }
  }

  /** What the watcher of downloads sees of this stream. */
  private final class PendingDownloads implements DownloadWatcher.Watched {
    @Override
    public long oldestDownload() {
      lock.lock();
      try {
        return readbacks.oldestSerial();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void awaitDone(long serial) throws InterruptedException {
      batcher.awaitDone(serial);
    }

    @Override
    public void finishDownloads() {
      lock.lock();
      try {
        batcher.reap();
      } finally {
        lock.unlock();
      }
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
      return batcher.flush(FlushCause.EXPLICIT);
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
      serial = batcher.flush(FlushCause.SYNC);
      counters.syncs++;
    } finally {
      lock.unlock();
    }
    parkUnlocked(serial, deadline);
  }

  private void parkUnlocked(long serial, long deadline) {
    if (batcher.completedSerial() < serial) {
      events.requireProgress();
    }
    long start = System.nanoTime();
    boolean done = batcher.park(serial, deadline);
    lock.lock();
    try {
      counters.waitNanos += System.nanoTime() - start;
      batcher.checkUsable();
      if (!done && batcher.completedSerial() < serial) {
        throw batcher.timeout(serial);
      }
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
        batcher.flush(FlushCause.READBACK);
      }
      counters.syncs++;
    } finally {
      lock.unlock();
    }
    parkUnlocked(serial, CommandBatcher.FOREVER);
  }

  /**
   * Has the event signalled with a value once all work that was asked for before is done ({@code
   * encodeSignalEvent:value:}). Commits that work, without waiting: what awaits the event would
   * otherwise wait for a batch that nobody commits.
   *
   * @param event an event of this stream's device
   * @param value greater than every value of it that anybody was asked to signal before
   * @throws MetalArgumentException if it is not, or if another stream is still to signal the event
   *     and this one was not told to await that, or the event belongs to another device
   * @throws MetalClosedException if the stream or the event is closed
   * @throws MetalFaultException if the stream is faulted
   */
  public void signal(MetalEvent event, long value) {
    checkUsable(event);
    lock.lock();
    try {
      enter();
      commands.signal(event, value);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has all work that is asked for from now on wait on the GPU until the event has reached a value
   * ({@code encodeWaitForEvent:value:}). Returns at once and commits nothing; the host does not
   * wait. The value may be signalled later.
   *
   * <p>If the work that was to signal it fails, this stream's work after it is let go and becomes a
   * fault of kind {@link FaultKind#AWAITED_WORK_FAILED}. What nobody signals holds the stream for
   * ever, or until Metal gives the wait up with {@link FaultKind#TIMEOUT}; where all signallers are
   * known (see {@link EventSignallers#STREAMS}), such a wait is refused.
   *
   * @param event an event of this stream's device
   * @param value the value to wait for, at least 0
   * @throws MetalArgumentException if the value is negative or the event belongs to another device
   * @throws MetalDeadlockException if the wait could never end; nothing was encoded
   * @throws MetalClosedException if the stream or the event is closed
   * @throws MetalFaultException if the stream is faulted
   */
  public void await(MetalEvent event, long value) {
    checkUsable(event);
    if (value < 0) {
      throw new MetalArgumentException(
          "Value %d of event '%s' cannot be awaited: values are not negative."
              .formatted(value, event.label()));
    }
    lock.lock();
    try {
      enter();
      commands.await(event, value);
    } finally {
      lock.unlock();
    }
  }

  private void checkUsable(MetalEvent event) {
    checkOpen();
    if (event.device() != device) {
      throw new MetalArgumentException(
          "Event '%s' belongs to another device than %s.".formatted(event.label(), name));
    }
    event.checkOpen();
  }

  /** The fault of a batch that failed to signal, for a thread that waited for the event. */
  MetalFaultException faultOf(EventSignal signal) {
    // Batches are taken note of in order, and this one may have completed before others.
    batcher.park(signal.serial, CommandBatcher.FOREVER);
    lock.lock();
    try {
      batcher.reap();
      return Objects.requireNonNull(signal.fault()).again();
    } finally {
      lock.unlock();
    }
  }

  String name() {
    return name;
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
        batcher.flush(FlushCause.FREE);
        counters.freeSyncs++;
        batcher.awaitCommitted();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for what is in flight, at most until a deadline: the process exits. */
  void drain(long deadline) {
    try {
      if (lock.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        long serial;
        try {
          serial = batcher.lastCommittedSerial();
        } finally {
          lock.unlock();
        }
        batcher.park(serial, deadline);
      }
    } catch (InterruptedException | MetalInterruptedException e) {
      // Whoever ends the process does not want to wait.
      Thread.currentThread().interrupt();
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
      events.letGo();
      batcher.abandon();
      batcher.clearFault();
      events.forget();
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
      device.leaks().closed(guard);
      try {
        if (!events.letGo() && !batcher.isFaulted()) {
          batcher.flush(FlushCause.EXPLICIT);
        }
        batcher.abandon();
      } finally {
        events.forget();
        downloadWatcher.stop();
        batcher.close();
        memory.release();
        device.buffers().unregister(index, batcher.lastSerial());
        device.eventOrder().forget(this);
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
  }

  private void checkOpen() {
    if (closed) {
      throw new MetalClosedException("%s was closed and takes no more work.".formatted(name));
    }
  }
}
