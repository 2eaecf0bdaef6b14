package dev.panametal.embedded.foundation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.foundation.NSStringEncoding;
import dev.panametal.objc.ObjCException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code NSString}. */
public final class EmbeddedString extends EmbeddedObject {
  private String text;

  /** Where {@code UTF8String} has put the text; freed with the object. */
  private long utf8;

  /** A string. */
  public EmbeddedString(ObjCMachine machine, Owner first, String text) {
    super(machine, first);
    this.text = text;
  }

  /** The id of a new +0 string, or nil for null. */
  public static long autoreleased(ObjCMachine machine, @Nullable String text) {
    return text == null ? 0 : new EmbeddedString(machine, Owner.CLIENT, text).autoreleasedNew();
  }

  /** The text of a C string. */
  static String fromUtf8(long address) {
    return NativeMemory.ALL.getString(address);
  }

  /** Its text. */
  public String text() {
    return text;
  }

  @Override
  public String className() {
    return "NSString";
  }

  @Override
  public String labelText() {
    return text;
  }

  @Override
  protected void dealloc() {
    if (utf8 != 0) {
      NativeMemory.free(utf8);
    }
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code initWithUTF8String:}. */
  @Message(selector = "initWithUTF8String:", types = "@@:r*")
  public long initWithUtf8String(long address) {
    requirePointer("initWithUTF8String:", address);
    text = fromUtf8(address);
    return id();
  }

  /** Answers {@code UTF8String}: memory that lives as long as the string. */
  @Message(selector = "UTF8String", types = "r*@:")
  public synchronized long utf8String() {
    if (utf8 == 0) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      utf8 = NativeMemory.allocate(bytes.length + 1L);
      MemorySegment.copy(bytes, 0, NativeMemory.ALL, JAVA_BYTE, utf8, bytes.length);
    }
    return utf8;
  }

  /** Answers {@code length}: in UTF-16 units, as Java counts. */
  @Message(selector = "length", types = "Q@:")
  public long length() {
    return text.length();
  }

  /** Answers {@code lengthOfBytesUsingEncoding:}: UTF-8 only. */
  @Message(selector = "lengthOfBytesUsingEncoding:", types = "Q@:Q")
  public long lengthOfBytes(long encoding) {
    if (encoding != NSStringEncoding.UTF8_STRING_ENCODING) {
      throw new ObjCException(
          "lengthOfBytesUsingEncoding: the embedded runtime knows UTF-8 only, not encoding %d."
              .formatted(encoding));
    }
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Answers {@code isEqualToString:}. */
  @Message(selector = "isEqualToString:", types = "B@:@")
  public byte isEqualToString(long other) {
    return isEqual(other);
  }

  @Override
  @Message(selector = "isEqual:", types = "B@:@")
  public byte isEqual(long other) {
    EmbeddedObject object =
        machine().argumentOrNull(other, EmbeddedObject.class, "-[NSString isEqual:]");
    return ObjCBool.of(object instanceof EmbeddedString string && string.text.equals(text));
  }

  /** Answers {@code description}: the string itself. */
  @Override
  @Message(selector = "description", types = "@@:")
  public long description() {
    return autoreleased();
  }

  @Override
  @Message(selector = "hash", types = "Q@:")
  public long hash() {
    return text.hashCode() & 0xFFFFFFFFL;
  }

  /** Answers {@code copy}: a string does not change, so a copy is the same object. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    return retainMessage();
  }
}
