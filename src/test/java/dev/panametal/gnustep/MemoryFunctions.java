package dev.panametal.gnustep;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Map;

/**
 * The functions of Apple's runtime for ownership, which GNU's runtime lacks: each sends the message
 * that it stands for.
 */
final class MemoryFunctions {
  private static final FunctionDescriptor OBJECT_TO_OBJECT =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor OBJECT = FunctionDescriptor.ofVoid(JAVA_LONG);

  private MemoryFunctions() {}

  static Map<String, MemorySegment> stubs() {
    return Map.of(
        "objc_retain", stub("retain", OBJECT_TO_OBJECT),
        "objc_release", stub("release", OBJECT),
        "objc_autorelease", stub("autorelease", OBJECT_TO_OBJECT),
        "objc_autoreleasePoolPush", stub("push", FunctionDescriptor.of(JAVA_LONG)),
        "objc_autoreleasePoolPop", stub("pop", OBJECT));
  }

  private static MemorySegment stub(String method, FunctionDescriptor shape) {
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup()
                  .findStatic(MemoryFunctions.class, method, shape.toMethodType()),
              shape,
              Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  @SuppressWarnings("unused") // through a stub
  private static long retain(long id) {
    return LongMessages.send(id, Selectors.RETAIN);
  }

  @SuppressWarnings("unused") // through a stub
  private static void release(long id) {
    VoidMessages.send(id, Selectors.RELEASE);
  }

  @SuppressWarnings("unused") // through a stub
  private static long autorelease(long id) {
    return LongMessages.send(id, Selectors.AUTORELEASE);
  }

  @SuppressWarnings("unused") // through a stub
  private static long push() {
    long pool = ObjCRuntime.current().classNamed("NSAutoreleasePool");
    return LongMessages.send(LongMessages.send(pool, Selectors.ALLOC), Selectors.INIT);
  }

  @SuppressWarnings("unused") // through a stub
  private static void pop(long pool) {
    VoidMessages.send(pool, Selectors.RELEASE);
  }

  private static final class Selectors {
    static final long ALLOC = ObjCRuntime.current().selector("alloc");
    static final long INIT = ObjCRuntime.current().selector("init");
    static final long RETAIN = ObjCRuntime.current().selector("retain");
    static final long RELEASE = ObjCRuntime.current().selector("release");
    static final long AUTORELEASE = ObjCRuntime.current().selector("autorelease");
  }
}
