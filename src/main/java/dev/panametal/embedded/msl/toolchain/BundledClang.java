package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    mend(resourceFolder, home);
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
    try (WorkFolder work = cache.workFolder()) {
      Path folder = work.path().resolve("llvm");
      cache.use(() -> {
        CacheDirectory.createPrivate(folder);
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

  /** Replaces one by one, so that other processes may go on using the rest. */
  private void mend(String resourceFolder, Path home) {
    for (String name : FILES) {
      Path file = home.resolve(name);
      if (!cache.use(() -> isIntact(resource(resourceFolder + name), file))) {
        cache.replaceFile(file, made -> copy(resourceFolder + name, made));
      }
    }
    for (Map.Entry<String, String> link : LINKS.entrySet()) {
      Path file = home.resolve(link.getKey());
      if (!Files.exists(file)) {
        cache.replaceFile(file, made -> Files.createSymbolicLink(made, Path.of(link.getValue())));
      }
    }
  }

  /** By its size and its rights: reading 260 MB at every start would cost more than compiling. */
  private static boolean isIntact(URL original, Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.isExecutable(file)
        && Files.size(file) == size(original);
  }

  private static long size(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    return connection instanceof JarURLConnection jar
        ? jar.getJarEntry().getSize()
        : connection.getContentLengthLong();
  }

  private void copy(String name, Path target) throws IOException {
    try (InputStream in = resource(name).openStream()) {
      Files.copy(in, target);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    cache.reached(CacheStep.FILE_UNPACKED);
  }

  private URL resource(String name) {
    URL url = resources.apply(name);
    if (url == null) {
      throw new ToolchainException(
          "The jar " + ARTIFACT + " on the class path has no " + name + "; is it complete?");
    }
    return url;
  }
}
