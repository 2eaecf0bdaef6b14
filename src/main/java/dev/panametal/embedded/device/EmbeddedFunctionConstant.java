package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslFunctionConstant;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code MTLFunctionConstant}. */
public final class EmbeddedFunctionConstant extends EmbeddedObject {
  private final MslFunctionConstant constant;

  EmbeddedFunctionConstant(ObjCMachine machine, MslFunctionConstant constant) {
    super(machine, Owner.OBJECT);
    this.constant = constant;
  }

  @Override
  public String className() {
    return "MTLFunctionConstant";
  }

  @Override
  public String labelText() {
    return constant.name();
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public long name() {
    return EmbeddedString.autoreleased(machine(), constant.name());
  }

  /** Answers {@code type} with an {@code MTLDataType}. */
  @Message(selector = "type", types = "Q@:")
  public long type() {
    return constant.dataType();
  }

  /** Answers {@code index}. */
  @Message(selector = "index", types = "Q@:")
  public long index() {
    return constant.index();
  }

  /** Answers {@code required}. */
  @Message(selector = "required", types = "B@:")
  public byte required() {
    return ObjCBool.of(constant.required());
  }
}
