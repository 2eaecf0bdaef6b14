package dev.panametal.embedded.foundation;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCClass;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.util.List;
import java.util.function.Supplier;

/** The Foundation classes and their class methods. */
public final class FoundationClasses {
  private FoundationClasses() {}

  /** Makes the classes known. */
  public static void defineIn(ObjCMachine machine) {
    machine.describeWith(text -> EmbeddedString.autoreleased(machine, text));
    machine.define(new StringClass(machine));
    machine.define(new NumberClass(machine));
    machine.define(new ArrayClass(machine));
    machine.define(new ErrorClass(machine));
    ObjCClass dictionary =
        new DictionaryClass(
            machine,
            "NSDictionary",
            machine.rootClass(),
            () -> new EmbeddedDictionary(machine, Owner.CLIENT));
    machine.define(dictionary);
    machine.define(
        new DictionaryClass(
            machine,
            "NSMutableDictionary",
            dictionary,
            () -> new EmbeddedMutableDictionary(machine, Owner.CLIENT)));
  }

  /** {@code NSString}. */
  public static final class StringClass extends ObjCClass {
    StringClass(ObjCMachine machine) {
      super(
          machine,
          "NSString",
          machine.rootClass(),
          () -> new EmbeddedString(machine, Owner.CLIENT, ""));
    }

    /** Answers {@code stringWithUTF8String:}. */
    @Message(selector = "stringWithUTF8String:", types = "@@:r*")
    public long stringWithUtf8String(long address) {
      requirePointer("stringWithUTF8String:", address);
      return EmbeddedString.autoreleased(machine(), EmbeddedString.fromUtf8(address));
    }
  }

  /** {@code NSNumber}. */
  public static final class NumberClass extends ObjCClass {
    NumberClass(ObjCMachine machine) {
      super(
          machine,
          "NSNumber",
          machine.rootClass(),
          () -> new EmbeddedNumber(machine, Owner.CLIENT, 0L));
    }

    private long number(Number value) {
      return new EmbeddedNumber(machine(), Owner.CLIENT, value).autoreleasedNew();
    }

    /** Answers {@code numberWithBool:}. */
    @Message(selector = "numberWithBool:", types = "@@:B")
    public long numberWithBool(byte value) {
      return number(ObjCBool.isTrue(value) ? 1L : 0L);
    }

    /** Answers {@code numberWithInt:}. */
    @Message(selector = "numberWithInt:", types = "@@:i")
    public long numberWithInt(int value) {
      return number((long) value);
    }

    /** Answers {@code numberWithInteger:}. */
    @Message(selector = "numberWithInteger:", types = "@@:q")
    public long numberWithInteger(long value) {
      return number(value);
    }

    /** Answers {@code numberWithUnsignedInteger:}. */
    @Message(selector = "numberWithUnsignedInteger:", types = "@@:Q")
    public long numberWithUnsignedInteger(long value) {
      return number(value);
    }

    /** Answers {@code numberWithFloat:}. */
    @Message(selector = "numberWithFloat:", types = "@@:f")
    public long numberWithFloat(float value) {
      return number((double) value);
    }

    /** Answers {@code numberWithDouble:}. */
    @Message(selector = "numberWithDouble:", types = "@@:d")
    public long numberWithDouble(double value) {
      return number(value);
    }
  }

  /** {@code NSError}. */
  public static final class ErrorClass extends ObjCClass {
    ErrorClass(ObjCMachine machine) {
      super(
          machine,
          "NSError",
          machine.rootClass(),
          () -> new EmbeddedError(machine, Owner.CLIENT, "NSCocoaErrorDomain", 0, ""));
    }

    /** Answers {@code errorWithDomain:code:userInfo:}. */
    @Message(selector = "errorWithDomain:code:userInfo:", types = "@@:@q@")
    public long errorWithDomain(long domain, long code, long userInfo) {
      EmbeddedError error = new EmbeddedError(machine(), Owner.CLIENT, "", 0, "");
      error.initWithDomain(domain, code, userInfo);
      return error.autoreleasedNew();
    }
  }

  /** {@code NSArray}. */
  public static final class ArrayClass extends ObjCClass {
    ArrayClass(ObjCMachine machine) {
      super(
          machine,
          "NSArray",
          machine.rootClass(),
          () -> new EmbeddedArray(machine, Owner.CLIENT, List.of()));
    }

    /** Answers {@code arrayWithObjects:count:}. */
    @Message(selector = "arrayWithObjects:count:", types = "@@:r^@Q")
    public long arrayWithObjects(long objects, long count) {
      EmbeddedArray array = new EmbeddedArray(machine(), Owner.CLIENT, List.of());
      array.initWithObjects(objects, count);
      return array.autoreleasedNew();
    }
  }

  /** {@code NSDictionary} and {@code NSMutableDictionary}. */
  public static final class DictionaryClass extends ObjCClass {
    private final Supplier<? extends EmbeddedDictionary> newDictionary;

    DictionaryClass(
        ObjCMachine machine,
        String name,
        ObjCClass superclass,
        Supplier<? extends EmbeddedDictionary> newDictionary) {
      super(machine, name, superclass, newDictionary);
      this.newDictionary = newDictionary;
    }

    /** Answers {@code dictionary}. */
    @Message(selector = "dictionary", types = "@@:")
    public long dictionary() {
      return newDictionary.get().autoreleasedNew();
    }

    /** Answers {@code dictionaryWithCapacity:}, of which the capacity is a hint. */
    @Message(selector = "dictionaryWithCapacity:", types = "@@:Q")
    public long dictionaryWithCapacity(long capacity) {
      return dictionary();
    }

    /** Answers {@code dictionaryWithObjects:forKeys:count:}. */
    @Message(selector = "dictionaryWithObjects:forKeys:count:", types = "@@:r^@r^@Q")
    public long dictionaryWithObjects(long objects, long keys, long count) {
      requireArray("dictionaryWithObjects:forKeys:count: objects", objects, count);
      requireArray("dictionaryWithObjects:forKeys:count: keys", keys, count);
      EmbeddedDictionary dictionary = newDictionary.get();
      for (long i = 0; i < count; i++) {
        dictionary.put(element(keys, i), element(objects, i));
      }
      return dictionary.autoreleasedNew();
    }

    private EmbeddedObject element(long address, long index) {
      EmbeddedObject object =
          machine()
              .argument(
                  NativeMemory.ALL.get(JAVA_LONG, address + index * Long.BYTES),
                  EmbeddedObject.class,
                  "dictionaryWithObjects:forKeys:count:");
      object.retain(Owner.OBJECT);
      return object;
    }
  }
}
