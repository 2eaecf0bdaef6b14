package dev.panametal.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "basename",
          "cat",
          "date",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "rm",
          "sed",
          "tail",
          "tee",
          "touch",
          "tr",
          "uname");

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
  @DisabledOnOs(OS.WINDOWS)
  void withoutMavenTheScriptSaysSo() throws Exception {
    Outcome outcome = freshScript("demo", pathWithoutJava());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith(
            "demo: Maven is needed to build Panametal, but there is no mvn on the PATH.\n"
                + "Install Maven 3.8 or newer");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereTheBuildFailsTheScriptShowsMavensErrorsAndWhereTheRestIs() throws Exception {
    Outcome outcome = freshScript("demo", withFailingMaven(pathWithoutJava()));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("[ERROR] no network", "demo: the build failed; above is what Maven says, all of")
        .doesNotContain("[INFO]");
    Path log = folder.resolve("clone/bench/target/build.log");
    assertThat(outcome.err()).endsWith(log + "\n");
    assertThat(log).content().contains("[INFO] trying");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereTheGeneratorsBuildFailsItsScriptSaysSo() throws Exception {
    Outcome outcome = freshScript("generate-bindings", withFailingMaven(pathWithoutJava()));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("[ERROR] no network")
        .contains("generate-bindings: the build failed; all that Maven says is in ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereTheSuiteDoesNotCompileSoakSaysSo() throws Exception {
    Outcome outcome = freshScript("soak", withFailingMaven(pathWithoutJava()));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("[ERROR] no network")
        .contains("soak: the suite does not compile; all that Maven says is in ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void soakTellsOfEveryRoundThatFailsAndGoesOn() throws Exception {
    Path bin = pathWithoutJava();
    maven(
        bin,
        "case \"$*\" in *test-compile*) exit 0 ;; esac; echo '[ERROR] Tests run: 3, Failures: 1,"
            + " Errors: 1, Skipped: 0'; exit 1");
    Outcome outcome = freshScript("soak", bin, "--rounds", "0", "--seed", "42");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("soak: round 1 on embedded failed; all of it is in ")
        .contains("soak: round 3 on loopback failed; all of it is in ");
    assertThat(outcome.out())
        .contains("| 1 | embedded | -XX:+UseSerialGC | 42 | 3 | 2 | 0 |")
        .contains("| 3 | loopback | -Xint | 44 | 3 | 2 | 0 |");
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

  /** A script as in a clone where nothing was built yet. */
  private Outcome freshScript(String name, Path path, String... arguments)
      throws IOException, InterruptedException {
    Path scripts = folder.resolve("clone/scripts");
    Files.createDirectories(scripts.resolve("lib"));
    Files.copy(ROOT.resolve("scripts").resolve(name), scripts.resolve(name));
    try (Stream<Path> parts = Files.list(ROOT.resolve("scripts/lib"))) {
      for (Path part : parts.toList()) {
        Files.copy(part, scripts.resolve("lib").resolve(part.getFileName()));
      }
    }
    List<String> command = new ArrayList<>(List.of("bash", scripts.resolve(name).toString()));
    command.addAll(List.of(arguments));
    return run(
        command,
        Map.of(
            "PATH",
            path.toString(),
            "HOME",
            folder.toString(),
            "JAVA_HOME",
            "",
            "PANAMETAL_JVMS",
            System.getProperty("java.home")));
  }

  private static Path withFailingMaven(Path bin) throws IOException {
    maven(bin, "echo '[INFO] trying'; echo '[ERROR] no network'; exit 1");
    return bin;
  }

  private static void maven(Path bin, String commands) throws IOException {
    Path mvn = Files.writeString(bin.resolve("mvn"), "#!/usr/bin/env bash\n" + commands + "\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder with the commands that the script uses, and no java. */
  private Path pathWithoutJava() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
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
