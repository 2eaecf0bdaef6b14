package dev.panametal.embedded.foundation;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.util.ArrayList;
import java.util.List;

/** {@code NSArray}. */
public final class EmbeddedArray extends EmbeddedObject {
  private List<EmbeddedObject> elements;

  /**
   * An array.
   *
   * @param elements each with one reference by an {@linkplain Owner#OBJECT object}, which the array
   *     takes over
   */
  public EmbeddedArray(ObjCMachine machine, Owner first, List<? extends EmbeddedObject> elements) {
    super(machine, first);
    this.elements = List.copyOf(elements);
  }

  /** Its elements. */
  public List<EmbeddedObject> elements() {
    return elements;
  }

  @Override
  public String className() {
    return "NSArray";
  }

  @Override
  protected void dealloc() {
    elements.forEach(element -> element.release(Owner.OBJECT));
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code initWithObjects:count:}. */
  @Message(selector = "initWithObjects:count:", types = "@@:r^@Q")
  public long initWithObjects(long objects, long count) {
    requireArray("initWithObjects:count:", objects, count);
    List<EmbeddedObject> given = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long id = NativeMemory.ALL.get(JAVA_LONG, objects + i * Long.BYTES);
      EmbeddedObject element =
          machine().argument(id, EmbeddedObject.class, "-[NSArray initWithObjects:count:]");
      element.retain(Owner.OBJECT);
      given.add(element);
    }
    elements = List.copyOf(given);
    return id();
  }

  /** Answers {@code copy}: an array does not change, so a copy is the same object. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    return retainMessage();
  }

  /** Answers {@code count}. */
  @Message(selector = "count", types = "Q@:")
  public long count() {
    return elements.size();
  }

  /** Answers {@code objectAtIndex:}. The element is the array's. */
  @Message(selector = "objectAtIndex:", types = "@@:Q")
  public long objectAtIndex(long index) {
    if (index < 0 || index >= elements.size()) {
      throw violation(
          "objectAtIndex: %s is beyond the end of an array of %d, an NSRangeException"
              .formatted(Long.toUnsignedString(index), elements.size()));
    }
    return elements.get((int) index).id();
  }

  /** Answers {@code objectAtIndexedSubscript:}. */
  @Message(selector = "objectAtIndexedSubscript:", types = "@@:Q")
  public long objectAtIndexedSubscript(long index) {
    return objectAtIndex(index);
  }
}
