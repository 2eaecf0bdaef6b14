package dev.panametal.embedded.foundation;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code NSMutableDictionary}. */
public final class EmbeddedMutableDictionary extends EmbeddedDictionary {
  /** An empty dictionary. */
  public EmbeddedMutableDictionary(ObjCMachine machine, Owner first) {
    super(machine, first);
  }

  @Override
  public String className() {
    return "NSMutableDictionary";
  }

  /** Answers {@code setObject:forKey:}. */
  @Message(selector = "setObject:forKey:", types = "v@:@@")
  public void setObject(long value, long key) {
    EmbeddedObject newValue = argument(value);
    EmbeddedObject newKey = argument(key);
    newValue.retain(Owner.OBJECT);
    newKey.retain(Owner.OBJECT);
    put(newKey, newValue);
  }

  /** Answers {@code removeObjectForKey:}. */
  @Message(selector = "removeObjectForKey:", types = "v@:@")
  public void removeObjectForKey(long key) {
    remove(
        machine()
            .argument(key, EmbeddedObject.class, "-[NSMutableDictionary removeObjectForKey:]"));
  }

  /** Answers {@code removeAllObjects}. */
  @Message(selector = "removeAllObjects", types = "v@:")
  public void removeAllObjects() {
    clear();
  }

  private EmbeddedObject argument(long id) {
    return machine().argument(id, EmbeddedObject.class, "-[NSMutableDictionary setObject:forKey:]");
  }
}
