package dev.panametal.embedded.foundation;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code NSDictionary}; one that may change is an {@link EmbeddedMutableDictionary}. */
public class EmbeddedDictionary extends EmbeddedObject {
  private final Map<Object, Entry> entries = new LinkedHashMap<>();

  private record Entry(EmbeddedObject key, EmbeddedObject value) {}

  /** An empty dictionary. */
  public EmbeddedDictionary(ObjCMachine machine, Owner first) {
    super(machine, first);
  }

  @Override
  public String className() {
    return "NSDictionary";
  }

  @Override
  protected void dealloc() {
    entries.values().forEach(EmbeddedDictionary::release);
  }

  private static void release(Entry entry) {
    entry.key().release(Owner.OBJECT);
    entry.value().release(Owner.OBJECT);
  }

  /** Sets the value of a key. Both come with a reference that the dictionary takes over. */
  public final void put(EmbeddedObject key, EmbeddedObject value) {
    Entry old = entries.put(content(key), new Entry(key, value));
    if (old != null) {
      release(old);
    }
  }

  final void remove(EmbeddedObject key) {
    Entry old = entries.remove(content(key));
    if (old != null) {
      release(old);
    }
  }

  final void clear() {
    entries.values().forEach(EmbeddedDictionary::release);
    entries.clear();
  }

  /** Keys and values as text, in the order in which they were set. */
  public final Map<String, String> toText() {
    Map<String, String> text = new LinkedHashMap<>();
    entries.forEach((key, entry) -> text.put(key.toString(), content(entry.value()).toString()));
    return text;
  }

  /** The value for a key that is a string, or null. */
  public final @Nullable EmbeddedObject get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** What tells keys apart: strings and numbers are equal if they say the same. */
  private static Object content(EmbeddedObject object) {
    return switch (object) {
      case EmbeddedString string -> string.text();
      case EmbeddedNumber number -> number.value();
      default -> object.id();
    };
  }

  /** Answers {@code copy} with a dictionary that does not change. */
  @Message(selector = "copy", types = "@@:")
  public final long copy() {
    EmbeddedDictionary copy = new EmbeddedDictionary(machine(), Owner.CLIENT);
    for (Entry entry : entries.values()) {
      entry.key().retain(Owner.OBJECT);
      entry.value().retain(Owner.OBJECT);
      copy.put(entry.key(), entry.value());
    }
    return copy.id();
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public final long init() {
    return id();
  }

  /** Answers {@code count}. */
  @Message(selector = "count", types = "Q@:")
  public final long count() {
    return entries.size();
  }

  /** Answers {@code objectForKey:}. The value is the dictionary's. */
  @Message(selector = "objectForKey:", types = "@@:@")
  public final long objectForKey(long key) {
    EmbeddedObject object =
        machine().argument(key, EmbeddedObject.class, "-[NSDictionary objectForKey:]");
    Entry entry = entries.get(content(object));
    return entry == null ? 0 : entry.value().id();
  }

  /** Answers {@code allKeys}. */
  @Message(selector = "allKeys", types = "@@:")
  public final long allKeys() {
    return all(Entry::key);
  }

  /** Answers {@code allValues}. */
  @Message(selector = "allValues", types = "@@:")
  public final long allValues() {
    return all(Entry::value);
  }

  private long all(Function<Entry, EmbeddedObject> part) {
    List<EmbeddedObject> parts = new ArrayList<>();
    for (Entry entry : entries.values()) {
      EmbeddedObject object = part.apply(entry);
      object.retain(Owner.OBJECT);
      parts.add(object);
    }
    return new EmbeddedArray(machine(), Owner.CLIENT, parts).autoreleasedNew();
  }
}
