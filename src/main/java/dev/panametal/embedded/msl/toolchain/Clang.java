package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clang that can be run.
 *
 * @param executable the program
 * @param identity its version and the processor it compiles for, as it tells itself
 */
public record Clang(Path executable, String identity) {

  /**
   * What a run of clang left.
   *
   * @param output what it wrote to its standard output
   * @param messages what it wrote to its standard error
   */
  public record Result(int exitCode, String output, String messages) {
    /** Whether it succeeded. */
    public boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs clang in a folder of its own, where its output is kept until then. */
  public Result run(Path workFolder, List<String> arguments, String input) {
    return run(executable, workFolder, arguments, input);
  }

  static Result run(Path program, Path workFolder, List<String> arguments, String input) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    try {
      // Files instead of pipes: no reader threads, and no deadlock however much is written.
      Path in = Files.writeString(workFolder.resolve("stdin"), input);
      Path out = workFolder.resolve("stdout");
      Path err = workFolder.resolve("stderr");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(workFolder.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      cleanEnvironment(builder.environment());
      int exitCode = waitFor(builder.start());
      return new Result(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new ToolchainException("Cannot run " + program + ": " + e.getMessage(), e);
    }
  }

  /** Variables of the user's shell that would change what clang does are not passed on. */
  private static void cleanEnvironment(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(name ->
            name.equals("CPATH")
                || name.endsWith("_INCLUDE_PATH")
                || name.startsWith("CCC_")
                || name.startsWith("CLANG_")
                || name.equals("LIBRARY_PATH")
                || name.equals("LD_PRELOAD")
                || name.equals("LD_LIBRARY_PATH"));
    environment.put("LC_ALL", "C");
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ToolchainException("Interrupted while clang was running.", e);
    }
  }
}
