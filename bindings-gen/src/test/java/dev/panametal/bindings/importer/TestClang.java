package dev.panametal.bindings.importer;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;

/** The clang of the tests: the one in the jar org.bytedeco:llvm, else one on the PATH. */
final class TestClang {
  private static final List<String> FILES = List.of("clang", "libLLVM.so", "libclang-cpp.so");
  private static final Map<String, String> LINKS =
      Map.of(
          "libLLVM.so.20.1", "libLLVM.so",
          "libclang-cpp.so.20.1", "libclang-cpp.so");

  private TestClang() {}

  static Clang find() throws IOException {
    String classifier =
        System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x86_64";
    URL library = TestClang.class.getResource("/org/bytedeco/llvm/" + classifier + "/libLLVM.so");
    if (library == null) {
      return Clang.onPath();
    }
    Path home = Path.of("target", "clang").toAbsolutePath();
    if (!Files.exists(home.resolve("complete"))) {
      unpack((JarURLConnection) library.openConnection(), home);
      Files.createFile(home.resolve("complete"));
    }
    return Clang.at(home.resolve("clang"));
  }

  /** With its own headers: Apple's and GNUstep's include stdint.h and its like from it. */
  private static void unpack(JarURLConnection jar, Path home) throws IOException {
    String folder = jar.getEntryName().replaceFirst("[^/]+$", "");
    Files.createDirectories(home);
    for (JarEntry each : (Iterable<JarEntry>) jar.getJarFile().stream()::iterator) {
      String name =
          each.getName().startsWith(folder) ? each.getName().substring(folder.length()) : "";
      if (FILES.contains(name) || name.matches("lib/clang/\\d+/include/[^/]+\\.h")) {
        Path target = home.resolve(name);
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        try (InputStream in = jar.getJarFile().getInputStream(each)) {
          Files.copy(in, target);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    for (Map.Entry<String, String> link : LINKS.entrySet()) {
      Files.deleteIfExists(home.resolve(link.getKey()));
      Files.createSymbolicLink(home.resolve(link.getKey()), Path.of(link.getValue()));
    }
  }
}
