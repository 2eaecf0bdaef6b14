package dev.panametal.objc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The memory behind an {@code NSError **} argument, for one message.
 *
 * <p>By Cocoa's rule the result says whether a message failed, not the error: a library that
 * compiled with warnings comes with an error object beside it. A failure without an error object
 * becomes an exception all the same.
 */
public final class ErrorSlot implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment slot = arena.allocate(JAVA_LONG);

  private ErrorSlot() {}

  /**
   * An empty slot, for use on this thread.
   *
   * @return the slot
   */
  public static ErrorSlot open() {
    return new ErrorSlot();
  }

  /**
   * What to pass as {@code NSError **}.
   *
   * @return the address of the slot
   */
  public long address() {
    return slot.address();
  }

  /**
   * Checks an object result.
   *
   * @param result what the message returned
   * @param message the message, such as {@code -[MTLDevice newLibraryWithSource:options:error:]}
   * @return {@code result}
   * @throws ObjCErrorException if it is nil
   */
  public long check(long result, String message) {
    check(result != 0, message);
    return result;
  }

  /**
   * Checks a result that says yes or no.
   *
   * @param succeeded what the message returned
   * @param message the message
   * @throws ObjCErrorException if it failed
   */
  public void check(boolean succeeded, String message) {
    if (!succeeded) {
      long error = slot.get(JAVA_LONG, 0);
      throw new ObjCErrorException(
          message, error == 0 ? ObjCError.absent() : ObjCError.read(error));
    }
  }

  /** Frees the slot; the error in it is autoreleased and needs nothing. */
  @Override
  public void close() {
    arena.close();
  }
}
