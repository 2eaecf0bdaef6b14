package dev.panametal.naive;

import static java.util.Objects.requireNonNull;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What other projects did, each until a bug report: the thread is named with each. */
public final class Shortcuts implements AutoCloseable {
  private static final long THREADS = 16;

  private final NaiveDevice metal = new NaiveDevice();
  private final MTLCommandQueue queue = metal.newQueue();
  private final MTLComputePipelineState addOne;
  private final Owned<MTLBuffer> data = metal.newBuffer(4 * THREADS);

  /** With a kernel {@code add_one} of one buffer. */
  public Shortcuts(String source) {
    addOne = metal.pipeline(source, "add_one");
  }

  /** The buffer of the kernel. */
  public MTLBuffer data() {
    return data.get();
  }

  private MTLCommandBuffer commands() {
    MTLCommandBuffer commands = requireNonNull(queue.commandBuffer());
    NaiveDevice.dispatch(commands, addOne, data.get(), THREADS);
    return commands;
  }

  /**
   * Asks for the status, waits, and acts upon what it was told (candle#3850).
   *
   * @param meanwhile runs between the two
   */
  public void statusBeforeTheWait(Runnable meanwhile) {
    MTLCommandBuffer commands = commands();
    commands.commit();
    long status = commands.status();
    meanwhile.run();
    commands.waitUntilCompleted();
    if (status == MTLCommandBufferStatus.ERROR) {
      throw new IllegalStateException("the command buffer failed");
    }
  }

  /** Takes the return of the wait for success (pytorch#193571). */
  public void waitAlone() {
    MTLCommandBuffer commands = commands();
    commands.commit();
    commands.waitUntilCompleted();
  }

  /** Takes the end of the range for its length (pytorch#114838). */
  public void fill(long offset, long bytes, byte value) {
    MTLCommandBuffer commands = requireNonNull(queue.commandBuffer());
    var blit = requireNonNull(commands.blitCommandEncoder());
    try (Arena arena = Arena.ofConfined()) {
      blit.fillBuffer(data.get(), NSRange.allocate(arena, offset, offset + bytes), value);
    } finally {
      blit.endEncoding();
    }
    commands.commit();
    commands.waitUntilCompleted();
  }

  /**
   * Frees a buffer while a command buffer that does not retain it is in flight (mlx#3461).
   *
   * @param meanwhile runs after that
   */
  public void freeInFlight(Runnable meanwhile) {
    Owned<MTLBuffer> temporary = metal.newBuffer(4 * THREADS);
    MTLCommandBuffer commands = requireNonNull(queue.commandBufferWithUnretainedReferences());
    NaiveDevice.dispatch(commands, addOne, temporary.get(), THREADS);
    commands.commit();
    temporary.close();
    meanwhile.run();
    commands.waitUntilCompleted();
    if (commands.status() == MTLCommandBufferStatus.ERROR) {
      throw new IllegalStateException("the command buffer failed");
    }
  }

  /**
   * Leaves the signal to the command buffer, which never gives it if it fails (mlx#3523).
   *
   * @return whether the event has been signalled once the command buffer is done
   */
  public boolean signalOnTheGpuAlone() {
    MTLSharedEvent event = metal.newEvent();
    MTLCommandBuffer commands = commands();
    commands.encodeSignalEvent(event, 1);
    commands.commit();
    commands.waitUntilCompleted();
    return event.waitUntilSignaledValue(1, 0);
  }

  /** Opens a command buffer for each piece of work and commits them all in the end (wgpu#3084). */
  public void commitLater(int pieces) {
    List<MTLCommandBuffer> open = new ArrayList<>();
    try {
      for (int i = 0; i < pieces; i++) {
        open.add(commands());
      }
    } finally {
      open.forEach(MTLCommandBuffer::commit);
      open.getLast().waitUntilCompleted();
    }
  }

  /** Uploads through staging memory of a fixed size, whatever the size (iree#24643). */
  public void uploadThroughStaging(MemorySegment from, long stagingBytes) {
    Owned<MTLBuffer> staging = metal.newBuffer(stagingBytes);
    NaiveDevice.memory(staging.get()).copyFrom(from);
    MTLCommandBuffer commands = requireNonNull(queue.commandBuffer());
    var blit = requireNonNull(commands.blitCommandEncoder());
    blit.copyFromBuffer(staging.get(), 0, data.get(), 0, from.byteSize());
    blit.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();
  }

  @Override
  public void close() {
    metal.close();
  }
}
