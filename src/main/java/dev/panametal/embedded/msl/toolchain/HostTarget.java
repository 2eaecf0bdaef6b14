package dev.panametal.embedded.msl.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What compiling for this machine needs. */
public final class HostTarget {
  private static final List<String> LIBRARY_FOLDERS =
      List.of(
          "/lib/x86_64-linux-gnu",
          "/usr/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/lib64",
          "/usr/lib64",
          "/lib",
          "/usr/lib");

  private HostTarget() {}

  /** Asks clang to use everything that this processor has. */
  public static String nativeFlag() {
    return System.getProperty("os.arch").equals("aarch64") ? "-mcpu=native" : "-march=native";
  }

  /** Whether kernels are linked as Mach-O, not as ELF. */
  public static boolean isMacOs() {
    return System.getProperty("os.name").startsWith("Mac");
  }

  /** Chooses the linker: clang's own, which comes with it, not what the machine may have. */
  public static List<String> linkerFlags() {
    return isMacOs() ? List.of() : List.of("-fuse-ld=lld");
  }

  /** The C library's mathematical functions, the only library that a kernel is linked with. */
  public static Path mathLibrary() {
    return LIBRARY_FOLDERS.stream()
        .map(folder -> Path.of(folder, "libm.so.6"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new ToolchainException(
                "libm.so.6 was not found in "
                    + String.join(", ", LIBRARY_FOLDERS)
                    + ": the embedded device needs Linux with glibc 2.34 or newer."));
  }
}
