package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.metal.MTLBindingType;

/** {@code MTLThreadgroupBinding}. */
public final class ThreadgroupBinding extends EmbeddedBinding {
  ThreadgroupBinding(EmbeddedDevice device, MslArgument argument) {
    super(device, argument);
  }

  @Override
  public String className() {
    return "MTLThreadgroupBinding";
  }

  @Override
  @Message(selector = "type", types = "q@:")
  public long type() {
    return MTLBindingType.THREADGROUP_MEMORY;
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
