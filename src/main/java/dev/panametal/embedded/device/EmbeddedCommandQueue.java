package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.DeviceThread;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLCommandBufferStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * {@code MTLCommandQueue}: hands out command buffers, keeps their order, and executes them on a
 * thread of its own.
 *
 * <p>A command buffer takes a slot from its creation to its completion. Without a free slot the
 * program waits, as with Metal; where all slots belong to command buffers that are not committed,
 * it would wait for ever, and is told so.
 */
public final class EmbeddedCommandQueue extends LabelledObject {
  private final int capacity;
  private final Recycler<EmbeddedCommandBuffer> commandBuffers =
      new Recycler<>(EmbeddedCommandBuffer::scrap);
  private final Recycler<EmbeddedComputeEncoder> computeEncoders =
      new Recycler<>(CommandEncoder::scrap);
  private final Recycler<EmbeddedBlitEncoder> blitEncoders = new Recycler<>(CommandEncoder::scrap);

  /** Guards what follows; the queue's thread and those that wait for a slot wait on it. */
  private final Object lock = new Object();

  private final Deque<EmbeddedCommandBuffer> order = new ArrayDeque<>();
  private int slotsUsed;
  private int uncommitted;
  private boolean stopped;
  private @Nullable DeviceThread thread;

  EmbeddedCommandQueue(EmbeddedDevice device, long capacity) {
    super(device, Owner.CLIENT);
    this.capacity = (int) Math.min(capacity, Integer.MAX_VALUE);
  }

  @Override
  public String className() {
    return "MTLCommandQueue";
  }

  @Override
  protected void dealloc() {
    synchronized (lock) {
      stopped = true;
      lock.notifyAll();
    }
    commandBuffers.close();
    computeEncoders.close();
    blitEncoders.close();
  }

  Recycler<EmbeddedCommandBuffer> commandBuffers() {
    return commandBuffers;
  }

  Recycler<EmbeddedComputeEncoder> computeEncoders() {
    return computeEncoders;
  }

  Recycler<EmbeddedBlitEncoder> blitEncoders() {
    return blitEncoders;
  }

  EmbeddedComputeEncoder newComputeEncoder() {
    EmbeddedComputeEncoder encoder = computeEncoders.poll();
    if (encoder == null) {
      return new EmbeddedComputeEncoder(embeddedDevice());
    }
    encoder.reviveForClient();
    return encoder;
  }

  EmbeddedBlitEncoder newBlitEncoder() {
    EmbeddedBlitEncoder encoder = blitEncoders.poll();
    if (encoder == null) {
      return new EmbeddedBlitEncoder(embeddedDevice());
    }
    encoder.reviveForClient();
    return encoder;
  }

  /** Answers {@code commandBuffer}. */
  @Message(selector = "commandBuffer", types = "@@:")
  public long commandBuffer() {
    return newCommandBuffer(true, 0);
  }

  /** Answers {@code commandBufferWithUnretainedReferences}. */
  @Message(selector = "commandBufferWithUnretainedReferences", types = "@@:")
  public long commandBufferWithUnretainedReferences() {
    return newCommandBuffer(false, 0);
  }

  /** Answers {@code commandBufferWithDescriptor:}. */
  @Message(selector = "commandBufferWithDescriptor:", types = "@@:@")
  public long commandBufferWithDescriptor(long descriptor) {
    CommandBufferDescriptor given =
        machine()
            .argument(descriptor, CommandBufferDescriptor.class, "commandBufferWithDescriptor:");
    return newCommandBuffer(ObjCBool.isTrue(given.retainedReferences()), given.errorOptions());
  }

  private long newCommandBuffer(boolean retained, long errorOptions) {
    takeSlot();
    EmbeddedCommandBuffer commandBuffer = commandBuffers.poll();
    if (commandBuffer == null) {
      commandBuffer = new EmbeddedCommandBuffer(this);
    } else {
      commandBuffer.reviveForClient();
    }
    commandBuffer.begin(retained, errorOptions);
    return commandBuffer.autoreleasedNew();
  }

  private void takeSlot() {
    boolean interrupted = false;
    synchronized (lock) {
      while (slotsUsed == capacity) {
        if (uncommitted == capacity) {
          throw violation(
              "commandBuffer would never return: all %d command buffers of the queue are handed out"
                      .formatted(capacity)
                  + " and not committed");
        }
        if (isOwnThread(Thread.currentThread())) {
          throw violation(
              "commandBuffer on the thread of its own queue would never return: all %d command"
                      .formatted(capacity)
                  + " buffers are in use");
        }
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      slotsUsed++;
      uncommitted++;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void enqueue(EmbeddedCommandBuffer commandBuffer) {
    synchronized (lock) {
      if (commandBuffer.state() == MTLCommandBufferStatus.NOT_ENQUEUED) {
        commandBuffer.state(MTLCommandBufferStatus.ENQUEUED);
        order.add(commandBuffer);
      }
    }
  }

  void commit(EmbeddedCommandBuffer commandBuffer) {
    commandBuffer.retain(Owner.OBJECT);
    synchronized (lock) {
      if (commandBuffer.state() == MTLCommandBufferStatus.NOT_ENQUEUED) {
        order.add(commandBuffer);
      }
      commandBuffer.state(MTLCommandBufferStatus.COMMITTED);
      uncommitted--;
      if (thread == null) {
        thread = startThread();
      }
      lock.notifyAll();
    }
  }

  private DeviceThread startThread() {
    String name = "panametal-queue-" + (labelText() == null ? "0x%x".formatted(id()) : labelText());
    DeviceThread newThread = new DeviceThread(name, new QueueWorker(this));
    newThread.start();
    return newThread;
  }

  /** An uncommitted command buffer is gone. */
  void discard(EmbeddedCommandBuffer commandBuffer) {
    synchronized (lock) {
      order.remove(commandBuffer);
      uncommitted--;
      slotsUsed--;
      lock.notifyAll();
    }
  }

  /** A command buffer has completed, and its slot is free. */
  void completed() {
    synchronized (lock) {
      slotsUsed--;
      lock.notifyAll();
    }
  }

  /** The next committed command buffer in order; null when the queue is gone. */
  @Nullable EmbeddedCommandBuffer awaitCommitted() {
    synchronized (lock) {
      while (true) {
        EmbeddedCommandBuffer head = order.peek();
        if (head != null && head.state() >= MTLCommandBufferStatus.COMMITTED) {
          return order.remove();
        }
        if (stopped) {
          return null;
        }
        try {
          lock.wait();
        } catch (InterruptedException e) {
          // Nobody has a reason to interrupt a thread of the device; it goes on.
        }
      }
    }
  }

  boolean isOwnThread(Thread other) {
    return other == thread;
  }
}
