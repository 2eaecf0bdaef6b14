package dev.panametal.bench.jmh;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;

/** Offers {@link LibcRuntime} to the JVMs that the benchmarks run in. */
public final class LibcRuntimeProvider implements RuntimeProvider {
  /** For {@link java.util.ServiceLoader}. */
  public LibcRuntimeProvider() {}

  @Override
  public String name() {
    return LibcRuntime.NAME;
  }

  @Override
  public ObjCRuntime open() {
    return new LibcRuntime();
  }
}
