package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLPurgeableState;
import dev.panametal.metal.MTLStorageMode;
import java.lang.foreign.MemorySegment;

/**
 * {@code MTLBuffer}: pages of native memory, zeroed.
 *
 * <p>{@code contents} is refused while a committed command buffer that uses the buffer has not
 * completed. An access through a pointer that was asked for earlier cannot be seen here.
 */
public final class EmbeddedBuffer extends LabelledObject {
  private final ResourceOptions options;
  private final long address;
  private final long length;
  private final boolean ownsPages;
  private final BufferUse use = new BufferUse();
  private volatile long purgeableState = MTLPurgeableState.NON_VOLATILE;

  /** The command buffer that noted its use last, so that it notes each buffer once. */
  private volatile long lastUser;

  EmbeddedBuffer(
      EmbeddedDevice device, ResourceOptions options, long address, long length, boolean owns) {
    super(device, Owner.CLIENT);
    this.options = options;
    this.address = address;
    this.length = length;
    this.ownsPages = owns;
  }

  @Override
  public String className() {
    return "MTLBuffer";
  }

  @Override
  protected void dealloc() {
    if (ownsPages) {
      embeddedDevice().memory().free(address, length);
    }
  }

  long address() {
    return address;
  }

  BufferUse use() {
    return use;
  }

  /** Whether a command buffer has not noted its use yet; notes it. */
  boolean isNewTo(long commandBuffer) {
    if (lastUser == commandBuffer) {
      return false;
    }
    lastUser = commandBuffer;
    return true;
  }

  /** Refuses a buffer whose contents were given up. */
  void requireContents(String message) {
    if (purgeableState == MTLPurgeableState.EMPTY) {
      throw violation(message + ": its purgeable state is Empty, so it has no contents to use");
    }
  }

  /** Refuses a message that only buffers with two copies need. */
  void requireManaged(String message) {
    if (options.storageMode() != MTLStorageMode.MANAGED) {
      throw violation(message + " is for buffers of storage mode Managed only");
    }
  }

  /** Answers {@code contents}. */
  @Message(selector = "contents", types = "^v@:")
  public long contents() {
    if (options.storageMode() == MTLStorageMode.PRIVATE) {
      throw violation("contents of a private buffer: the CPU has no access to it (NULL on Metal)");
    }
    if (use.isInFlight()) {
      throw violation(
          "contents of a buffer that a committed command buffer uses and has not completed; wait for"
              + " it first");
    }
    return address;
  }

  /** Answers {@code length}. */
  @Message(selector = "length", types = "Q@:")
  public long length() {
    return length;
  }

  /** Answers {@code gpuAddress}: kernels run where the buffer is. */
  @Message(selector = "gpuAddress", types = "Q@:")
  public long gpuAddress() {
    return address;
  }

  /** Answers {@code allocatedSize}. */
  @Message(selector = "allocatedSize", types = "Q@:")
  public long allocatedSize() {
    return NativeMemory.roundToPages(length);
  }

  /** Answers {@code storageMode}. */
  @Message(selector = "storageMode", types = "Q@:")
  public long storageMode() {
    return options.storageMode();
  }

  /** Answers {@code cpuCacheMode}. */
  @Message(selector = "cpuCacheMode", types = "Q@:")
  public long cpuCacheMode() {
    return options.cpuCacheMode();
  }

  /** Answers {@code hazardTrackingMode}. */
  @Message(selector = "hazardTrackingMode", types = "Q@:")
  public long hazardTrackingMode() {
    return options.hazardTrackingMode();
  }

  /** Answers {@code resourceOptions}. */
  @Message(selector = "resourceOptions", types = "Q@:")
  public long resourceOptions() {
    return options.bits();
  }

  /** Answers {@code heap}: there are none. */
  @Message(selector = "heap", types = "@@:")
  public long heap() {
    return 0;
  }

  /** Answers {@code heapOffset}. */
  @Message(selector = "heapOffset", types = "Q@:")
  public long heapOffset() {
    return 0;
  }

  /** Answers {@code isAliasable}. */
  @Message(selector = "isAliasable", types = "B@:")
  public byte isAliasable() {
    return ObjCBool.NO;
  }

  /** Answers {@code didModifyRange:}, which only managed buffers need. */
  @Message(selector = "didModifyRange:", types = "v@:{_NSRange=QQ}")
  public void didModifyRange(MemorySegment range) {
    requireManaged("didModifyRange:");
  }

  /** Answers {@code setPurgeableState:} with the state before. */
  @Message(selector = "setPurgeableState:", types = "Q@:Q")
  public synchronized long setPurgeableState(long newState) {
    long before = purgeableState;
    if (newState == MTLPurgeableState.KEEP_CURRENT) {
      return before;
    }
    if (newState < MTLPurgeableState.KEEP_CURRENT || newState > MTLPurgeableState.EMPTY) {
      throw violation("setPurgeableState: %d is no MTLPurgeableState".formatted(newState));
    }
    if (newState == MTLPurgeableState.EMPTY) {
      if (use.isEncoded()) {
        throw violation(
            "setPurgeableState: Empty while a command buffer, committed or not, uses the buffer");
      }
      discardContents();
    }
    purgeableState = newState;
    return before;
  }

  /** Overwrites what the system could have given to somebody else. */
  private void discardContents() {
    NativeMemory.ALL.asSlice(address, length).fill((byte) 0xDB);
  }
}
