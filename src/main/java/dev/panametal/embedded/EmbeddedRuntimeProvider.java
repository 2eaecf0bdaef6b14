package dev.panametal.embedded;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;

/** Offers the embedded Metal device under the name {@code embedded}. */
public final class EmbeddedRuntimeProvider implements RuntimeProvider {
  /** For {@link java.util.ServiceLoader}. */
  public EmbeddedRuntimeProvider() {}

  @Override
  public String name() {
    return EmbeddedRuntime.NAME;
  }

  @Override
  public ObjCRuntime open() {
    return EmbeddedRuntime.current();
  }
}
