package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clang inside the jar {@code org.bytedeco:llvm} (20.1.7), if the class path has it: unpacked
 * once to the cache folder. Only what compiling and linking need is taken, about 260 MB of the
 * jar's.
 */
final class BundledClang {
  static final String ARTIFACT = "org.bytedeco:llvm:20.1.7-1.5.12";

  private static final List<String> FILES =
      List.of("clang", "lld", "libLLVM.so", "libclang-cpp.so");
  // The names by which the programs ask for each other.
  private static final Map<String, String> LINKS =
      Map.of(
          "libLLVM.so.20.1", "libLLVM.so",
          "libclang-cpp.so.20.1", "libclang-cpp.so",
          "ld.lld", "lld");

  private final CacheDirectory cache;
  private final Function<String, @Nullable URL> resources;

  /**
   * @param resources finds a class-path resource by its name
   */
  BundledClang(CacheDirectory cache, Function<String, @Nullable URL> resources) {
    this.cache = cache;
    this.resources = resources;
  }

  /** The folder inside the jar for this machine. */
  static String resourceFolder(String architecture) {
    String classifier = architecture.equals("aarch64") ? "linux-arm64" : "linux-x86_64";
    return "org/bytedeco/llvm/" + classifier + "/";
  }

  /** The unpacked program, or empty if the class path has no such jar. */
  Optional<Path> executable(String resourceFolder) {
    URL library = resources.apply(resourceFolder + "libLLVM.so");
    if (library == null || resources.apply(resourceFolder + "clang") == null) {
      return Optional.empty();
    }
    Path home = cache.root().resolve("llvm-" + cache.use(() -> fingerprint(library)));
    if (!Files.isDirectory(home)) {
      unpack(resourceFolder, home);
    }
    return Optional.of(home.resolve("clang"));
  }

  /** Tells one build of the jar from another without reading it all. */
  private static String fingerprint(URL library) throws IOException {
    URLConnection connection = library.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc());
    }
    return HexFormat.of().toHexDigits(connection.getContentLengthLong());
  }

  private void unpack(String resourceFolder, Path home) {
    cache.deleteAbandoned(Instant.now());
    try (CacheDirectory.TemporaryDirectory work = cache.temporaryDirectory()) {
      Path folder = work.path().resolve("llvm");
      cache.use(() -> {
        Files.createDirectory(folder);
        for (String name : FILES) {
          copy(resourceFolder + name, folder.resolve(name));
        }
        for (Map.Entry<String, String> link : LINKS.entrySet()) {
          Files.createSymbolicLink(folder.resolve(link.getKey()), Path.of(link.getValue()));
        }
        return folder;
      });
      cache.publishDirectory(folder, home);
    }
  }

  private void copy(String resource, Path target) throws IOException {
    URL url = resources.apply(resource);
    if (url == null) {
      throw new ToolchainException(
          "The jar " + ARTIFACT + " on the class path has no " + resource + "; is it complete?");
    }
    try (InputStream in = url.openStream()) {
      Files.copy(in, target);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
