package dev.panametal.embedded.device;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.runtime.BlockInvoker;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLStorageMode;
import dev.panametal.objc.ObjCException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * {@code MTLDevice}: the one embedded device. The system owns it for ever; when the program gives
 * back its last reference, whatever the program still owns of it is a leak.
 */
public final class EmbeddedDevice extends DeviceProperties {
  private static final long DEFAULT_COMMAND_BUFFERS = 64;

  private final EmbeddedFaults faults;
  private final BlockInvoker blockInvoker;
  private final WorkerPool workers;
  private final PipelineFactory pipelines;

  /** Guards the values of all events, which are few and seldom waited for. */
  private final Object eventLock = new Object();

  /** A device with one reference, the system's. */
  public EmbeddedDevice(
      ObjCMachine machine,
      DeviceSettings settings,
      EmbeddedFaults faults,
      BlockInvoker blockInvoker) {
    super(machine, settings);
    this.faults = faults;
    this.blockInvoker = blockInvoker;
    this.workers = new WorkerPool(settings.processors());
    this.pipelines = new PipelineFactory(this);
    faults.whenEventWaitsExpire(this::wakeEventWaits);
  }

  private void wakeEventWaits() {
    synchronized (eventLock) {
      eventLock.notifyAll();
    }
  }

  Object eventLock() {
    return eventLock;
  }

  EmbeddedFaults faults() {
    return faults;
  }

  BlockInvoker blockInvoker() {
    return blockInvoker;
  }

  WorkerPool workers() {
    return workers;
  }

  /**
   * Gives the device to a caller that will own a reference ({@code MTLCreateSystemDefaultDevice}).
   */
  public long giveToClient() {
    retain(Owner.CLIENT);
    return id();
  }

  /** All devices, owned by the caller ({@code MTLCopyAllDevices}). */
  public long newArray() {
    retain(Owner.OBJECT);
    return new EmbeddedArray(machine(), Owner.CLIENT, List.of(this)).id();
  }

  @Override
  protected void released(Owner owner, long remaining) {
    boolean lastOfProgram =
        owner != Owner.OBJECT
            && Owner.CLIENT.count(remaining) == 0
            && Owner.POOL.count(remaining) == 0;
    if (lastOfProgram) {
      DeviceShutdown.check(this);
    }
  }

  /** Answers {@code newCommandQueue}. */
  @Message(selector = "newCommandQueue", types = "@@:")
  public long newCommandQueue() {
    return newCommandQueue(DEFAULT_COMMAND_BUFFERS);
  }

  /** Answers {@code newCommandQueueWithMaxCommandBufferCount:}. */
  @Message(selector = "newCommandQueueWithMaxCommandBufferCount:", types = "@@:Q")
  public long newCommandQueue(long maxCommandBufferCount) {
    if (maxCommandBufferCount == 0) {
      throw violation("newCommandQueueWithMaxCommandBufferCount: must be given more than 0");
    }
    return new EmbeddedCommandQueue(this, maxCommandBufferCount).id();
  }

  /** Answers {@code newBufferWithLength:options:}: nil for no bytes, or for too many. */
  @Message(selector = "newBufferWithLength:options:", types = "@@:QQ")
  public long newBuffer(long length, long options) {
    ResourceOptions parsed = options("newBufferWithLength:options:", options);
    if (length <= 0 || length > maxBufferLength() || faults.takeAllocationFailure()) {
      return 0;
    }
    long address = memory().allocate(length);
    return address == 0 ? 0 : new EmbeddedBuffer(this, parsed, address, length, true).id();
  }

  /** Answers {@code newBufferWithBytes:length:options:}. */
  @Message(selector = "newBufferWithBytes:length:options:", types = "@@:r^vQQ")
  public long newBufferWithBytes(long bytes, long length, long options) {
    String message = "newBufferWithBytes:length:options:";
    requirePointer(message + " bytes", bytes);
    if (options(message, options).storageMode() == MTLStorageMode.PRIVATE) {
      throw violation(message + " storage mode Private has no contents to fill from the CPU");
    }
    long id = newBuffer(length, options);
    if (id != 0) {
      EmbeddedBuffer buffer = machine().argument(id, EmbeddedBuffer.class, message);
      MemorySegment.copy(NativeMemory.ALL, bytes, NativeMemory.ALL, buffer.address(), length);
    }
    return id;
  }

