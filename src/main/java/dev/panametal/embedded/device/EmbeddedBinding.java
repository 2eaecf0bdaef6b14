package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLBindingAccess;

/** {@code MTLBinding}: one argument of a kernel. */
public abstract class EmbeddedBinding extends EmbeddedObject {
  private final MslArgument argument;

  EmbeddedBinding(EmbeddedDevice device, MslArgument argument) {
    super(device.machine(), Owner.OBJECT);
    this.argument = argument;
  }

  final MslArgument argument() {
    return argument;
  }

  @Override
  public final String labelText() {
    return argument.name();
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public final long name() {
    return EmbeddedString.autoreleased(machine(), argument.name());
  }

  /** Answers {@code type} with an {@code MTLBindingType}. */
  @Message(selector = "type", types = "q@:")
  public abstract long type();

  /** Answers {@code access} with an {@code MTLBindingAccess}. */
  @Message(selector = "access", types = "Q@:")
  public final long access() {
    return argument.access() == MslArgument.Access.READ_WRITE
        ? MTLBindingAccess.READ_WRITE
        : MTLBindingAccess.READ_ONLY;
  }

  /** Answers {@code index}. */
  @Message(selector = "index", types = "Q@:")
  public final long index() {
    return argument.index();
  }

  /** Answers {@code isUsed}: the compiler does not tell arguments apart that no code reads. */
  @Message(selector = "isUsed", types = "B@:")
  public final byte isUsed() {
    return ObjCBool.YES;
  }

  /** Answers {@code isArgument}. */
  @Message(selector = "isArgument", types = "B@:")
  public final byte isArgument() {
    return ObjCBool.YES;
  }
}
