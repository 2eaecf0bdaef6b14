package dev.panametal.embedded.msl.toolchain;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a clang: the one named by a property, the one in the jar on the class path, then one on the
 * PATH whose major version is known to work.
 */
public final class ClangFinder {
  /** The system property that names a clang program. */
  public static final String PROPERTY = "panametal.clang";

  private static final List<String> PATH_NAMES = List.of("clang-20", "clang-19", "clang");
  private static final List<Integer> TESTED_MAJORS = List.of(19, 20);

  private final CacheDirectory cache;
  private final Function<String, @Nullable String> properties;
  private final @Nullable String path;
  private final Function<String, @Nullable URL> resources;
  private final List<String> looked = new ArrayList<>();

  ClangFinder(
      CacheDirectory cache,
      Function<String, @Nullable String> properties,
      @Nullable String path,
      Function<String, @Nullable URL> resources) {
    this.cache = cache;
    this.properties = properties;
    this.path = path;
    this.resources = resources;
  }

  /** Looks in this process's properties, class path and PATH. */
  public static Clang find(CacheDirectory cache) {
    return new ClangFinder(
            cache, System::getProperty, System.getenv("PATH"), ClangFinder::classPathResource)
        .find();
  }

  Clang find() {
    String named = properties.apply(PROPERTY);
    if (named != null && !named.isBlank()) {
      return identify(Path.of(named)).orElseThrow(() -> unusable(named));
    }
    looked.add("the system property " + PROPERTY + ": not set");
    return bundled().or(this::onPath).orElseThrow(this::notFound);
  }

  private Optional<Clang> bundled() {
    String system = String.valueOf(properties.apply("os.name"));
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      looked.add("the class path: " + BundledClang.ARTIFACT + " serves Linux only, not " + system);
      return Optional.empty();
    }
    String folder = BundledClang.resourceFolder(String.valueOf(properties.apply("os.arch")));
    Optional<Path> program = new BundledClang(cache, resources).executable(folder);
    if (program.isEmpty()) {
      looked.add("the class path: no " + folder + "clang (" + BundledClang.ARTIFACT + ")");
      return Optional.empty();
    }
    return Optional.of(identify(program.get()).orElseThrow(() -> doesNotStart(program.get())));
  }

  private Optional<Clang> onPath() {
    for (String name : PATH_NAMES) {
      for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
        Path program = Path.of(folder).resolve(name);
        if (!folder.isBlank() && Files.isExecutable(program)) {
          Optional<Clang> clang = identify(program).filter(this::isTested);
          if (clang.isPresent()) {
            return clang;
          }
        }
      }
    }
    looked.add("the PATH: none of " + String.join(", ", PATH_NAMES) + " of version 19 or 20");
    return Optional.empty();
  }

  private boolean isTested(Clang clang) {
    boolean tested = TESTED_MAJORS.contains(clang.major());
    if (!tested) {
      looked.add(clang.executable() + ": it is version " + clang.major() + ", not 19 or 20");
    }
    return tested;
  }

  /** Asks a program what it is; empty, and the reason kept, if it cannot compile kernels. */
  private Optional<Clang> identify(Path program) {
    try {
      ClangAnswer answer = ClangAnswer.ask(cache, program);
      Optional<String> flaw = answer.flaw();
      if (flaw.isPresent()) {
        looked.add(program + ": " + flaw.get());
        return Optional.empty();
      }
      return Optional.of(
          new Clang(cache, program, answer.identity().orElseThrow(), answer.major()));
    } catch (ClangStartException notRunnable) {
      looked.add(String.valueOf(notRunnable.getMessage()));
      return Optional.empty();
    }
  }

  private static @Nullable URL classPathResource(String name) {
    ClassLoader own = ClangFinder.class.getClassLoader();
    URL found = own == null ? null : own.getResource(name);
    return found != null ? found : ClassLoader.getSystemResource(name);
  }

  private ToolchainException unusable(String program) {
    return new ToolchainException(
        "The clang at "
            + program
            + " cannot be used. "
            + String.join("; ", looked)
            + "\n"
            + remedies());
  }

  private ToolchainException doesNotStart(Path program) {
    return new ToolchainException(
        "The clang of the jar "
            + BundledClang.ARTIFACT
            + " does not start on this machine. "
            + looked.getLast()
            + "\nIt needs glibc 2.34 or newer, libstdc++.so.6 of GCC 12 or newer (GLIBCXX_3.4.30) and"
            + " libz.so.1 (Debian: libc6, libstdc++6, zlib1g), and a cache folder on a file system"
            + " from which programs may be started (not mounted noexec): "
            + program
            + "\n"
            + remedies());
  }

  private ToolchainException notFound() {
    return new ToolchainException(
        "The embedded device needs a clang to compile Metal Shading Language, and none was found."
            + " Looked in:\n  - "
            + String.join("\n  - ", looked)
            + "\n"
            + remedies());
  }

  private static String remedies() {
    return "Do one of these:\n"
        + "  - add the jar "
        + BundledClang.ARTIFACT
        + " with the classifier linux-x86_64 or linux-arm64 to the class path;\n"
        + "  - install clang 19 or 20 with lld, so that clang-20, clang-19 or clang is on the"
        + " PATH;\n"
        + "  - name a clang with -D"
        + PROPERTY
        + "=PATH.";
  }
}
