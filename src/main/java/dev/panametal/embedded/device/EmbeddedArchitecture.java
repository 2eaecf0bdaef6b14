package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code MTLArchitecture}: what executes kernels, here a processor. */
public final class EmbeddedArchitecture extends EmbeddedObject {
  private final String name;

  EmbeddedArchitecture(ObjCMachine machine, String name) {
    super(machine, Owner.CLIENT);
    this.name = name;
  }

  @Override
  public String className() {
    return "MTLArchitecture";
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public long name() {
    return EmbeddedString.autoreleased(machine(), name);
  }
}
