package dev.panametal.naive;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A completion handler that throws, as Apache TVM's does when a command buffer fails, without
 * anything that stops the exception on its way into native code.
 */
public final class ThrowingHandler {
  private ThrowingHandler() {}

  public static void main(String[] arguments) throws Throwable {
    var shape = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);
    var handler =
        MethodHandles.lookup()
            .findStatic(
                ThrowingHandler.class,
                "completed",
                MethodType.methodType(void.class, long.class, long.class));
    var linker = Linker.nativeLinker();
    var stub = linker.upcallStub(handler, shape, Arena.global());
    linker.downcallHandle(stub, shape).invokeExact(0L, 0L);
    System.out.println("still alive");
  }

  @SuppressWarnings("unused") // through the stub
  private static void completed(long block, long commandBuffer) {
    throw new IllegalStateException("GPUError after kernel");
  }
}
