package dev.panametal.objc;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntToLongFunction;

/**
 * The blocks of one runtime, by slot number. A block literal carries its slot; whoever receives the
 * invocation passes the slot to {@link #invoke}.
 *
 * <p>Thread-safe. {@link #invoke} takes no lock: it may run on a driver's thread while another
 * thread holds anything.
 */
public final class BlockTable {
  private final IntToLongFunction newLiteral;
  private final Deque<ObjCBlock> free = new ArrayDeque<>();
  private volatile ObjCBlock[] blocks = {};

  /**
   * A table without blocks yet.
   *
   * @param newLiteral makes the block literal of a slot and returns its id; the literal is never
   *     freed
   */
  public BlockTable(IntToLongFunction newLiteral) {
    this.newLiteral = newLiteral;
  }

  /**
   * Lends a block.
   *
   * @param handler what its invocations run
   * @return a block to close when nothing will invoke it any more
   */
  public ObjCBlock acquire(ObjectBlockHandler handler) {
    ObjCBlock block;
    synchronized (free) {
      ObjCBlock idle = free.poll();
      block = idle == null ? grow() : idle;
    }
    block.lend(handler);
    return block;
  }

  /**
   * Runs the handler of a block. Throws nothing, whatever the handler does; see {@link
   * ObjCBlock#takeFailure}.
   *
   * @param slot the number that the block literal carries
   * @param object the argument
   */
  public void invoke(int slot, long object) {
    blocks[slot].invoke(object);
  }

  void giveBack(ObjCBlock block) {
    synchronized (free) {
      free.add(block);
    }
  }

  private ObjCBlock grow() {
    int slot = blocks.length;
    ObjCBlock block = new ObjCBlock(this, slot, newLiteral.applyAsLong(slot));
    ObjCBlock[] grown = Arrays.copyOf(blocks, slot + 1);
    grown[slot] = block;
    blocks = grown;
    return block;
  }
}
