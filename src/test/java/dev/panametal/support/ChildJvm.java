package dev.panametal.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a main class of the test tree in a JVM of its own. */
public final class ChildJvm {
  private ChildJvm() {}

  /**
   * How a child ended.
   *
   * @param exitCode its exit code
   * @param out what it wrote on standard output
   * @param err what it wrote on standard error
   */
  public record Result(int exitCode, String out, String err) {}

  /** Runs a class with JVM options and waits for its end. */
  public static Result run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dpanametal.cache=" + System.getProperty("panametal.cache"));
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    StringBuilder err = new StringBuilder();
    Thread errReader = Thread.ofVirtual().start(() -> err.append(read(process.getErrorStream())));
    String out = read(process.getInputStream());
    int exitCode = process.waitFor();
    errReader.join();
    return new Result(exitCode, out, err.toString());
  }

  /** Tests run with the library as a module; the child has all of it on the class path. */
  private static String classPath() {
    return List.of(
            "surefire.test.class.path",
            "java.class.path",
            "jdk.module.path",
            "surefire.real.class.path")
        .stream()
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static String read(java.io.InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
