package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.msl.MslKernel;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.Owner;
import java.util.List;

/** {@code MTLComputePipelineState}: a kernel ready to run. */
public final class EmbeddedComputePipeline extends DeviceObject {
  private final MslKernel kernel;
  private final String kernelName;
  private final List<MslArgument> arguments;
  private final PipelineReflection reflection;
  private final boolean wholeSimdgroups;
  private final long maxThreads;

  /** A running average, 0 until the first run; queues may update it at once, it is an estimate. */
  private volatile double nanosPerThreadgroup;

  EmbeddedComputePipeline(
      EmbeddedDevice device,
      String kernelName,
      MslKernel kernel,
      boolean wholeSimdgroups,
      long maxThreads) {
    super(device, Owner.CLIENT);
    this.kernel = kernel;
    this.kernelName = kernelName;
    this.arguments = List.copyOf(kernel.arguments());
    this.reflection = new PipelineReflection(device, arguments);
    this.wholeSimdgroups = wholeSimdgroups;
    this.maxThreads = maxThreads;
    label(kernelName);
  }

  @Override
  public String className() {
    return "MTLComputePipelineState";
  }

  @Override
  protected void dealloc() {
    reflection.release(Owner.OBJECT);
    kernel.close();
  }

  MslKernel kernel() {
    return kernel;
  }

  String kernelName() {
    return kernelName;
  }

  List<MslArgument> arguments() {
    return arguments;
  }

  PipelineReflection pipelineReflection() {
    return reflection;
  }

  boolean requiresWholeSimdgroups() {
    return wholeSimdgroups;
  }

  double nanosPerThreadgroup() {
    return nanosPerThreadgroup;
  }

  void ran(long threadgroups, long nanos) {
    double now = Math.max(1, (double) nanos / threadgroups);
    double before = nanosPerThreadgroup;
    nanosPerThreadgroup = before == 0 ? now : before + (now - before) / 4;
  }

  /** Answers {@code maxTotalThreadsPerThreadgroup}. */
  @Message(selector = "maxTotalThreadsPerThreadgroup", types = "Q@:")
  public long maxTotalThreadsPerThreadgroup() {
    return maxThreads;
  }

  /** Answers {@code threadExecutionWidth}. */
  @Message(selector = "threadExecutionWidth", types = "Q@:")
  public long threadExecutionWidth() {
    return DeviceLimits.THREAD_EXECUTION_WIDTH;
  }

  /** Answers {@code staticThreadgroupMemoryLength}. */
  @Message(selector = "staticThreadgroupMemoryLength", types = "Q@:")
  public long staticThreadgroupMemoryLength() {
    return kernel.staticThreadgroupMemoryLength();
  }

  /** Answers {@code supportIndirectCommandBuffers}. */
  @Message(selector = "supportIndirectCommandBuffers", types = "B@:")
  public byte supportIndirectCommandBuffers() {
    return ObjCBool.NO;
  }

  /** Answers {@code reflection}. */
  @Message(selector = "reflection", types = "@@:")
  public long reflection() {
    return reflection.autoreleased();
  }
}
