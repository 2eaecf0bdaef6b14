package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code MTLComputeCommandEncoder}: binds arguments and dispatches kernels. */
public final class EmbeddedComputeEncoder extends CommandEncoder {
  private static final long LARGEST_BYTES = 4096;
  private static final long OFFSET_UNIT = 4;
  private static final long THREADGROUP_MEMORY_UNIT = 16;

  private final @Nullable EmbeddedBuffer[] buffers = new EmbeddedBuffer[DeviceLimits.BUFFERS];
  private final long[] addresses = new long[DeviceLimits.BUFFERS];
  private final long[] lengths = new long[DeviceLimits.BUFFERS];
  private final long[] threadgroupMemory = new long[DeviceLimits.BUFFERS];
  private final DispatchRules rules = new DispatchRules(this::violation);
  private @Nullable EmbeddedComputePipeline pipeline;
  private int pipelineNumber;
  private long dispatchType;

  EmbeddedComputeEncoder(EmbeddedDevice device) {
    super(device);
  }

  @Override
  public String className() {
    return "MTLComputeCommandEncoder";
  }

  @Override
  void started() {
    Arrays.fill(buffers, null);
    Arrays.fill(addresses, 0);
    Arrays.fill(lengths, 0);
    Arrays.fill(threadgroupMemory, 0);
    pipeline = null;
  }

  void dispatchType(long type) {
    dispatchType = type;
  }

  @Override
  void giveBack(EmbeddedCommandQueue queue) {
    queue.computeEncoders().add(this);
  }

  /** Answers {@code dispatchType}. */
  @Message(selector = "dispatchType", types = "Q@:")
  public long dispatchType() {
    return dispatchType;
  }

  /** Answers {@code setComputePipelineState:}. */
  @Message(selector = "setComputePipelineState:", types = "v@:@")
  public void setComputePipelineState(long state) {
    CommandLog log = log("setComputePipelineState:");
    EmbeddedComputePipeline chosen =
        machine().argument(state, EmbeddedComputePipeline.class, "setComputePipelineState:");
    if (chosen != pipeline) {
      pipelineNumber = log.use(chosen);
      pipeline = chosen;
    }
  }

  /** Answers {@code setBuffer:offset:atIndex:}; nil unbinds. */
  @Message(selector = "setBuffer:offset:atIndex:", types = "v@:@QQ")
  public void setBuffer(long buffer, long offset, long index) {
    CommandLog log = log("setBuffer:offset:atIndex:");
    int slot = slot("setBuffer:offset:atIndex:", index);
    EmbeddedBuffer bound =
        machine().argumentOrNull(buffer, EmbeddedBuffer.class, "setBuffer:offset:atIndex:");
    if (bound == null) {
      unbind(slot);
      return;
    }
    bound.requireContents("setBuffer:offset:atIndex:");
    bind(slot, bound, offset, "setBuffer:offset:atIndex:");
    log.use(bound, commandBuffer().id());
  }

  /** Answers {@code setBufferOffset:atIndex:}, for a buffer bound before. */
  @Message(selector = "setBufferOffset:atIndex:", types = "v@:QQ")
  public void setBufferOffset(long offset, long index) {
    log("setBufferOffset:atIndex:");
    int slot = slot("setBufferOffset:atIndex:", index);
    EmbeddedBuffer bound = buffers[slot];
    if (bound == null) {
      throw violation("setBufferOffset:atIndex: no buffer is bound at index %d".formatted(index));
    }
    bind(slot, bound, offset, "setBufferOffset:atIndex:");
  }

  /** Answers {@code setBuffers:offsets:withRange:}. */
  @Message(selector = "setBuffers:offsets:withRange:", types = "v@:r^@r^Q{_NSRange=QQ}")
  public void setBuffers(long newBuffers, long offsets, MemorySegment range) {
    long first = range.get(JAVA_LONG, 0);
    long count = range.get(JAVA_LONG, Long.BYTES);
    String message = "setBuffers:offsets:withRange:";
    // All of the range before anything of the arrays: they end where the range does.
    requireArray(message + " buffers", newBuffers, count);
    requireArray(message + " offsets", offsets, count);
    if (count > 0) {
      slot(message, first);
      slot(message, first + count - 1);
    }
    for (long i = 0; i < count; i++) {
      setBuffer(
          NativeMemory.ALL.get(JAVA_LONG, newBuffers + i * Long.BYTES),
          NativeMemory.ALL.get(JAVA_LONG, offsets + i * Long.BYTES),
          first + i);
    }
  }

