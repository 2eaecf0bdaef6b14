package dev.panametal.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees whose machine lacks something: the script and the JVM it starts. */
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void withoutANewJdkTheScriptSaysWhereItLookedAndWhatToDo() throws Exception {
    Outcome outcome =
        run(
            List.of("bash", ROOT.resolve("scripts/demo").toString()),
            Map.of(
                "PATH",
                pathWithoutJava().toString(),
                "HOME",
                folder.toString(),
                "JAVA_HOME",
                "",
                "PANAMETAL_JVMS",
                "/nonexistent"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("demo: no JDK 22 or newer was found.")
        .contains("/nonexistent")
        .contains("JAVA_HOME=/path/to/jdk");
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "there the default runtime has a Metal device")
  void withoutMetalTheNativeRuntimeSaysHowToAskForTheEmbeddedDevice() throws Exception {
    Outcome outcome = demo("--runtime", "native");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("demo: ").contains("embedded").doesNotContain("\tat ");
  }

  @Test
  void anUnknownRuntimeIsRefusedWithThoseThereAre() throws Exception {
    Outcome outcome = demo("--runtime", "vulkan");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("demo: ")
        .contains("'vulkan'", "native", "embedded")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutClangTheEmbeddedDeviceSaysWhereToGetOne() throws Exception {
    String withoutLlvm =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("bytedeco"))
            .collect(Collectors.joining(File.pathSeparator));
    Outcome outcome =
        demo(
            withoutLlvm,
            Map.of(
                "PATH", folder.toString(), "PANAMETAL_CACHE", folder.resolve("cache").toString()),
            "--runtime",
            "embedded");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("demo: ")
        .contains("org.bytedeco:llvm", "-Dpanametal.clang=")
        .doesNotContain("\tat ");
  }

  /** The demo in a JVM of its own: a process has one runtime. */
  private Outcome demo(String... options) throws IOException, InterruptedException {
    return demo(System.getProperty("java.class.path"), Map.of(), options);
  }

  private Outcome demo(String classPath, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(classPath);
    command.add(DemoCommand.class.getName());
    command.addAll(List.of(options));
    return run(command, environment);
  }

  private Outcome run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    int exitCode = process.waitFor();
    return new Outcome(exitCode, Files.readString(out), Files.readString(err));
  }

  /** A folder with the commands that the script uses, and no java. */
  private Path pathWithoutJava() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool :
        List.of("bash", "dirname", "basename", "sed", "tr", "head", "uname", "find", "cat")) {
      Files.createSymbolicLink(bin.resolve(tool), onPath(tool));
    }
    return bin;
  }

  private static Path onPath(String tool) {
    for (String entry : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(entry, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    assumeFalse(true, "no " + tool + " on the PATH");
    throw new AssertionError("not reached");
  }
}
