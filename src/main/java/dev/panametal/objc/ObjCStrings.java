package dev.panametal.objc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** {@code NSString} to and from Java. */
public final class ObjCStrings {
  private ObjCStrings() {}

  /** {@code NSUTF8StringEncoding}. */
  private static final long UTF_8 = 4;

  /**
   * Copies a string ({@code -[NSString UTF8String]}, {@code lengthOfBytesUsingEncoding:}). The
   * pointer that Objective-C gives dies with the pool, so it is read at once; the length is asked
   * because a string may contain the zero that ends a C string. Needs an autorelease pool.
   *
   * @param string an {@code NSString}
   * @return its text; empty for nil
   */
  public static String toJava(long string) {
    if (string == 0) {
      return "";
    }
    long utf8 = LongMessages.send(string, Selectors.UTF8_STRING);
    if (utf8 == 0) {
      return "";
    }
    long length = LongMessages.send(string, Selectors.LENGTH_OF_BYTES, UTF_8);
    byte[] bytes = MemorySegment.ofAddress(utf8).reinterpret(length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Makes a string ({@code -[NSString initWithUTF8String:]}).
   *
   * @param text any text without the character U+0000, which would end it
   * @return an {@code NSString} that the caller must {@linkplain ObjCFunctions#release release}
   * @throws IllegalArgumentException if the text contains U+0000
   */
  public static long newString(String text) {
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw new IllegalArgumentException(
          "The text contains the character U+0000 at index %d, which ends a C string; remove it."
              .formatted(zero));
    }
    try (Arena arena = Arena.ofConfined()) {
      long allocated = LongMessages.send(Classes.STRING, Selectors.ALLOC);
      long utf8 = arena.allocateFrom(text).address();
      return ObjC.nonNil(
          LongMessages.send(allocated, Selectors.INIT_WITH_UTF8_STRING, utf8),
          "-[NSString initWithUTF8String:]");
    }
  }

  private static final class Selectors {
    static final long UTF8_STRING = ObjCRuntime.current().selector("UTF8String");
    static final long LENGTH_OF_BYTES =
        ObjCRuntime.current().selector("lengthOfBytesUsingEncoding:");
    static final long ALLOC = ObjCRuntime.current().selector("alloc");
    static final long INIT_WITH_UTF8_STRING = ObjCRuntime.current().selector("initWithUTF8String:");
  }

  private static final class Classes {
    static final long STRING = ObjCRuntime.current().classNamed("NSString");
  }
}
