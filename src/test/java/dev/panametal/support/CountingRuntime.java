package dev.panametal.support;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded runtime, which counts the message shapes that it is asked for. For child JVMs. */
public final class CountingRuntime implements ObjCRuntime {
  /** The name by which it is chosen. */
  public static final String NAME = "counting";

  private static final AtomicInteger SHAPES = new AtomicInteger();

  private final ObjCRuntime counted = EmbeddedRuntime.current();

  /** Offers it; found by its entry in META-INF/services of the test tree. */
  public static final class Provider implements RuntimeProvider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public ObjCRuntime open() {
      return new CountingRuntime();
    }
  }

  private CountingRuntime() {}

  /** How many handles of messages were made so far. */
  public static int shapes() {
    return SHAPES.get();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    SHAPES.incrementAndGet();
    return counted.send(shape);
  }

  @Override
  public long selector(String name) {
    return counted.selector(name);
  }

  @Override
  public long classNamed(String name) {
    return counted.classNamed(name);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return counted.function(symbol, shape);
  }

  @Override
  public BlockTable blocks() {
    return counted.blocks();
  }
}
