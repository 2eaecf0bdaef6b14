package dev.panametal.bench.jmh;

import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A runtime in which every message is a call of C's {@code labs}, whatever else it carries: the
 * calling conventions let a function leave arguments unread. What a message costs here is what FFM
 * costs, with no Objective-C behind it.
 */
final class LibcRuntime implements ObjCRuntime {
  static final String NAME = "libc";

  private final Linker linker = Linker.nativeLinker();
  private final MemorySegment labs = linker.defaultLookup().find("labs").orElseThrow();
  private final BlockTable blocks = new BlockTable(slot -> slot + 1);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    return linker.downcallHandle(labs, shape);
  }

  @Override
  public long selector(String name) {
    return name.hashCode() | 1;
  }

  @Override
  public long classNamed(String name) {
    return 0;
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return send(shape);
  }

  @Override
  public BlockTable blocks() {
    return blocks;
  }
}
