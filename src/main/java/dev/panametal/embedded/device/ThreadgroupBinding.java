package dev.panametal.embedded.device;

import dev.panametal.embedded.kernel.KernelArgument;
import dev.panametal.embedded.runtime.Message;

/** {@code MTLThreadgroupBinding}. */
public final class ThreadgroupBinding extends EmbeddedBinding {
  ThreadgroupBinding(EmbeddedDevice device, KernelArgument argument) {
    super(device, argument);
  }

  @Override
  public String className() {
    return "MTLThreadgroupBinding";
  }

  @Override
  @Message(selector = "type", types = "q@:")
  public long type() {
    return MetalConstants.BINDING_THREADGROUP;
  }

  /** Answers {@code threadgroupMemoryAlignment}. */
  @Message(selector = "threadgroupMemoryAlignment", types = "Q@:")
  public long threadgroupMemoryAlignment() {
    return argument().alignment();
  }

  /** Answers {@code threadgroupMemoryDataSize}. */
  @Message(selector = "threadgroupMemoryDataSize", types = "Q@:")
  public long threadgroupMemoryDataSize() {
    return argument().dataSize();
  }
}
