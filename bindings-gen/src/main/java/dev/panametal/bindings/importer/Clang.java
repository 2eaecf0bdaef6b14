package dev.panametal.bindings.importer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A clang that can be run.
 *
 * @param executable the program
 * @param version what it says about itself
 */
public record Clang(Path executable, String version) {
  /** The oldest release that was looked at; Apple's numbers run one ahead of LLVM's. */
  private static final int OLDEST = 16;

  private static final List<String> NAMES = List.of("clang-20", "clang-19", "clang");
  private static final Pattern VERSION = Pattern.compile("(Apple )?clang version (\\d+)\\S*");

  private static final String ADVICE =
      " Install clang " + OLDEST + " or newer (tried: 19 and 20), or name one with --clang PATH.";

  /** The clang of this path. */
  public static Clang at(Path executable) throws IOException {
    if (!Files.isExecutable(executable)) {
      throw new ImportException("There is no program " + executable + "." + ADVICE);
    }
    return identify(executable).orElseThrow(() -> tooOld(executable));
  }

  /** The first clang on the PATH that is new enough. */
  public static Clang onPath() throws IOException {
    return onPath(System.getenv("PATH"));
  }

  static Clang onPath(@Nullable String path) throws IOException {
    String[] folders = path == null ? new String[0] : path.split(File.pathSeparator);
    List<Path> refused = new ArrayList<>();
    for (String name : NAMES) {
      for (String folder : folders) {
        Path program = Path.of(folder).resolve(name);
        if (!folder.isBlank() && Files.isExecutable(program)) {
          Optional<Clang> clang = identify(program);
          if (clang.isPresent()) {
            return clang.get();
          }
          refused.add(program);
        }
      }
    }
    throw refused.isEmpty()
        ? new ImportException(
            "No clang is on the PATH, and headers cannot be read without." + ADVICE)
        : tooOld(refused.getFirst());
  }

  private static ImportException tooOld(Path program) {
    return new ImportException(program + " is no clang, or one that is too old." + ADVICE);
  }

  /** The clang at a path, unless it is another program or too old. */
  private static Optional<Clang> identify(Path program) throws IOException {
    Process process =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = text(process.getInputStream());
    Processes.waitFor(process);
    Matcher version = VERSION.matcher(said);
    return version.find() && release(version) >= OLDEST
        ? Optional.of(new Clang(program, version.group()))
        : Optional.empty();
  }

  private static int release(Matcher version) {
    int release = Integer.parseInt(version.group(2));
    return version.group(1) == null ? release : release + 1;
  }

  /**
   * What a run left.
   *
   * @param output what it wrote to its standard output
   * @param messages what it wrote to its standard error
   */
  record Result(int exitCode, String output, String messages) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs clang to its end, in a folder that takes its messages. */
  Result run(Path folder, List<String> arguments) throws IOException {
    Process process = start(folder, arguments);
    String output = text(process.getInputStream());
    int exitCode = Processes.waitFor(process);
    return new Result(exitCode, output, Files.readString(messages(folder)));
  }

  /** Starts clang; the caller reads its output. */
  Process start(Path folder, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(executable.toString()), arguments.stream()).toList())
            .redirectError(messages(folder).toFile());
    cleanEnvironment(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Variables of the user's shell that would add headers of this machine. */
  private static void cleanEnvironment(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(name ->
            name.equals("CPATH")
                || name.equals("SDKROOT")
                || name.equals("MACOSX_DEPLOYMENT_TARGET")
                || name.endsWith("_INCLUDE_PATH")
                || name.startsWith("CCC_"));
    environment.put("LC_ALL", "C");
  }

  private static Path messages(Path folder) {
    return folder.resolve("clang-messages");
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
