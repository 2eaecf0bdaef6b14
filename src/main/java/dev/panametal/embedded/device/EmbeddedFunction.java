package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedDictionary;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.kernel.Kernel;
import dev.panametal.embedded.kernel.KernelConstant;
import dev.panametal.embedded.kernel.KernelConstantValues;
import dev.panametal.embedded.kernel.KernelFunction;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;

/** {@code MTLFunction}: a kernel of a library, with the values of its constants. */
public final class EmbeddedFunction extends LabelledObject {
  private final KernelFunction function;
  private final KernelConstantValues constants;

  EmbeddedFunction(
      EmbeddedDevice device, KernelFunction function, KernelConstantValues constants) {
    super(device, Owner.CLIENT);
    this.function = function;
    this.constants = constants;
    label(function.name());
  }

  @Override
  public String className() {
    return "MTLFunction";
  }

  String kernelName() {
    return function.name();
  }

  Kernel build() {
    return function.build(constants);
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public long name() {
    return EmbeddedString.autoreleased(machine(), function.name());
  }

  /** Answers {@code functionType}. */
  @Message(selector = "functionType", types = "Q@:")
  public long functionType() {
    return MetalConstants.FUNCTION_KERNEL;
  }

  /** Answers {@code functionConstantsDictionary}: by name. */
  @Message(selector = "functionConstantsDictionary", types = "@@:")
  public long functionConstantsDictionary() {
    EmbeddedDictionary dictionary = new EmbeddedDictionary(machine(), Owner.CLIENT);
    for (KernelConstant constant : function.constants()) {
      dictionary.put(
          new EmbeddedString(machine(), Owner.OBJECT, constant.name()),
          new EmbeddedFunctionConstant(machine(), constant));
    }
    return dictionary.autoreleasedNew();
  }
}
