package dev.panametal.example;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ffm.BlockLiterals;
import java.lang.foreign.Linker;

/** A block of ours whose handler throws, called through its pointer as Objective-C would. */
public final class ThrowingBlock {
  private ThrowingBlock() {}

  public static void main(String[] arguments) throws Throwable {
    try (var block =
        ObjCRuntime.current()
            .blocks()
            .acquire(object -> {
              throw new IllegalStateException("GPUError after kernel");
            })) {
      var invoke = Linker.nativeLinker().downcallHandle(BlockLiterals.INVOKE);
      invoke.invokeExact(BlockLiterals.invokePointer(block.id()), block.id(), 0L);
      System.out.println("still alive, told of: " + block.takeFailure());
    }
  }
}
