package dev.panametal.embedded.loopback;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ffm.BlockLiterals;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded device behind real calls: every message, C function and block goes from Java to C
 * and back.
 */
final class LoopbackRuntime implements ObjCRuntime {
  static final String NAME = "loopback";

  private final EmbeddedRuntime device;
  private final RoundTrip roundTrip = new RoundTrip();
  private final Map<FunctionDescriptor, MethodHandle> messages = new ConcurrentHashMap<>();
  private final BlockLiterals blocks;

  LoopbackRuntime(EmbeddedRuntime device) {
    this.device = device;
    // No Objective-C runtime is here to give the class of global blocks, and none to look at it.
    long globalBlockClass = Arena.global().allocate(ValueLayout.JAVA_LONG).address();
    this.blocks = new BlockLiterals(globalBlockClass);
    device.reachBlocksThrough(new LiteralBlocks(blocks));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    return messages.computeIfAbsent(
        shape, newShape -> roundTrip.through(device.send(newShape), newShape));
  }

  @Override
  public long selector(String name) {
    return device.selector(name);
  }

  @Override
  public long classNamed(String name) {
    return device.classNamed(name);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return roundTrip.through(device.function(symbol, shape), shape);
  }

  @Override
  public BlockTable blocks() {
    return blocks.table();
  }
}
