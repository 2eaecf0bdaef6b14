package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** What the tests need of GNU's runtime and of GNUstep, beyond what the library binds. */
final class Foundation {
  private static final MethodHandle SELECTOR_NAME =
      function("sel_getName", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle SIZE_AND_ALIGNMENT =
      function(
          "NSGetSizeAndAlignment",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle ALLOCATE_CLASS =
      function(
          "objc_allocateClassPair",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle REGISTER_CLASS =
      function("objc_registerClassPair", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle ADD_METHOD =
      function(
          "class_addMethod",
          FunctionDescriptor.of(JAVA_BYTE, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private Foundation() {}

  static MethodHandle function(String name, FunctionDescriptor shape) {
    return ObjCRuntime.current().function(name, shape);
  }

  static long selector(String name) {
    return ObjCRuntime.current().selector(name);
  }

  static long classNamed(String name) {
    return ObjC.nonNil(ObjCRuntime.current().classNamed(name), name);
  }

  /** A C string that lives as long as the process, as the runtime keeps those it is given. */
  static long text(String text) {
    return Arena.global().allocateFrom(text).address();
  }

  static String text(long address) {
    return MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** GNU's runtime may have several pointers for one selector: the name tells which it is. */
  static String selectorName(long selector) {
    try {
      return text((long) SELECTOR_NAME.invokeExact(selector));
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** The size of the first type in an encoding. */
  static int size(long encoding) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      MemorySegment alignment = arena.allocate(JAVA_LONG);
      long _ = (long) SIZE_AND_ALIGNMENT.invokeExact(encoding, size.address(), alignment.address());
      return (int) size.get(JAVA_LONG, 0);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /**
   * A subclass of {@code NSObject} without methods yet; to be {@linkplain #register registered}.
   */
  static long newClass(String name) {
    try {
      return ObjC.nonNil(
          (long) ALLOCATE_CLASS.invokeExact(classNamed("NSObject"), text(name), 0L), name);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  static void addMethod(long type, String selector, String encoding, MemorySegment code) {
    try {
      byte added =
          (byte) ADD_METHOD.invokeExact(type, selector(selector), code.address(), text(encoding));
      if (added == 0) {
        throw new IllegalStateException("the class has a method " + selector + " already");
      }
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  static void register(long type) {
    try {
      REGISTER_CLASS.invokeExact(type);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** A new object ({@code alloc}, {@code init}), which the caller owns. */
  static long create(long type) {
    return LongMessages.send(LongMessages.send(type, selector("alloc")), selector("init"));
  }
}
