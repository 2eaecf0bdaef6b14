package dev.panametal.embedded.loopback;

import dev.panametal.embedded.runtime.BlockInvoker;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ffm.BlockLiterals;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Calls block literals as Objective-C does: through their {@code invoke} pointer. */
final class LiteralBlocks implements BlockInvoker {
  private static final MethodHandle INVOKE =
      Linker.nativeLinker().downcallHandle(BlockLiterals.INVOKE);

  private final BlockLiterals literals;

  LiteralBlocks(BlockLiterals literals) {
    this.literals = literals;
  }

  @Override
  public boolean isBlock(long block) {
    return literals.isLiteral(block);
  }

  @Override
  public void invoke(long block, long argument) {
    try {
      INVOKE.invokeExact(BlockLiterals.invokePointer(block), block, argument);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }
}
