package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.ObjC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects whose deaths are counted. */
final class CountedObjects {
  private static final FunctionDescriptor DEALLOC = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);
  private static final AtomicInteger DEATHS = new AtomicInteger();
  private static final MethodHandle FREE =
      Foundation.function("NSDeallocateObject", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final long TYPE = type();

  private CountedObjects() {}

  private static long type() {
    try {
      MethodHandle target =
          MethodHandles.lookup()
              .findStatic(CountedObjects.class, "dealloc", DEALLOC.toMethodType());
      long type = Foundation.newClass("PanametalCounted");
      Foundation.addMethod(
          type,
          "dealloc",
          "v16@0:8",
          Linker.nativeLinker().upcallStub(target, DEALLOC, Arena.global()));
      Foundation.register(type);
      return type;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @SuppressWarnings("unused") // through a stub
  private static void dealloc(long self, long command) {
    DEATHS.incrementAndGet();
    try {
      FREE.invokeExact(self);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** A new object, which the caller owns. */
  static long create() {
    return Foundation.create(TYPE);
  }

  /** How many died so far. */
  static int deaths() {
    return DEATHS.get();
  }
}