  /** Answers {@code newBufferWithBytesNoCopy:length:options:deallocator:}. */
  @Message(selector = "newBufferWithBytesNoCopy:length:options:deallocator:", types = "@@:^vQQ@?")
  public long newBufferWithBytesNoCopy(long bytes, long length, long options, long deallocator) {
    String message = "newBufferWithBytesNoCopy:length:options:deallocator:";
    ResourceOptions parsed = options(message, options);
    if (parsed.storageMode() == MTLStorageMode.PRIVATE) {
      throw violation(message + " storage mode Private cannot use memory of the CPU");
    }
    if (bytes == 0 || bytes % NativeMemory.PAGE != 0) {
      throw violation(
          "%s pointer 0x%x is not aligned to a page of %d bytes"
              .formatted(message, bytes, NativeMemory.PAGE));
    }
    if (length <= 0 || length % NativeMemory.PAGE != 0) {
      throw violation(
          "%s length %s is not a multiple of a page of %d bytes"
              .formatted(message, Long.toUnsignedString(length), NativeMemory.PAGE));
    }
    if (deallocator != 0) {
      throw new ObjCException(
          message
              + ": the embedded device calls no deallocator blocks; pass nil, and free the memory"
              + " after the buffer's last release.");
    }
    if (length > maxBufferLength() || faults.takeAllocationFailure()) {
      return 0;
    }
    return new EmbeddedBuffer(this, parsed, bytes, length, false).id();
  }

  private ResourceOptions options(String message, long bits) {
    ResourceOptions options = new ResourceOptions(bits);
    long storage = options.storageMode();
    if (storage != MTLStorageMode.SHARED && storage != MTLStorageMode.PRIVATE) {
      throw violation(
          "%s storage mode %d: buffers of this device are Shared or Private (Managed is for Macs"
                  .formatted(message, storage)
              + " with a GPU of their own, Memoryless for textures)");
    }
    return options;
  }

  /** Answers {@code newEvent}. */
  @Message(selector = "newEvent", types = "@@:")
  public long newEvent() {
    return new EmbeddedEvent(this).id();
  }

  /** Answers {@code newSharedEvent}. */
  @Message(selector = "newSharedEvent", types = "@@:")
  public long newSharedEvent() {
    return new EmbeddedSharedEvent(this).id();
  }

  /** Answers {@code newLibraryWithSource:options:error:}. */
  @Message(selector = "newLibraryWithSource:options:error:", types = "@@:@@^@")
  public long newLibrary(long source, long options, long error) {
    return pipelines.newLibrary(source, options, error);
  }

  /** Answers {@code newComputePipelineStateWithFunction:error:}. */
  @Message(selector = "newComputePipelineStateWithFunction:error:", types = "@@:@^@")
  public long newPipeline(long function, long error) {
    return pipelines.newPipeline(function, 0, error);
  }

  /** Answers {@code newComputePipelineStateWithFunction:options:reflection:error:}. */
  @Message(
      selector = "newComputePipelineStateWithFunction:options:reflection:error:",
      types = "@@:@Q^@^@")
  public long newPipeline(long function, long options, long reflection, long error) {
    return pipelines.newPipeline(function, reflection, error);
  }

  /** Answers {@code newComputePipelineStateWithDescriptor:options:reflection:error:}. */
  @Message(
      selector = "newComputePipelineStateWithDescriptor:options:reflection:error:",
      types = "@@:@Q^@^@")
  public long newPipelineWithDescriptor(
      long descriptor, long options, long reflection, long error) {
    return pipelines.newPipelineWithDescriptor(descriptor, reflection, error);
  }
}
