package dev.panametal.embedded.runtime;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All objects, by id. An id is a tag, a generation and the index of a slot: an object that takes
 * over a slot gets another generation, so that the id of its predecessor is not mistaken for it.
 *
 * <p>Finding takes no lock. Adding and retiring do; a slot waits in line until {@value
 * #PLACES_KEPT} others are free as well, since until then its last object can be named.
 */
public final class ObjectTable {
  /** Makes an id positive, and no address that any processor would accept. */
  private static final long TAG = 0x4DL << 56;

  private static final int INDEX_BITS = 24;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;
  private static final long GENERATION_MASK = (1L << 32) - 1;
  private static final int PLACES_KEPT = 1024;

  private final Deque<Integer> free = new ArrayDeque<>();
  private volatile @Nullable EmbeddedObject[] slots = new EmbeddedObject[PLACES_KEPT];
  private int used;

  /** The living object of an id, or null. */
  @Nullable EmbeddedObject find(long id) {
    EmbeddedObject object = occupant(id);
    // Alive is read before the id: a revived object has its new id by then.
    return object != null && object.isAlive() && object.id() == id ? object : null;
  }

  /** The object that an id belonged to, if its slot still has it; it may be destroyed. */
  @Nullable EmbeddedObject lastKnown(long id) {
    EmbeddedObject object = occupant(id);
    return object != null && object.id() == id ? object : null;
  }

  /** Whether an id has the form of one of this table. */
  static boolean isId(long id) {
    return (id & TAG_MASK) == TAG;
  }

  private static final long TAG_MASK = 0xFFL << 56;

  private @Nullable EmbeddedObject occupant(long id) {
    @Nullable EmbeddedObject[] current = slots;
    int index = (int) id & INDEX_MASK;
    return isId(id) && index < current.length ? current[index] : null;
  }

  synchronized void add(EmbeddedObject object) {
    int index;
    long generation = 1;
    if (free.size() >= PLACES_KEPT) {
      index = free.remove();
      generation = generation(Objects.requireNonNull(slots[index]).id()) + 1;
    } else {
      index = used++;
      if (index == slots.length) {
        grow();
      }
    }
    object.setId(id(generation, index));
    slots[index] = object;
  }

  private void grow() {
    if (slots.length > INDEX_MASK) {
      throw new OutOfMemoryError(
          "The embedded device has room for %d objects and all are in use."
              .formatted(INDEX_MASK + 1));
    }
    slots = Arrays.copyOf(slots, slots.length * 2);
  }

  /** Lets the slot of a destroyed object be used again, in time. */
  synchronized void retire(EmbeddedObject object) {
    free.add((int) object.id() & INDEX_MASK);
  }

  /** Gives a destroyed object that kept its slot a new id. */
  void renew(EmbeddedObject object) {
    long old = object.id();
    object.setId(id(generation(old) + 1, (int) old & INDEX_MASK));
  }

  /** The living objects of a kind. */
  public List<EmbeddedObject> living(Predicate<EmbeddedObject> kind) {
    return Arrays.stream(slots)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(object -> object.isAlive() && kind.test(object))
        .toList();
  }

  private static long generation(long id) {
    return id >>> INDEX_BITS & GENERATION_MASK;
  }

  private static long id(long generation, int index) {
    return TAG | (generation & GENERATION_MASK) << INDEX_BITS | index;
  }
}
