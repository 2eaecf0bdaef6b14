package dev.panametal.objc.macos;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;
import dev.panametal.objc.RuntimeUnavailableException;

/** Offers the machine's own Metal under the name {@code native}. */
public final class NativeRuntimeProvider implements RuntimeProvider {
  /** For {@link java.util.ServiceLoader}. */
  public NativeRuntimeProvider() {}

  @Override
  public String name() {
    return ObjCRuntime.DEFAULT;
  }

  @Override
  public ObjCRuntime open() {
    String system = System.getProperty("os.name", "");
    if (!system.startsWith("Mac")) {
      throw new RuntimeUnavailableException(
          ("There is no Metal on this machine (%s %s): the runtime 'native' needs macOS. To run on the"
                  + " embedded device instead, which executes Metal kernels on the CPU, ask for it"
                  + " with -D%s=embedded or %s=embedded.")
              .formatted(
                  system,
                  System.getProperty("os.arch"),
                  ObjCRuntime.PROPERTY,
                  ObjCRuntime.ENVIRONMENT));
    }
    return NativeRuntime.open();
  }
}
