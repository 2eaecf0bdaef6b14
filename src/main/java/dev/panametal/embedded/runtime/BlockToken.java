package dev.panametal.embedded.runtime;

/** A block whose code is Java, by its slot in the runtime's table. It lives for ever. */
public final class BlockToken extends EmbeddedObject {
  private final int slot;

  /** The block of a slot. */
  public BlockToken(ObjCMachine machine, int slot) {
    super(machine, Owner.OBJECT);
    this.slot = slot;
  }

  /** Its slot. */
  public int slot() {
    return slot;
  }

  @Override
  public String className() {
    return "NSBlock";
  }
}
