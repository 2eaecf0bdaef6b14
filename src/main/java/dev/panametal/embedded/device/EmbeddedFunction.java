package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedDictionary;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslConstant;
import dev.panametal.embedded.msl.MslFunction;
import dev.panametal.embedded.msl.MslFunctionConstant;
import dev.panametal.embedded.msl.MslKernel;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLFunctionType;
import java.util.Map;

/** {@code MTLFunction}: a kernel of a library, with the values of its constants. */
public final class EmbeddedFunction extends LabelledObject {
  private final MslFunction function;
  private final Map<Integer, MslConstant> constants;

  EmbeddedFunction(
      EmbeddedDevice device, MslFunction function, Map<Integer, MslConstant> constants) {
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

  MslKernel build() {
    return function.build(constants);
  }

  long maxTotalThreadsPerThreadgroup() {
    return function.maxTotalThreadsPerThreadgroup();
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public long name() {
    return EmbeddedString.autoreleased(machine(), function.name());
  }

  /** Answers {@code functionType}. */
  @Message(selector = "functionType", types = "Q@:")
  public long functionType() {
    return MTLFunctionType.KERNEL;
  }

  /** Answers {@code functionConstantsDictionary}: by name. */
  @Message(selector = "functionConstantsDictionary", types = "@@:")
  public long functionConstantsDictionary() {
    EmbeddedDictionary dictionary = new EmbeddedDictionary(machine(), Owner.CLIENT);
    for (MslFunctionConstant constant : function.functionConstants()) {
      dictionary.put(
          new EmbeddedString(machine(), Owner.OBJECT, constant.name()),
          new EmbeddedFunctionConstant(machine(), constant));
    }
    return dictionary.autoreleasedNew();
  }
}
