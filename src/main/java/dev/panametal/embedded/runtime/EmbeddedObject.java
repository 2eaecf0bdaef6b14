package dev.panametal.embedded.runtime;

import dev.panametal.objc.MetalRuleViolation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An object of the embedded Objective-C: an id, counted references, and public methods marked with
 * {@link Message} that answer messages.
 *
 * <p>A destroyed object stays in the table as its own memorial until its place is needed, so that a
 * message to it can be told from nonsense and can name what it was.
 */
public abstract class EmbeddedObject {
  private static final VarHandle REFERENCES;

  static {
    try {
      REFERENCES =
          MethodHandles.lookup().findVarHandle(EmbeddedObject.class, "references", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Of a longer label only so much is shown. */
  private static final int LONGEST_LABEL = 60;

  private final ObjCMachine machine;
  private final MessageTable messages;
  private long id;

  /** The counts of all kinds of {@link Owner}, packed; 0 once destroyed. */
  private volatile long references;

  /**
   * A new object.
   *
   * @param machine where it lives
   * @param first who owns its first reference
   */
  @SuppressWarnings("this-escape") // the table only keeps the object until its id is known
  protected EmbeddedObject(ObjCMachine machine, Owner first) {
    this.machine = machine;
    this.messages = machine.messagesOf(getClass());
    this.references = first.unit;
    machine.objects().add(this);
  }

  /** The name of its class, as Objective-C has it. */
  public abstract String className();

  /** Its label, or null. */
  public @Nullable String labelText() {
    return null;
  }

  /** The device that made it, or null. */
  public @Nullable EmbeddedObject creator() {
    return null;
  }

  /** Gives up what the object holds. Runs once, on the thread that released it last. */
  protected void dealloc() {}

  /** Its id: positive, and unlike any small number or address. */
  public final long id() {
    return id;
  }

  /** Where it lives. */
  public final ObjCMachine machine() {
    return machine;
  }

  /** Its class and label, such as {@code MTLBuffer 'weights'}, for messages to people. */
  public final String describe() {
    String label = labelText();
    if (label == null) {
      return className();
    }
    boolean isLong = label.length() > LONGEST_LABEL;
    return "%s '%s'"
        .formatted(className(), isLong ? label.substring(0, LONGEST_LABEL) + "..." : label);
  }

  /** Whether it is not destroyed. */
  public final boolean isAlive() {
    return references != 0;
  }

  /** How many references owners of one kind hold. */
  public final long references(Owner owner) {
    return owner.count(references);
  }

  /** Adds a reference, if the object still lives. */
  public final boolean tryRetain(Owner owner) {
    long seen = references;
    while (seen != 0) {
      long witness = (long) REFERENCES.compareAndExchange(this, seen, seen + owner.unit);
      if (witness == seen) {
        return true;
      }
      seen = witness;
    }
    return false;
  }

  /** Adds a reference. */
  public final void retain(Owner owner) {
    if (!tryRetain(owner)) {
      throw machine.violations().released(this, "retain of");
    }
  }

  /** Gives a reference back; the last one destroys the object. */
  public final void release(Owner owner) {
    long remaining = change(owner, -owner.unit, "release");
    if (remaining == 0) {
      destroy();
      if (owner == Owner.CLIENT && creator() != null) {
        machine.pools().requireForDealloc(this);
      }
    } else {
      released(owner, remaining);
    }
  }

  /**
   * Called after a release that left other references.
   *
   * @param owner who released
   * @param remaining the packed counts of what is left
   */
  protected void released(Owner owner, long remaining) {}

  /** Leaves a reference of the program to the current pool. */
  final void autoreleaseFromClient() {
    AutoreleasePools.Stack pools = machine.pools().current(this);
    change(Owner.CLIENT, Owner.POOL.unit - Owner.CLIENT.unit, "autorelease");
    pools.add(this);
  }

  /**
   * Gives the object to the caller of a +0 method: one more reference, held by the current pool.
   *
   * @return its id
   */
  public final long autoreleased() {
    AutoreleasePools.Stack pools = machine.pools().current(this);
    retain(Owner.POOL);
    pools.add(this);
    return id;
  }

  /**
   * Gives a new object, of which the caller has the only reference, to the caller of a +0 method.
   *
   * @return its id
   */
  public final long autoreleasedNew() {
    try {
      autoreleaseFromClient();
      return id;
    } catch (MetalRuleViolation noPool) {
      release(Owner.CLIENT);
      throw noPool;
    }
  }

  private long change(Owner owner, long by, String what) {
    long seen = references;
    while (true) {
      if (owner.count(seen) == 0) {
        throw machine.violations().overReleased(this, seen, what);
      }
      long witness = (long) REFERENCES.compareAndExchange(this, seen, seen + by);
      if (witness == seen) {
        return seen + by;
      }
      seen = witness;
    }
  }

  private void destroy() {
    try {
      dealloc();
    } finally {
      afterDealloc();
    }
  }

  /** Leaves the place in the table; a class whose objects are used again keeps it instead. */
  protected void afterDealloc() {
    leaveTable();
  }

  /** Lets the place in the table be taken by another object, in time. */
  protected final void leaveTable() {
    machine.objects().retire(this);
  }

  /**
   * Brings a destroyed object back as a new one: a new id, one reference.
   *
   * @param first who owns that reference
   */
  protected final void revive(Owner first) {
    machine.objects().renew(this);
    references = first.unit;
  }

  final void setId(long newId) {
    id = newId;
  }

  final MessageTable messages() {
    return messages;
  }

  /** A message to this object as Objective-C writes it, such as {@code -[MTLBuffer contents]}. */
  final String messageName(String selector) {
    boolean isClass = this instanceof ObjCClass;
    return "%s[%s %s]".formatted(isClass ? "+" : "-", className(), selector);
  }

  /** A broken rule, told about this object. */
  protected final MetalRuleViolation violation(String what) {
    return machine.violation(describe() + ": " + what);
  }

  /** Refuses a pointer that would be read or written at once, and a process ended by it. */
  protected final void requirePointer(String what, long address) {
    if (address == 0) {
      throw violation(what + " must not be NULL");
    }
  }

  /** Refuses an array of C that is not there; one of no elements may be NULL. */
  protected final void requireArray(String what, long address, long count) {
    if (count < 0) {
      throw violation(
          "%s: a count of %s is that of no array".formatted(what, Long.toUnsignedString(count)));
    }
    if (count > 0) {
      requirePointer(what, address);
    }
  }

  /** Answers {@code description}. */
  @Message(selector = "description", types = "@@:")
  public long description() {
    return machine.description(this);
  }

  /** Answers {@code class}. */
  @Message(selector = "class", types = "#@:")
  public long classMessage() {
    return machine.classOf(this).id();
  }

  /** Answers {@code isKindOfClass:}. */
  @Message(selector = "isKindOfClass:", types = "B@:#")
  public final byte isKindOfClass(long other) {
    return ObjCBool.of(
        machine
            .classOf(this)
            .isSubclassOf(machine.argument(other, ObjCClass.class, "isKindOfClass:")));
  }

  /** Answers {@code retain}. */
  @Message(selector = "retain", types = "@@:")
  public long retainMessage() {
    retain(Owner.CLIENT);
    return id;
  }

  /** Answers {@code release}. */
  @Message(selector = "release", types = "Vv@:")
  public void releaseMessage() {
    release(Owner.CLIENT);
  }

  /** Answers {@code autorelease}. */
  @Message(selector = "autorelease", types = "@@:")
  public long autoreleaseMessage() {
    autoreleaseFromClient();
    return id;
  }

  /** Answers {@code retainCount}. */
  @Message(selector = "retainCount", types = "Q@:")
  public long retainCount() {
    long now = references;
    return Owner.CLIENT.count(now) + Owner.POOL.count(now) + Owner.OBJECT.count(now);
  }

  /** Answers {@code self}. */
  @Message(selector = "self", types = "@@:")
  public long self() {
    return id;
  }

  /** Answers {@code hash}. */
  @Message(selector = "hash", types = "Q@:")
  public long hash() {
    return id;
  }

  /** Answers {@code isEqual:}. */
  @Message(selector = "isEqual:", types = "B@:@")
  public byte isEqual(long other) {
    return ObjCBool.of(other == id);
  }

  /** Answers {@code respondsToSelector:}. */
  @Message(selector = "respondsToSelector:", types = "B@::")
  public byte respondsToSelector(long selector) {
    return ObjCBool.of(messages.find(selector) != null);
  }
}
