package dev.panametal.embedded;

import dev.panametal.embedded.runtime.BlockInvoker;
import dev.panametal.embedded.runtime.BlockToken;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.objc.BlockTable;

/** Blocks as tokens: an object that carries a slot, called without leaving Java. */
final class TokenBlocks implements BlockInvoker {
  private final ObjCMachine machine;
  private final BlockTable table;

  TokenBlocks(ObjCMachine machine) {
    this.machine = machine;
    this.table = new BlockTable(slot -> new BlockToken(machine, slot).id());
  }

  BlockTable table() {
    return table;
  }

  @Override
  public boolean isBlock(long block) {
    return block != 0 && machine.object(block) instanceof BlockToken;
  }

  @Override
  public void invoke(long block, long argument) {
    table.invoke(machine.argument(block, BlockToken.class, "block").slot(), argument);
  }
}
