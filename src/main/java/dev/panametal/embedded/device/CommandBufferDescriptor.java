package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code MTLCommandBufferDescriptor}. */
public final class CommandBufferDescriptor extends EmbeddedObject {
  private byte retainedReferences = ObjCBool.YES;
  private long errorOptions;

  CommandBufferDescriptor(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  @Override
  public String className() {
    return "MTLCommandBufferDescriptor";
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code copy}. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    CommandBufferDescriptor copy = new CommandBufferDescriptor(machine());
    copy.retainedReferences = retainedReferences;
    copy.errorOptions = errorOptions;
    return copy.id();
  }

  /** Answers {@code retainedReferences}. */
  @Message(selector = "retainedReferences", types = "B@:")
  public byte retainedReferences() {
    return retainedReferences;
  }

  /** Answers {@code setRetainedReferences:}. */
  @Message(selector = "setRetainedReferences:", types = "v@:B")
  public void setRetainedReferences(byte retained) {
    retainedReferences = retained;
  }

  /** Answers {@code errorOptions}. */
  @Message(selector = "errorOptions", types = "Q@:")
  public long errorOptions() {
    return errorOptions;
  }

  /** Answers {@code setErrorOptions:}. */
  @Message(selector = "setErrorOptions:", types = "v@:Q")
  public void setErrorOptions(long options) {
    errorOptions = options;
  }
}
