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
    machine.define(new StringClass(machine));
    machine.define(new NumberClass(machine));
    machine.define(new ArrayClass(machine));
    machine.define(
        new ObjCClass(
            machine,
            "NSError",
            () -> new EmbeddedError(machine, Owner.CLIENT, "NSCocoaErrorDomain", 0, "")));
    machine.define(
        new DictionaryClass(
            machine, "NSDictionary", () -> new EmbeddedDictionary(machine, Owner.CLIENT)));
    machine.define(
        new DictionaryClass(
            machine,
            "NSMutableDictionary",
            () -> new EmbeddedMutableDictionary(machine, Owner.CLIENT)));
  }

  /** {@code NSString}. */
  public static final class StringClass extends ObjCClass {
    StringClass(ObjCMachine machine) {
      super(machine, "NSString", () -> new EmbeddedString(machine, Owner.CLIENT, ""));
    }

    /** Answers {@code stringWithUTF8String:}. */
    @Message(selector = "stringWithUTF8String:", types = "@@:r*")
    public long stringWithUtf8String(long address) {
      if (address == 0) {
        throw violation("stringWithUTF8String: must not be given NULL");
      }
      return EmbeddedString.autoreleased(machine(), EmbeddedString.fromUtf8(address));
    }
  }

  /** {@code NSNumber}. */
  public static final class NumberClass extends ObjCClass {
    NumberClass(ObjCMachine machine) {
      super(machine, "NSNumber", () -> new EmbeddedNumber(machine, Owner.CLIENT, 0L));
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

    /** Answers {@code numberWithLongLong:}. */
    @Message(selector = "numberWithLongLong:", types = "@@:q")
    public long numberWithLongLong(long value) {
      return number(value);
    }

    /** Answers {@code numberWithUnsignedInteger:}. */
    @Message(selector = "numberWithUnsignedInteger:", types = "@@:Q")
    public long numberWithUnsignedInteger(long value) {
      return number(value);
    }

    /** Answers {@code numberWithDouble:}. */
    @Message(selector = "numberWithDouble:", types = "@@:d")
    public long numberWithDouble(double value) {
      return number(value);
    }
  }

  /** {@code NSArray}. */
  public static final class ArrayClass extends ObjCClass {
    ArrayClass(ObjCMachine machine) {
      super(machine, "NSArray", () -> new EmbeddedArray(machine, Owner.CLIENT, List.of()));
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
    DictionaryClass(
        ObjCMachine machine, String name, Supplier<? extends EmbeddedDictionary> newInstance) {
      super(machine, name, newInstance);
    }

    /** Answers {@code dictionary}. */
    @Message(selector = "dictionary", types = "@@:")
    public long dictionary() {
      return newOne().autoreleasedNew();
    }

    /** Answers {@code dictionaryWithObjects:forKeys:count:}. */
    @Message(selector = "dictionaryWithObjects:forKeys:count:", types = "@@:r^@r^@Q")
    public long dictionaryWithObjects(long objects, long keys, long count) {
      EmbeddedDictionary dictionary = newOne();
      for (long i = 0; i < count; i++) {
        dictionary.put(element(keys, i), element(objects, i));
      }
      return dictionary.autoreleasedNew();
    }

    private EmbeddedDictionary newOne() {
      return machine().argument(alloc(), EmbeddedDictionary.class, className());
    }

    private EmbeddedObject element(long address, long index) {
      EmbeddedObject object =
          machine()
              .argument(
                  NativeMemory.ALL.get(JAVA_LONG, address + index * Long.BYTES),
                  EmbeddedObject.class,
                  "+[NSDictionary dictionaryWithObjects:forKeys:count:]");
      object.retain(Owner.OBJECT);
      return object;
    }
  }
}
