package dev.panametal;

import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.objc.Owned;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kernel ready to launch ({@code MTLComputePipelineState}). Immutable and thread-safe; it belongs
 * to its device and is released with it.
 */
public final class MetalKernel {
  private final MetalDevice device;
  private final String name;
  private final Owned<MTLComputePipelineState> object;
  private final MTLComputePipelineState pipeline;
  private final List<KernelArgument> arguments;
  private final KernelArgument[] buffers = new KernelArgument[ComputeBindings.BUFFER_SLOTS];
  private final KernelArgument[] threadgroups = new KernelArgument[ComputeBindings.BUFFER_SLOTS];
  private final int bufferMask;
  private final int threadgroupMask;
  private final long maxThreadsPerThreadgroup;
  private final long threadExecutionWidth;
  private final long staticThreadgroupMemoryBytes;

  MetalKernel(
      MetalDevice device,
      String name,
      Owned<MTLComputePipelineState> object,
      List<KernelArgument> arguments) {
    this.device = device;
    this.name = name;
    this.object = object;
    this.pipeline = object.get();
    this.arguments = List.copyOf(arguments);
    this.bufferMask = index(KernelArgument.Kind.BUFFER, buffers);
    this.threadgroupMask = index(KernelArgument.Kind.THREADGROUP_MEMORY, threadgroups);
    this.maxThreadsPerThreadgroup = pipeline.maxTotalThreadsPerThreadgroup();
    this.threadExecutionWidth = pipeline.threadExecutionWidth();
    this.staticThreadgroupMemoryBytes = pipeline.staticThreadgroupMemoryLength();
  }

  private int index(KernelArgument.Kind kind, KernelArgument[] byIndex) {
    int mask = 0;
    for (KernelArgument argument : arguments) {
      if (argument.kind() == kind) {
        byIndex[argument.index()] = argument;
        mask |= 1 << argument.index();
      }
    }
    return mask;
  }

  /**
   * The kernel's name.
   *
   * @return the name in its library
   */
  public String name() {
    return name;
  }

  /**
   * The arguments that a launch must give.
   *
   * @return buffers first, each kind by rising index
   */
  public List<KernelArgument> arguments() {
    return arguments;
  }

  /**
   * How many threads a threadgroup of this kernel may have ({@code maxTotalThreadsPerThreadgroup}).
   *
   * @return the limit
   */
  public long maxThreadsPerThreadgroup() {
    return maxThreadsPerThreadgroup;
  }

  /**
   * How many threads run in step ({@code threadExecutionWidth}).
   *
   * @return the width of a SIMD group
   */
  public long threadExecutionWidth() {
    return threadExecutionWidth;
  }

  /**
   * Threadgroup memory that the kernel declares itself ({@code staticThreadgroupMemoryLength}).
   *
   * @return bytes
   */
  public long staticThreadgroupMemoryBytes() {
    return staticThreadgroupMemoryBytes;
  }

  MetalDevice device() {
    return device;
  }

  DeviceInfo deviceInfo() {
    return device.info();
  }

  MTLComputePipelineState pipeline() {
    return pipeline;
  }

  /** The indices of the buffer arguments, as a bit set. */
  int bufferMask() {
    return bufferMask;
  }

  /** The indices of the threadgroup arguments, as a bit set. */
  int threadgroupMask() {
    return threadgroupMask;
  }

  KernelArgument bufferArgument(int index) {
    return argument(buffers, bufferMask, index, "[[buffer(%d)]]");
  }

  KernelArgument threadgroupArgument(int index) {
    return argument(threadgroups, threadgroupMask, index, "[[threadgroup(%d)]]");
  }

  private KernelArgument argument(KernelArgument[] byIndex, int mask, int index, String attribute) {
    if (index < 0 || index >= byIndex.length || (mask & 1 << index) == 0) {
      throw new MetalArgumentException(
          "Kernel '%s' has no argument %s; it has %s."
              .formatted(name, attribute.formatted(index), describeArguments()));
    }
    return byIndex[index];
  }

  String describeArguments() {
    return arguments.isEmpty()
        ? "none"
        : arguments.stream()
            .map(argument ->
                "%s(%d) '%s'"
                    .formatted(
                        argument.kind() == KernelArgument.Kind.BUFFER ? "buffer" : "threadgroup",
                        argument.index(),
                        argument.name()))
            .collect(Collectors.joining(", "));
  }

  /** Needs an autorelease pool. */
  void release() {
    object.close();
  }

  @Override
  public String toString() {
    return "MetalKernel[" + name + "]";
  }
}
