package dev.panametal.objc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * The C functions of the Objective-C runtime library that memory management needs. They do what the
 * messages {@code retain}, {@code release} and so on do, without a method look-up.
 */
public final class ObjCFunctions {
  private static final FunctionDescriptor OBJECT_TO_OBJECT =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
  private static final MethodHandle RETAIN = function("objc_retain", OBJECT_TO_OBJECT);
  private static final MethodHandle RELEASE =
      function("objc_release", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle AUTORELEASE = function("objc_autorelease", OBJECT_TO_OBJECT);
  private static final MethodHandle PUSH =
      function("objc_autoreleasePoolPush", FunctionDescriptor.of(JAVA_LONG));
  private static final MethodHandle POP =
      function("objc_autoreleasePoolPop", FunctionDescriptor.ofVoid(JAVA_LONG));

  private ObjCFunctions() {}

  private static MethodHandle function(String symbol, FunctionDescriptor shape) {
    return ObjCRuntime.current().function(symbol, shape);
  }

  /**
   * Adds a reference ({@code objc_retain}).
   *
   * @param id an object, or 0
   * @return {@code id}
   */
  public static long retain(long id) {
    try {
      return (long) RETAIN.invokeExact(id);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /**
   * Gives a reference back ({@code objc_release}); the last one destroys the object.
   *
   * @param id an object, or 0
   */
  public static void release(long id) {
    try {
      RELEASE.invokeExact(id);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /**
   * Leaves a reference to the current pool ({@code objc_autorelease}).
   *
   * @param id an object, or 0
   * @return {@code id}
   */
  public static long autorelease(long id) {
    try {
      return (long) AUTORELEASE.invokeExact(id);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  static long autoreleasePoolPush() {
    try {
      return (long) PUSH.invokeExact();
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  static void autoreleasePoolPop(long pool) {
    try {
      POP.invokeExact(pool);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }
}