  /** Answers {@code setBytes:length:atIndex:}. The bytes are copied before it returns. */
  @Message(selector = "setBytes:length:atIndex:", types = "v@:r^vQQ")
  public void setBytes(long bytes, long length, long index) {
    CommandLog log = log("setBytes:length:atIndex:");
    int slot = slot("setBytes:length:atIndex:", index);
    requirePointer("setBytes:length:atIndex: bytes", bytes);
    if (length <= 0 || length > LARGEST_BYTES) {
      throw violation(
          "setBytes:length:atIndex: length %s is not between 1 and %d; use a buffer for more"
              .formatted(Long.toUnsignedString(length), LARGEST_BYTES));
    }
    buffers[slot] = null;
    addresses[slot] = log.inlineBytes().add(bytes, length);
    lengths[slot] = length;
  }

  /** Answers {@code setThreadgroupMemoryLength:atIndex:}. */
  @Message(selector = "setThreadgroupMemoryLength:atIndex:", types = "v@:QQ")
  public void setThreadgroupMemoryLength(long length, long index) {
    log("setThreadgroupMemoryLength:atIndex:");
    int slot = slot("setThreadgroupMemoryLength:atIndex:", index);
    if (length % THREADGROUP_MEMORY_UNIT != 0) {
      throw violation(
          "setThreadgroupMemoryLength:atIndex: length %s is not a multiple of 16"
              .formatted(Long.toUnsignedString(length)));
    }
    if (length < 0 || length > DeviceLimits.THREADGROUP_MEMORY) {
      throw violation(
          "setThreadgroupMemoryLength:atIndex: length %s is beyond the device's %d"
              .formatted(Long.toUnsignedString(length), DeviceLimits.THREADGROUP_MEMORY));
    }
    threadgroupMemory[slot] = length;
  }

  /** Answers {@code useResource:usage:}: for a buffer that kernels reach through a pointer. */
  @Message(selector = "useResource:usage:", types = "v@:@Q")
  public void useResource(long resource, long usage) {
    CommandLog log = log("useResource:usage:");
    EmbeddedBuffer buffer =
        machine().argument(resource, EmbeddedBuffer.class, "useResource:usage:");
    buffer.requireContents("useResource:usage:");
    log.use(buffer, commandBuffer().id());
  }

  /** Answers {@code useResources:count:usage:}. */
  @Message(selector = "useResources:count:usage:", types = "v@:r^@QQ")
  public void useResources(long resources, long count, long usage) {
    requireArray("useResources:count:usage:", resources, count);
    for (long i = 0; i < count; i++) {
      useResource(NativeMemory.ALL.get(JAVA_LONG, resources + i * Long.BYTES), usage);
    }
  }

  /**
   * Answers {@code memoryBarrierWithScope:}. Dispatches run one after the other here, so that there
   * is nothing to wait for.
   */
  @Message(selector = "memoryBarrierWithScope:", types = "v@:Q")
  public void memoryBarrierWithScope(long scope) {
    log("memoryBarrierWithScope:");
  }

  /** Answers {@code memoryBarrierWithResources:count:}; see {@link #memoryBarrierWithScope}. */
  @Message(selector = "memoryBarrierWithResources:count:", types = "v@:r^@Q")
  public void memoryBarrierWithResources(long resources, long count) {
    log("memoryBarrierWithResources:count:");
    requireArray("memoryBarrierWithResources:count:", resources, count);
    for (long i = 0; i < count; i++) {
      machine()
          .argument(
              NativeMemory.ALL.get(JAVA_LONG, resources + i * Long.BYTES),
              EmbeddedBuffer.class,
              "memoryBarrierWithResources:count:");
    }
  }

  /** Answers {@code dispatchThreads:threadsPerThreadgroup:}. */
  @Message(selector = "dispatchThreads:threadsPerThreadgroup:", types = "v@:{?=QQQ}{?=QQQ}")
  public void dispatchThreads(MemorySegment threads, MemorySegment group) {
    dispatch(
        "dispatchThreads:threadsPerThreadgroup:",
        width(threads),
        height(threads),
        depth(threads),
        group);
  }

  /** Answers {@code dispatchThreadgroups:threadsPerThreadgroup:}. */
  @Message(selector = "dispatchThreadgroups:threadsPerThreadgroup:", types = "v@:{?=QQQ}{?=QQQ}")
  public void dispatchThreadgroups(MemorySegment groups, MemorySegment group) {
    String message = "dispatchThreadgroups:threadsPerThreadgroup:";
    rules.requireSize(message, "threadgroups", width(groups), height(groups), depth(groups));
    rules.requireSize(message, "threadsPerThreadgroup", width(group), height(group), depth(group));
    dispatch(
        message,
        width(groups) * width(group),
        height(groups) * height(group),
        depth(groups) * depth(group),
        group);
  }

