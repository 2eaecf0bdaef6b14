package dev.panametal.embedded.loopback;

import dev.panametal.objc.ObjC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Java handle callable through C: a downcall whose target is an upcall stub of the handle.
 *
 * <p>A throwable that left the stub would end the process, so it is parked for the thread and
 * thrown again when the downcall has returned.
 */
final class RoundTrip {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final Linker LINKER = Linker.nativeLinker();

  @SuppressWarnings("ThreadLocalUsage") // one runtime a process, and what is parked is its own
  private final ThreadLocal<@Nullable Throwable> parked = new ThreadLocal<>();

  /** Handles live as long as the runtime, and so do their stubs. */
  private final Arena arena = Arena.global();

  /**
   * The way around for one handle.
   *
   * @param target of the type that a downcall handle of the shape has
   * @param shape its types in C
   * @return a handle of the same type that goes through C
   */
  MethodHandle through(MethodHandle target, FunctionDescriptor shape) {
    MethodHandle upcall = guarded(returnsStruct(shape) ? withOwnAllocator(target) : target, shape);
    MemorySegment stub = LINKER.upcallStub(upcall, shape, arena);
    return rethrowing(LINKER.downcallHandle(stub, shape));
  }

  private static boolean returnsStruct(FunctionDescriptor shape) {
    return shape.returnLayout().filter(GroupLayout.class::isInstance).isPresent();
  }

  /**
   * A struct that an upcall returns is copied by the stub; until then it lives in an automatic
   * arena.
   */
  private static MethodHandle withOwnAllocator(MethodHandle target) {
    SegmentAllocator automatic = (size, alignment) -> Arena.ofAuto().allocate(size, alignment);
    return MethodHandles.insertArguments(target, 0, automatic);
  }

  /** Parks what the target throws and returns zeros in its place. */
  private MethodHandle guarded(MethodHandle target, FunctionDescriptor shape) {
    MethodHandle park =
        find("park", MethodType.methodType(void.class, Throwable.class)).bindTo(this);
    MethodHandle zeros = zeros(shape);
    MethodHandle handler = MethodHandles.filterReturnValue(park, zeros);
    return MethodHandles.catchException(target, Throwable.class, handler);
  }

  private static MethodHandle zeros(FunctionDescriptor shape) {
    if (!returnsStruct(shape)) {
      return MethodHandles.zero(shape.toMethodType().returnType());
    }
    MemoryLayout layout = shape.returnLayout().orElseThrow();
    return MethodHandles.constant(MemorySegment.class, Arena.global().allocate(layout));
  }

  private MethodHandle rethrowing(MethodHandle downcall) {
    MethodHandle rethrow = find("rethrowParked", MethodType.methodType(void.class)).bindTo(this);
    Class<?> result = downcall.type().returnType();
    MethodHandle after =
        result == void.class
            ? rethrow
            : MethodHandles.foldArguments(MethodHandles.identity(result), rethrow);
    return MethodHandles.filterReturnValue(downcall, after);
  }

  @SuppressWarnings("unused") // through a handle
  private void park(Throwable thrown) {
    parked.set(thrown);
  }

  @SuppressWarnings("unused") // through a handle
  private void rethrowParked() {
    Throwable thrown = parked.get();
    if (thrown != null) {
      parked.remove();
      throw ObjC.propagate(thrown);
    }
  }

  private static MethodHandle find(String method, MethodType type) {
    try {
      return LOOKUP.findVirtual(RoundTrip.class, method, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }
}
