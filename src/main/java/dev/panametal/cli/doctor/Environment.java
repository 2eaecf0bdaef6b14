package dev.panametal.cli.doctor;

import dev.panametal.MetalDevice;
import dev.panametal.objc.ObjCRuntime;

/** What the JVM and the system around it must be like. */
final class Environment {
  private static final int MINIMUM_JAVA = 22;

  private Environment() {}

  static Finding java() {
    String detail =
        "%s, %s"
            .formatted(
                System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"));
    return Runtime.version().feature() >= MINIMUM_JAVA
        ? Finding.ok("Java", detail)
        : Finding.failed("Java", detail, "Use a JDK " + MINIMUM_JAVA + " or newer.");
  }

  static Finding system() {
    return Finding.ok(
        "system",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }

  static Finding nativeAccess() {
    Module module = MetalDevice.class.getModule();
    return module.isNativeAccessEnabled()
        ? Finding.ok("native access", "allowed")
        : Finding.failed(
            "native access",
            "not allowed",
            "Start Java with --enable-native-access="
                + (module.isNamed() ? module.getName() : "ALL-UNNAMED")
                + ".");
  }

  static Finding runtime() {
    return Finding.ok("runtime", ObjCRuntime.current().name());
  }
}
