package dev.panametal.embedded.foundation;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;

/** {@code NSNumber}: a {@code Long} or a {@code Double} inside. */
public final class EmbeddedNumber extends EmbeddedObject {
  private Number value;

  /** A number. */
  public EmbeddedNumber(ObjCMachine machine, Owner first, Number value) {
    super(machine, first);
    this.value = value;
  }

  /** Its value. */
  public Number value() {
    return value;
  }

  @Override
  public String className() {
    return "NSNumber";
  }

  @Override
  public String labelText() {
    return value.toString();
  }

  private long init(Number newValue) {
    value = newValue;
    return id();
  }

  /** Answers {@code initWithBool:}. */
  @Message(selector = "initWithBool:", types = "@@:B")
  public long initWithBool(byte newValue) {
    return init(ObjCBool.isTrue(newValue) ? 1L : 0L);
  }

  /** Answers {@code initWithInt:}. */
  @Message(selector = "initWithInt:", types = "@@:i")
  public long initWithInt(int newValue) {
    return init((long) newValue);
  }

  /** Answers {@code initWithLongLong:}. */
  @Message(selector = "initWithLongLong:", types = "@@:q")
  public long initWithLongLong(long newValue) {
    return init(newValue);
  }

  /** Answers {@code initWithUnsignedInteger:}. */
  @Message(selector = "initWithUnsignedInteger:", types = "@@:Q")
  public long initWithUnsignedInteger(long newValue) {
    return init(newValue);
  }

  /** Answers {@code initWithDouble:}. */
  @Message(selector = "initWithDouble:", types = "@@:d")
  public long initWithDouble(double newValue) {
    return init(newValue);
  }

  /** Answers {@code boolValue}. */
  @Message(selector = "boolValue", types = "B@:")
  public byte boolValue() {
    return ObjCBool.of(value.doubleValue() != 0);
  }

  /** Answers {@code intValue}. */
  @Message(selector = "intValue", types = "i@:")
  public int intValue() {
    return value.intValue();
  }

  /** Answers {@code integerValue}. */
  @Message(selector = "integerValue", types = "q@:")
  public long integerValue() {
    return value.longValue();
  }

  /** Answers {@code longLongValue}. */
  @Message(selector = "longLongValue", types = "q@:")
  public long longLongValue() {
    return value.longValue();
  }

  /** Answers {@code unsignedIntegerValue}. */
  @Message(selector = "unsignedIntegerValue", types = "Q@:")
  public long unsignedIntegerValue() {
    return value.longValue();
  }

  /** Answers {@code unsignedLongLongValue}. */
  @Message(selector = "unsignedLongLongValue", types = "Q@:")
  public long unsignedLongLongValue() {
    return value.longValue();
  }

  /** Answers {@code floatValue}. */
  @Message(selector = "floatValue", types = "f@:")
  public float floatValue() {
    return value.floatValue();
  }

  /** Answers {@code doubleValue}. */
  @Message(selector = "doubleValue", types = "d@:")
  public double doubleValue() {
    return value.doubleValue();
  }

  /** Answers {@code copy}: a number does not change, so a copy is the same object. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    return retainMessage();
  }

  /** Answers {@code stringValue}. */
  @Message(selector = "stringValue", types = "@@:")
  public long stringValue() {
    return EmbeddedString.autoreleased(machine(), value.toString());
  }

  @Override
  @Message(selector = "isEqual:", types = "B@:@")
  public byte isEqual(long other) {
    EmbeddedObject object =
        machine().argumentOrNull(other, EmbeddedObject.class, "-[NSNumber isEqual:]");
    return ObjCBool.of(object instanceof EmbeddedNumber number && number.value.equals(value));
  }
}