  /**
   * Answers {@code dispatchThreadgroupsWithIndirectBuffer:indirectBufferOffset:
   * threadsPerThreadgroup:}: how many threadgroups stands in a buffer, where an earlier kernel may
   * have put it, as {@code MTLDispatchThreadgroupsIndirectArguments}.
   */
  @Message(
      selector =
          "dispatchThreadgroupsWithIndirectBuffer:indirectBufferOffset:threadsPerThreadgroup:",
      types = "v@:@Q{?=QQQ}")
  public void dispatchThreadgroups(long indirectBuffer, long offset, MemorySegment group) {
    String message =
        "dispatchThreadgroupsWithIndirectBuffer:indirectBufferOffset:threadsPerThreadgroup:";
    CommandLog log = log(message);
    EmbeddedBuffer buffer = machine().argument(indirectBuffer, EmbeddedBuffer.class, message);
    buffer.requireContents(message);
    if (offset % OFFSET_UNIT != 0) {
      throw violation(
          "%s indirectBufferOffset %d is not a multiple of 4".formatted(message, offset));
    }
    if (offset < 0 || offset > buffer.length() - CommandLog.INDIRECT_BYTES) {
      throw violation(
          "%s the %d bytes at offset %s are not all inside %s, which has %d bytes"
              .formatted(
                  message,
                  CommandLog.INDIRECT_BYTES,
                  Long.toUnsignedString(offset),
                  buffer.describe(),
                  buffer.length()));
    }
    EmbeddedComputePipeline current = requirePipeline(message);
    log.use(buffer, commandBuffer().id());
    dispatch(
        log,
        message,
        current,
        CommandLog.DISPATCH_INDIRECT,
        buffer.address() + offset,
        0,
        0,
        group);
  }

  private void dispatch(String message, long x, long y, long z, MemorySegment group) {
    CommandLog log = log(message);
    EmbeddedComputePipeline current = requirePipeline(message);
    rules.requireSize(message, "threads", x, y, z);
    dispatch(log, message, current, CommandLog.DISPATCH, x, y, z, group);
  }

  private EmbeddedComputePipeline requirePipeline(String message) {
    EmbeddedComputePipeline current = pipeline;
    if (current == null) {
      throw violation(message + " without a compute pipeline state");
    }
    return current;
  }

  private void dispatch(
      CommandLog log,
      String message,
      EmbeddedComputePipeline current,
      int command,
      long x,
      long y,
      long z,
      MemorySegment group) {
    rules.requireThreadgroup(message, current, width(group), height(group), depth(group));
    rules.requireThreadgroupMemory(message, current, threadgroupMemory);
    List<MslArgument> arguments = current.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      rules.requireBound(message, current, arguments.get(i), addresses, lengths, threadgroupMemory);
    }
    log.add(command);
    log.add(pipelineNumber);
    log.add(x);
    log.add(y);
    log.add(z);
    log.add(width(group));
    log.add(height(group));
    log.add(depth(group));
    for (int i = 0; i < arguments.size(); i++) {
      MslArgument argument = arguments.get(i);
      boolean isBuffer = argument.kind() == MslArgument.Kind.BUFFER;
      log.add(isBuffer ? addresses[argument.index()] : 0);
      log.add(isBuffer ? lengths[argument.index()] : threadgroupMemory[argument.index()]);
    }
  }

  private int slot(String message, long index) {
    if (index < 0 || index >= DeviceLimits.BUFFERS) {
      throw violation(
          "%s index %s is beyond the last, %d"
              .formatted(message, Long.toUnsignedString(index), DeviceLimits.BUFFERS - 1));
    }
    return (int) index;
  }

  private void bind(int slot, EmbeddedBuffer buffer, long offset, String message) {
    if (offset < 0 || offset >= buffer.length()) {
      throw violation(
          "%s offset %s is beyond the end of %s, which has %d bytes"
              .formatted(
                  message, Long.toUnsignedString(offset), buffer.describe(), buffer.length()));
    }
    if (offset % OFFSET_UNIT != 0) {
      throw violation("%s offset %d is not a multiple of 4".formatted(message, offset));
    }
    buffers[slot] = buffer;
    addresses[slot] = buffer.address() + offset;
    lengths[slot] = buffer.length() - offset;
  }

  private void unbind(int slot) {
    buffers[slot] = null;
    addresses[slot] = 0;
    lengths[slot] = 0;
  }

  private static long width(MemorySegment size) {
    return size.get(JAVA_LONG, 0);
  }

  private static long height(MemorySegment size) {
    return size.get(JAVA_LONG, Long.BYTES);
  }

  private static long depth(MemorySegment size) {
    return size.get(JAVA_LONG, 2 * Long.BYTES);
  }
}
