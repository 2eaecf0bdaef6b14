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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern VERSION = Pattern.compile("clang version (\\d+)\\.[^\\s]*");
  private static final Pattern COMPILE_COMMAND = Pattern.compile("(?m)^ \"[^\"]+\" \"-cc1\".*$");
  private static final Pattern TARGET =
      Pattern.compile("\"-(?:triple|target-cpu|target-feature)\" \"[^\"]*\"");

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
    return Optional.of(
        identify(program.get()).orElseThrow(() -> unusable(program.get().toString())));
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
    Matcher version = VERSION.matcher(clang.identity());
    boolean tested = version.find() && TESTED_MAJORS.contains(Integer.parseInt(version.group(1)));
    if (!tested) {
      looked.add("the PATH: " + clang.executable() + " is another version than 19 or 20");
    }
    return tested;
  }

  /** Asks a program for its version and what it compiles for; empty if it is no clang. */
  private Optional<Clang> identify(Path program) {
    try (CacheDirectory.TemporaryDirectory work = cache.temporaryDirectory()) {
      Clang.Result result =
          Clang.run(
              program,
              work.path(),
              List.of("-###", HostTarget.nativeFlag(), "-x", "c++", "-c", "-"),
              "");
      Matcher version = VERSION.matcher(result.messages());
      Matcher command = COMPILE_COMMAND.matcher(result.messages());
      if (!version.find() || !command.find()) {
        return Optional.empty();
      }
      StringBuilder identity = new StringBuilder(version.group());
      Matcher target = TARGET.matcher(command.group());
      while (target.find()) {
        identity.append(' ').append(target.group().replace("\"", ""));
      }
      return Optional.of(new Clang(program, identity.toString()));
    } catch (ToolchainException notRunnable) {
      looked.add(program + ": " + notRunnable.getMessage());
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
            + " cannot be run or is no clang. "
            + String.join("; ", looked)
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
