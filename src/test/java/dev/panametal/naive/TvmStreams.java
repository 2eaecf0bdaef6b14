package dev.panametal.naive;

import static java.util.Objects.requireNonNull;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLPurgeableState;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.Owned;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of Apache TVM's Metal runtime as of its commit 5d4dc872, as far as its defects go:
 * what is pending is only what is not committed; freeing looks at the default stream alone; a
 * shared buffer is read after a flush without a wait; an error names the kernel that was launched
 * last and is never cleared; one staging pool serves all streams and starts over whenever one of
 * them is synchronized; nothing is committed before somebody asks; the timer does not commit what
 * came before it. Stream 0 is the default one.
 */
public final class TvmStreams implements AutoCloseable {
  private final NaiveDevice metal = new NaiveDevice();
  private final MTLCommandQueue[] queues = {metal.newQueue(), metal.newQueue()};
  private final @Nullable MTLCommandBuffer[] pending = new MTLCommandBuffer[2];
  private final @Nullable MTLCommandBuffer[] committed = new MTLCommandBuffer[2];
  private final Map<String, MTLComputePipelineState> pipelines = new HashMap<>();
  private final ObjCBlock handler;
  private final MTLBuffer staging;
  private final MemorySegment stagingMemory;
  private final long slotBytes;
  private int nextSlot;
  private int dispatchesPending;
  private String lastKernel = "none";
  private volatile @Nullable String error;

  /**
   * Two streams.
   *
   * @param slots how many uploads the staging pool holds
   * @param slotBytes the size of each
   */
  public TvmStreams(int slots, long slotBytes) {
    this.slotBytes = slotBytes;
    staging = metal.newBuffer(slots * slotBytes).get();
    stagingMemory = NaiveDevice.memory(staging);
    handler = ObjCRuntime.current().blocks().acquire(this::completed);
  }

  private void completed(long commandBuffer) {
    if (MTLCommandBuffer.of(commandBuffer).status() == MTLCommandBufferStatus.ERROR) {
      error = "GPUError after kernel " + lastKernel;
    }
  }

  /** A shared buffer of zeros. */
  public Owned<MTLBuffer> newBuffer(long bytes) {
    return metal.newBuffer(bytes);
  }

  private MTLCommandBuffer pending(int stream) {
    MTLCommandBuffer open = pending[stream];
    if (open == null) {
      open = requireNonNull(queues[stream].commandBuffer());
      open.addCompletedHandler(handler);
      pending[stream] = open;
    }
    return open;
  }

  /** Launches a kernel of one buffer; with a pending error it returns without a word. */
  public void launch(int stream, String source, String kernel, MTLBuffer data, long threads) {
    if (error == null) {
      NaiveDevice.dispatch(
          pending(stream),
          pipelines.computeIfAbsent(kernel, name -> metal.pipeline(source, name)),
          data,
          threads);
      lastKernel = kernel;
      dispatchesPending++;
    }
  }

  /** Copies bytes into a buffer by way of the next slot of the one staging pool. */
  public void upload(int stream, MemorySegment from, MTLBuffer to) {
    long slot = slotBytes * nextSlot++;
    MemorySegment.copy(from, 0, stagingMemory, slot, from.byteSize());
    var blit = requireNonNull(pending(stream).blitCommandEncoder());
    blit.copyFromBuffer(staging, slot, to, 0, from.byteSize());
    blit.endEncoding();
  }

  /** Commits, without waiting. */
  public void flush(int stream) {
    MTLCommandBuffer open = pending[stream];
    if (open != null) {
      open.commit();
      committed[stream] = open;
      pending[stream] = null;
      dispatchesPending = 0;
    }
  }

  /** Commits and waits; the whole staging pool is taken to be free then. */
  public void synchronize(int stream) {
    flush(stream);
    MTLCommandBuffer last = committed[stream];
    if (last != null) {
      last.waitUntilCompleted();
    }
    nextSlot = 0;
  }

  private boolean hasPendingWork() {
    return pending[0] != null;
  }

  /** Frees a buffer: waits if the default stream has something that is not committed. */
  public void free(Owned<MTLBuffer> buffer) {
    if (hasPendingWork()) {
      synchronize(0);
    }
    buffer.get().setPurgeableState(MTLPurgeableState.EMPTY);
    buffer.close();
  }

  /** Copies a shared buffer to the host, of which the pointer was asked for before. */
  public void readShared(MemorySegment memory, MemorySegment to) {
    flush(0);
    to.copyFrom(memory);
  }

  /** The error so far, or null. */
  public @Nullable String error() {
    return error;
  }

  /** How many of the dispatches so far have been handed to the GPU. */
  public boolean hasCommitted() {
    return committed[0] != null;
  }

  /** What a timer that starts now will bill, though it was launched before. */
  public int startTimer() {
    return dispatchesPending;
  }

  @Override
  public void close() {
    synchronize(0);
    synchronize(1);
    handler.close();
    metal.close();
  }
}
