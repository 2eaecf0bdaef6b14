package dev.panametal.bindings.jextract;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An installed jextract of the version that the committed output comes from: another one would
 * write other code for the same header.
 *
 * @param executable the program
 */
public record Jextract(Path executable) {
  /** The version, as {@code jextract --version} says it. */
  public static final String VERSION = "25";

  private static final Pattern SAYS = Pattern.compile("(?m)^jextract (\\S+)");

  private static final String ADVICE =
      " Install jextract "
          + VERSION
          + " (https://jdk.java.net/jextract), or name one with --jextract PATH. Only who changes the"
          + " header needs it: its output is committed.";

  /** The jextract of this path. */
  public static Jextract at(Path executable) throws IOException {
    if (!Files.isExecutable(executable)) {
      throw new JextractException("There is no program " + executable + "." + ADVICE);
    }
    Jextract jextract = new Jextract(executable);
    jextract.requireVersion();
    return jextract;
  }

  /** The first jextract on a PATH. */
  public static Jextract onPath(@Nullable String path) throws IOException {
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
      Path program = Path.of(folder).resolve("jextract");
      if (!folder.isBlank() && Files.isExecutable(program)) {
        return at(program);
      }
    }
    throw new JextractException("No jextract is on the PATH." + ADVICE);
  }

  private void requireVersion() throws IOException {
    String said = run(List.of("--version"));
    Matcher version = SAYS.matcher(said);
    if (!version.find()) {
      throw new JextractException(
          executable
              + " is no jextract: asked for its version it says \""
              + said.strip()
              + "\"."
              + ADVICE);
    }
    if (!version.group(1).equals(VERSION)) {
      throw new JextractException(
          "%s is jextract %s, and the committed output is that of jextract %s."
                  .formatted(executable, version.group(1), VERSION)
              + ADVICE);
    }
  }

  /** Generates Java below a folder. */
  void generate(Path header, List<String> options, Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--output", folder.toString(), header.toString()));
    String said = run(arguments);
    try (var files = Files.list(folder)) {
      if (files.findAny().isEmpty()) {
        throw new JextractException("jextract wrote nothing for " + header + ":\n" + said.strip());
      }
    }
  }

  private String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new JextractException(
            String.join(" ", command) + " failed with status " + status + ":\n" + said.strip());
      }
      return said;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new JextractException("Interrupted while jextract was running.");
    }
  }
}
