package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.gnustep.MachineCode;
import dev.panametal.objc.ObjC;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A thread that the JVM did not start and does not know, as a driver's are. Never an {@code
 * NSThread}: the main thread of a JVM is not the process's first, and GNUstep ends the process with
 * the first of its threads that ends.
 */
final class ForeignThread {
  private static final FunctionDescriptor CREATE =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle START = Foundation.function("pthread_create", CREATE);
  private static final MethodHandle JOIN =
      Foundation.function("pthread_join", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

  /** What the thread runs: it is given a block and its argument, and calls the block's function. */
  private static final String INVOKE_X86_64 =
      """
      48 8b 77 08  mov rsi, [rdi+8]
      48 8b 3f     mov rdi, [rdi]
      ff 67 10     jmp [rdi+16]
      """;

  private static final String INVOKE_ARM64 =
      """
      a9400400  ldp x0, x1, [x0]
      f9400809  ldr x9, [x0, #16]
      d61f0120  br x9
      """;

  private static final MemorySegment INVOKE =
      MachineCode.place(MachineCode.isArm64() ? INVOKE_ARM64 : INVOKE_X86_64, 0);

  private final long thread;

  private ForeignThread(long thread) {
    this.thread = thread;
  }

  /** Starts a thread that invokes a block. */
  static ForeignThread invoking(long block, long argument) {
    Arena arena = Arena.global(); // the thread reads it when it likes
    MemorySegment call = arena.allocateFrom(JAVA_LONG, block, argument);
    MemorySegment id = arena.allocate(JAVA_LONG);
    try {
      int error = (int) START.invokeExact(id.address(), 0L, INVOKE.address(), call.address());
      if (error != 0) {
        throw new IllegalStateException("no thread: error " + error);
      }
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
    return new ForeignThread(id.get(JAVA_LONG, 0));
  }

  void join() {
    try {
      int error = (int) JOIN.invokeExact(thread, 0L);
      if (error != 0) {
        throw new IllegalStateException("not joined: error " + error);
      }
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }
}
