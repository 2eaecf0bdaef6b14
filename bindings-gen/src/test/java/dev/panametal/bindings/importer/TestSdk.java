package dev.panametal.bindings.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Folders laid out as an SDK, for tests. */
final class TestSdk {
  private TestSdk() {}

  /** The folder of a framework's headers, made if it is not there. */
  static Path headers(Path root, String framework) throws IOException {
    return Files.createDirectories(
        root.resolve("System/Library/Frameworks/" + framework + ".framework/Headers"));
  }

  /** The folder of the C library's headers, made if it is not there. */
  static Path include(Path root) throws IOException {
    return Files.createDirectories(root.resolve("usr/include"));
  }

  /** Copies a file of the test resources. */
  static void copy(String resource, Path target) throws IOException {
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = TestSdk.class.getResourceAsStream("/importer/" + resource)) {
      Files.copy(Objects.requireNonNull(in, resource), target);
    }
  }

  /** An SDK whose framework Metal is one header. */
  static Sdk ofMetal(Path root, String header) throws IOException {
    copy("macros.h", include(root).resolve("macros.h"));
    Files.writeString(headers(root, "Metal").resolve("Metal.h"), header);
    return Sdk.in(root);
  }
}
