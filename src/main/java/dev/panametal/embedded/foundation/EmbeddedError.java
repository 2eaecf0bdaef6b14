package dev.panametal.embedded.foundation;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code NSError}. */
public final class EmbeddedError extends EmbeddedObject {
  private static final String DESCRIPTION_KEY = "NSLocalizedDescription";

  private static final String REASON_KEY = "NSLocalizedFailureReason";

  private String domain;
  private long code;
  private EmbeddedDictionary userInfo;

  /**
   * An error.
   *
   * @param description what {@code localizedDescription} says
   */
  public EmbeddedError(
      ObjCMachine machine, Owner first, String domain, long code, String description) {
    super(machine, first);
    this.domain = domain;
    this.code = code;
    this.userInfo = new EmbeddedDictionary(machine, Owner.OBJECT);
    if (!description.isEmpty()) {
      userInfo.put(
          new EmbeddedString(machine, Owner.OBJECT, DESCRIPTION_KEY),
          new EmbeddedString(machine, Owner.OBJECT, description));
    }
  }

  /**
   * Stores a new +0 error where an {@code NSError **} argument points.
   *
   * @param address the argument; NULL if the caller does not want to know
   */
  public static void store(
      ObjCMachine machine, long address, String domain, long code, String description) {
    if (address != 0) {
      NativeMemory.ALL.set(
          JAVA_LONG,
          address,
          new EmbeddedError(machine, Owner.CLIENT, domain, code, description).autoreleasedNew());
    }
  }

  /** What else the error says. */
  public EmbeddedDictionary details() {
    return userInfo;
  }

  @Override
  public String className() {
    return "NSError";
  }

  @Override
  public String labelText() {
    return "%s %d".formatted(domain, code);
  }

  @Override
  protected void dealloc() {
    userInfo.release(Owner.OBJECT);
  }

  /** Answers {@code initWithDomain:code:userInfo:}. */
  @Message(selector = "initWithDomain:code:userInfo:", types = "@@:@q@")
  public long initWithDomain(long newDomain, long newCode, long newUserInfo) {
    String what = "-[NSError initWithDomain:code:userInfo:]";
    domain = machine().argument(newDomain, EmbeddedString.class, what).text();
    code = newCode;
    EmbeddedDictionary given =
        machine().argumentOrNull(newUserInfo, EmbeddedDictionary.class, what);
    if (given != null) {
      given.retain(Owner.OBJECT);
      userInfo.release(Owner.OBJECT);
      userInfo = given;
    }
    return id();
  }

  /** Answers {@code domain}. */
  @Message(selector = "domain", types = "@@:")
  public long domain() {
    return EmbeddedString.autoreleased(machine(), domain);
  }

  /** Answers {@code code}. */
  @Message(selector = "code", types = "q@:")
  public long code() {
    return code;
  }

  /** Answers {@code userInfo}. */
  @Message(selector = "userInfo", types = "@@:")
  public long userInfo() {
    return userInfo.autoreleased();
  }

  /** Answers {@code copy}: an error does not change, so a copy is the same object. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    return retainMessage();
  }

  /** Answers {@code localizedFailureReason}: nil unless the error came with one. */
  @Message(selector = "localizedFailureReason", types = "@@:")
  public long localizedFailureReason() {
    return userInfo.get(REASON_KEY) instanceof EmbeddedString reason ? reason.autoreleased() : 0;
  }

  /** Answers {@code localizedDescription}. */
  @Message(selector = "localizedDescription", types = "@@:")
  public long localizedDescription() {
    if (userInfo.get(DESCRIPTION_KEY) instanceof EmbeddedString description) {
      return description.autoreleased();
    }
    return EmbeddedString.autoreleased(
        machine(), "The operation couldn't be completed. (%s error %d.)".formatted(domain, code));
  }
}
