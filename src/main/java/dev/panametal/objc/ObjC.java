package dev.panametal.objc;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Small conversions that every binding needs. */
public final class ObjC {
  private ObjC() {}

  /**
   * The id of an object that may be absent.
   *
   * @param object a view, or null
   * @return its id, or 0 (nil)
   */
  public static long id(@Nullable ObjCObject object) {
    return object == null ? 0 : object.id();
  }

  /**
   * Refuses nil. A message to nil is a silent no-op that returns zeros, so an unchecked nil shows
   * up as wrong results far from its origin (tile-ai/tvm#41: all-zero outputs).
   *
   * @param id what a message returned
   * @param message the message, such as {@code -[MTLDevice newCommandQueue]}
   * @return {@code id}
   * @throws ObjCNilException if it is 0
   */
  public static long nonNil(long id, String message) {
    if (id == 0) {
      throw new ObjCNilException(message);
    }
    return id;
  }

  /**
   * Refuses a class that the system lacks, to which every message would be a silent no-op.
   *
   * @param type what {@link ObjCRuntime#classNamed} gave
   * @param name the name of the class
   * @param macos the macOS that introduced it
   * @return {@code type}
   * @throws ObjCUnavailableException if it is 0
   */
  public static long present(long type, String name, String macos) {
    if (type == 0) {
      throw new ObjCUnavailableException("The class " + name, macos);
    }
    return type;
  }

  /**
   * The address of native memory.
   *
   * @param segment native memory, or {@link MemorySegment#NULL}
   * @return its address
   * @throws IllegalArgumentException if the segment lies on the Java heap, which has no address
   *     that native code could use
   */
  public static long address(MemorySegment segment) {
    if (!segment.isNative()) {
      throw new IllegalArgumentException(
          "The segment lies on the Java heap; native code needs memory from an Arena. Copy it into"
              + " a native segment first.");
    }
    return segment.address();
  }

  /**
   * Lets a throwable out of a message send. The handles of a runtime declare {@code Throwable} but
   * throw only unchecked ones.
   *
   * @param thrown what a method handle threw
   * @return never; declared so that callers can write {@code throw ObjC.propagate(t)}
   */
  public static RuntimeException propagate(Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw new AssertionError("A message threw a checked exception", thrown);
  }
}
