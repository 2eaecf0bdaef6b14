package dev.panametal.embedded;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.MemorySegment;

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
    requireSystem();
    requireNativeAccess();
    return EmbeddedRuntime.current();
  }

  private static void requireSystem() {
    String system = System.getProperty("os.name", "");
    if (!system.startsWith("Linux") && !system.startsWith("Mac")) {
      throw new RuntimeUnavailableException(
          "The embedded device needs Linux or macOS; this is %s.".formatted(system));
    }
  }

  /** Buffers and compiled kernels are native memory and native code. */
  private static void requireNativeAccess() {
    try {
      // Of no use in itself: the least call that Java allows only with native access.
      MemorySegment unused = MemorySegment.NULL.reinterpret(1);
      assert unused.byteSize() == 1;
    } catch (IllegalCallerException e) {
      throw new RuntimeUnavailableException(
          "Native access is denied, and the embedded device needs it for its buffers and compiled"
              + " kernels. Start Java with --enable-native-access=dev.panametal where Panametal is on"
              + " the module path, or with --enable-native-access=ALL-UNNAMED where it is on the class"
              + " path.",
          e);
    }
  }
}
