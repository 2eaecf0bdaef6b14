package dev.panametal.gnustep;

import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** Remembers which shape each handle was made for; everything else is the library's own code. */
public final class GnustepRuntime implements ObjCRuntime {
  private final ObjCRuntime libraries;
  private final Map<MethodHandle, FunctionDescriptor> shapes =
      Collections.synchronizedMap(new IdentityHashMap<>());

  GnustepRuntime(ObjCRuntime libraries) {
    this.libraries = libraries;
  }

  /** The shape for which {@link #send} gave a handle. */
  public FunctionDescriptor shapeOf(MethodHandle handle) {
    return Objects.requireNonNull(shapes.get(handle), "not a handle of this runtime");
  }

  @Override
  public String name() {
    return libraries.name();
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    MethodHandle handle = libraries.send(shape);
    shapes.put(handle, shape);
    return handle;
  }

  @Override
  public long selector(String name) {
    return libraries.selector(name);
  }

  @Override
  public long classNamed(String name) {
    return libraries.classNamed(name);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return libraries.function(symbol, shape);
  }

  @Override
  public BlockTable blocks() {
    return libraries.blocks();
  }
}
