package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clang that can be run.
 *
 * @param cache the folder in which it works
 * @param executable the program
 * @param identity its version and the processor it compiles for, as it tells itself
 * @param major the first number of its version
 */
public record Clang(CacheDirectory cache, Path executable, String identity, int major) {
  // What the C library says, in the language C, where a file cannot be written; clang and lld pass
  // it on.
  private static final Pattern CANNOT_WRITE =
      Pattern.compile(
          "(?im)^.*(no space left on device|disk quota exceeded|read-only file system).*$");

  /** A PATH for wrapper scripts and what they need to find; the rest could change the result. */
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME");

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

  /**
   * Runs clang in a work folder of its cache, where its output and its temporary files are kept.
   *
   * @throws ToolchainException if it cannot be run, could not write, or failed without a word
   */
  public Result run(Path workFolder, List<String> arguments, String input) {
    Result result = run(cache, executable, workFolder, arguments, input);
    if (!result.succeeded() && !result.messages().contains("error: ")) {
      throw new ToolchainException(
          "The clang at "
              + executable
              + " ended with exit code "
              + result.exitCode()
              + " and without an error message. It was killed, perhaps for want of memory, or it"
              + " crashed; its last words: "
              + result.messages().strip().lines().reduce((first, last) -> last).orElse("none"));
    }
    return result;
  }

  static Result run(
      CacheDirectory cache, Path program, Path workFolder, List<String> arguments, String input) {
    Result result =
        cache.use(() -> {
          // Files, not pipes, for what may be long; no deadlock however much is written. What it
          // complains of must arrive also where the disk is full.
          Path in = Files.writeString(workFolder.resolve("stdin"), input);
          Path out = workFolder.resolve("stdout");
          Process process = start(program, workFolder, arguments, in, out);
          CompletableFuture<String> messages = readMessages(process);
          cache.reached(CacheStep.CLANG_STARTED);
          int exitCode = waitFor(process);
          cache.reached(CacheStep.CLANG_ENDED);
          return new Result(exitCode, Files.readString(out), messages.join());
        });
    Matcher cannotWrite = CANNOT_WRITE.matcher(result.messages());
    if (!result.succeeded() && cannotWrite.find()) {
      throw cache.failure("cannot be written", cannotWrite.group().strip(), null);
    }
    return result;
  }

  private static Process start(
      Path program, Path workFolder, List<String> arguments, Path in, Path out) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workFolder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(ENVIRONMENT);
    environment.put("LC_ALL", "C");
    environment.put("TMPDIR", workFolder.toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ClangStartException(program, e);
    }
  }

  private static CompletableFuture<String> readMessages(Process process) {
    CompletableFuture<String> messages = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("clang messages")
        .start(() -> {
          try (InputStream stream = process.getErrorStream()) {
            messages.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            messages.complete("error: what clang said could not be read: " + e.getMessage());
          }
        });
    return messages;
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      // Its children first (the compiler proper, the linker): without it they are nobody's.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
      Thread.currentThread().interrupt();
      throw new ToolchainException("Interrupted while clang was running.", e);
    }
  }
}
