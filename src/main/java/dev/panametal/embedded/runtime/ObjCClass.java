package dev.panametal.embedded.runtime;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A class: what {@code objc_getClass} gives. A class with more class methods than {@code alloc} and
 * {@code new} is a subclass.
 */
public class ObjCClass extends EmbeddedObject {
  private final String name;
  private final @Nullable ObjCClass superclass;
  private final Supplier<? extends EmbeddedObject> newInstance;

  /**
   * A class.
   *
   * @param name its Objective-C name
   * @param superclass its superclass, null for a root
   * @param newInstance makes an instance with one reference of the program
   */
  public ObjCClass(
      ObjCMachine machine,
      String name,
      @Nullable ObjCClass superclass,
      Supplier<? extends EmbeddedObject> newInstance) {
    super(machine, Owner.OBJECT);
    this.name = name;
    this.superclass = superclass;
    this.newInstance = newInstance;
  }

  /** A class whose instances only other objects make. */
  static ObjCClass withoutAlloc(ObjCMachine machine, String name, @Nullable ObjCClass superclass) {
    return new ObjCClass(
        machine,
        name,
        superclass,
        () -> {
          throw machine.violation(
              "+[%s alloc]: a program cannot make such an object itself".formatted(name));
        });
  }

  @Override
  public final String className() {
    return name;
  }

  /** Whether it is a class or one of its subclasses. */
  final boolean isSubclassOf(EmbeddedObject other) {
    for (ObjCClass each = this; each != null; each = each.superclass) {
      if (each.equals(other)) {
        return true;
      }
    }
    return false;
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

  /** Answers {@code class}: itself. */
  @Override
  @Message(selector = "class", types = "#@:")
  public final long classMessage() {
    return id();
  }
}
