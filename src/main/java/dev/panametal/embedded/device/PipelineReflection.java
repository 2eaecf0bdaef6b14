package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import java.util.ArrayList;
import java.util.List;

/** {@code MTLComputePipelineReflection}: what a kernel takes. */
public final class PipelineReflection extends EmbeddedObject {
  private final EmbeddedArray bindings;

  PipelineReflection(EmbeddedDevice device, List<MslArgument> arguments) {
    super(device.machine(), Owner.OBJECT);
    List<EmbeddedBinding> parts = new ArrayList<>();
    for (MslArgument argument : arguments) {
      parts.add(
          argument.kind() == MslArgument.Kind.BUFFER
              ? new BufferBinding(device, argument)
              : new ThreadgroupBinding(device, argument));
    }
    bindings = new EmbeddedArray(device.machine(), Owner.OBJECT, parts);
  }

  @Override
  public String className() {
    return "MTLComputePipelineReflection";
  }

  @Override
  protected void dealloc() {
    bindings.release(Owner.OBJECT);
  }

  /** Answers {@code bindings}. */
  @Message(selector = "bindings", types = "@@:")
  public long bindings() {
    return bindings.autoreleased();
  }
}
