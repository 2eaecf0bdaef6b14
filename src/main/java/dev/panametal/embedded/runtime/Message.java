package dev.panametal.embedded.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public method of an {@link EmbeddedObject} as the answer to a message.
 *
 * <p>The method takes the arguments of the message after receiver and selector: {@code long} for
 * objects, pointers, selectors and {@code NSUInteger}, {@code byte} for {@code BOOL}, a {@code
 * MemorySegment} for a struct. A method that returns a struct takes a {@code SegmentAllocator}
 * first, as a downcall handle does.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Message {
  /** The selector, such as {@code setBuffer:offset:atIndex:}. */
  String selector();

  /**
   * The Objective-C type encoding without the stack offsets, such as {@code v@:@QQ}; {@link
   * TypeEncoding} adds them.
   */
  String types();
}
