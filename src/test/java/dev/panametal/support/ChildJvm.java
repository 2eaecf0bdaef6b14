package dev.panametal.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a program in a JVM of its own, with the library and the tests on its class path. */
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

  /** Runs a main class. */
  public static Result run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    return run(Path.of("."), withNativeAccess(options), program(main, arguments));
  }

  /** Runs a main class of the test tree in a JVM that denies native access to everybody. */
  public static Result runWithoutNativeAccess(
      Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    // Before JDK 24 whoever is not listed is denied; since then that has an option of its own.
    all.add(
        Runtime.version().feature() < 24
            ? "--enable-native-access=java.base"
            : "--illegal-native-access=deny");
    return run(Path.of("."), all, program(main, arguments));
  }

  private static String[] program(Class<?> main, String... arguments) {
    List<String> program = new ArrayList<>(List.of(main.getName()));
    program.addAll(List.of(arguments));
    return program.toArray(String[]::new);
  }

  /** Runs a source file in its folder, as {@code java File.java} does. */
  public static Result runSource(Path folder, List<String> options, String file)
      throws IOException, InterruptedException {
    return run(folder, withNativeAccess(options), file);
  }

  private static List<String> withNativeAccess(List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add("--enable-native-access=ALL-UNNAMED");
    return all;
  }

  /** Runs a main class of the test tree by a command that is given the child's command line. */
  public static Result runBy(List<String> command, Class<?> main, List<String> options)
      throws IOException, InterruptedException {
    return await(start(Path.of("."), command, withNativeAccess(options), main.getName()));
  }

  /** Starts a main class of the test tree, for a caller that talks with it. */
  public static Process start(Class<?> main, List<String> options) throws IOException {
    return start(Path.of("."), List.of(), withNativeAccess(options), main.getName());
  }

  /** Waits for a child's end; it can read nothing more. */
  public static Result await(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    StringBuilder err = new StringBuilder();
    Thread errReader = Thread.ofVirtual().start(() -> err.append(read(process.getErrorStream())));
    String out = read(process.getInputStream());
    int exitCode = process.waitFor();
    errReader.join();
    return new Result(exitCode, out, err.toString());
  }

  private static Result run(Path folder, List<String> options, String... program)
      throws IOException, InterruptedException {
    return await(start(folder, List.of(), options, program));
  }

  private static Process start(
      Path folder, List<String> before, List<String> options, String... program)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dpanametal.cache=" + System.getProperty("panametal.cache"));
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.addAll(List.of(program));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /** Tests run with the library as a module; a child has all of it on the class path. */
  private static String classPath() {
    return Stream.of("surefire.test.class.path", "java.class.path", "jdk.module.path")
        .map(System::getProperty)
        .filter(path -> path != null && !path.isEmpty())
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
