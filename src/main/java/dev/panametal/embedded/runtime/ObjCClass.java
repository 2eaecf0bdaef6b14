package dev.panametal.embedded.runtime;

import java.util.function.Supplier;

/**
 * A class: what {@code objc_getClass} gives. A class with more class methods than {@code alloc} and
 * {@code new} is a subclass.
 */
public class ObjCClass extends EmbeddedObject {
  private final String name;
  private final Supplier<? extends EmbeddedObject> newInstance;

  /**
   * A class.
   *
   * @param name its Objective-C name
   * @param newInstance makes an instance with one reference of the program
   */
  public ObjCClass(
      ObjCMachine machine, String name, Supplier<? extends EmbeddedObject> newInstance) {
    super(machine, Owner.OBJECT);
    this.name = name;
    this.newInstance = newInstance;
  }

  @Override
  public final String className() {
    return name;
  }

  /** Answers {@code alloc}. */
  @Message(selector = "alloc", types = "@@:")
  public final long alloc() {
    return newInstance.get().id();
  }

  /** Answers {@code new}. */
  @Message(selector = "new", types = "@@:")
  public final long newInstance() {
    return newInstance.get().id();
  }
}
