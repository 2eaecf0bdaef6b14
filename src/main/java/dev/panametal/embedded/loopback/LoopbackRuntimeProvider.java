package dev.panametal.embedded.loopback;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;

/** Offers the embedded device behind real calls, under the name {@code loopback}. */
public final class LoopbackRuntimeProvider implements RuntimeProvider {
  /** For {@link java.util.ServiceLoader}. */
  public LoopbackRuntimeProvider() {}

  @Override
  public String name() {
    return LoopbackRuntime.NAME;
  }

  @Override
  public ObjCRuntime open() {
    return new LoopbackRuntime(EmbeddedRuntime.current());
  }
}
