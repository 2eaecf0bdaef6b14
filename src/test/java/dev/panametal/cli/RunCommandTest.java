package dev.panametal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.panametal.metal.MTLCommandBufferError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code panametal run}. */
class RunCommandTest extends CommandLineTest {
  @BeforeEach
  void writeInputs() throws IOException {
    write("x", 1, 2, 3, 4);
    write("y", 10, 20, 30, 40);
  }

  @Test
  void argumentsFillTheIndicesInOrder() throws IOException {
    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "saxpy",
            "--grid",
            "4",
            "--buffer",
            "in=" + path("x"),
            "--buffer",
            "inout=" + path("y"),
            "--value",
            "f32=2");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(read("y")).containsExactly(12, 24, 36, 48);
    assertThat(read("x")).containsExactly(1, 2, 3, 4);
    assertThat(outcome.out())
        .contains("saxpy, 4 x 1 x 1 threads")
        .contains("dispatches 1, command buffers 1")
        .contains(path("y") + ": 16 bytes");
  }

  @Test
  void argumentsCanBePinnedToTheirIndices() throws IOException {
    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "saxpy",
            "--grid=4",
            "--value@2",
            "f32=2",
            "--buffer@1=inout=" + path("y"),
            "--buffer",
            "in=" + path("x"));

    assertThat(outcome.err()).isEmpty();
    assertThat(read("y")).containsExactly(12, 24, 36, 48);
  }

  @Test
  void vectorsThreadgroupMemoryAndOutputsWork() throws IOException {
    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "reversed",
            "--grid",
            "4",
            "--group",
            "4",
            "--buffer",
            "in=" + path("x"),
            "--buffer",
            "out=%s:16".formatted(path("z")),
            "--value",
            "f32=10,0.5",
            "--threadgroup-memory",
            "16");

    assertThat(outcome.err()).isEmpty();
    assertThat(read("z")).containsExactly(40.5f, 30.5f, 20.5f, 10.5f);
  }

  @Test
  void bytesAreGivenInHexadecimal() throws IOException {
    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "saxpy",
            "--grid",
            "4",
            "--buffer",
            "in=" + path("x"),
            "--buffer",
            "inout=" + path("y"),
            "--value",
            "bytes=00000040");

    assertThat(outcome.err()).isEmpty();
    assertThat(read("y")).containsExactly(12, 24, 36, 48);
  }

  @Test
  void repetitionsAreLaunchesInOneRun() throws IOException {
    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "saxpy",
            "--grid",
            "4",
            "--buffer",
            "in=" + path("x"),
            "--buffer",
            "inout=" + path("y"),
            "--value",
            "f32=1",
            "--repeat",
            "3",
            "--json");

    assertThat(read("y")).containsExactly(13, 26, 39, 52);
    JsonObject report = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(report.get("launches").getAsInt()).isEqualTo(3);
    assertThat(report.getAsJsonObject("counters").get("dispatches").getAsLong()).isEqualTo(3);
    assertThat(report.getAsJsonArray("outputs").get(0).getAsJsonObject().get("path").getAsString())
        .isEqualTo(path("y"));
  }

  @Test
  void aFaultIsSaidAndLeavesTheFilesAsTheyWere() throws IOException {
    faults().failKernel("saxpy", MTLCommandBufferError.PAGE_FAULT, "injected page fault");

    Outcome outcome =
        panametal(
            "run",
            kernels(),
            "saxpy",
            "--grid",
            "4",
            "--buffer",
            "in=" + path("x"),
            "--buffer",
            "inout=" + path("y"),
            "--value",
            "f32=2");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("panametal: ").contains("saxpy", "injected page fault");
    assertThat(read("y")).containsExactly(10, 20, 30, 40);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--grid 0 | '0' is no whole number of at least 1",
        "--grid 4,x | 'x' is no whole number of at least 1",
        "--grid 1,1,1,1 | at most three sizes",
        "--grid 4 --group 0 | no whole number",
        "--grid 4 --buffer x | 'x' is no buffer: in=PATH, inout=PATH or out=PATH:BYTES",
        "--grid 4 --buffer in= | a buffer needs the path of its file",
        "--grid 4 --buffer in=a\0b | 'a\0b' is no path: Nul character not allowed",
        "--grid 4 --buffer out=x | does not say how large the buffer is: out=PATH:BYTES",
        "--grid 4 --buffer | --buffer needs",
        "--grid 4 --value 7 | '7' is no value: TYPE=VALUE",
        "--grid 4 --value f33=1 | there is no type 'f33'; there is f32, f16",
        "--grid 4 --value f32= | '' is no f32 value",
        "--grid 4 --value bytes=1 | '1' is no bytes value",
        "--grid 4 --value bytes= | a bytes value is missing",
        "--grid 4 --buffer@99999999999 in=x | there is no argument index 99999999999",
        "--grid 4 --repeat 0 | --repeat must be at least 1",
        "--group 4 | Missing required option: '--grid=X[,Y,Z]'",
      })
  void wrongOptionsEndWithOneLineAndExitCodeTwo(String options, String message) {
    Outcome outcome = panametal(("run k.metal saxpy " + options).split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("panametal: ")
        .contains(message)
        .endsWith("(scripts/panametal run --help lists the options)\n")
        .hasLineCount(1);
  }

  @Test
  void argumentsThatAreTooManyAreRefused() {
    Outcome outcome =
        panametal(
            "run", kernels(), "saxpy", "--grid", "4", "--value", "f32=1", "--value", "f32=1",
            "--value", "f32=1", "--value", "f32=1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "panametal: Kernel 'saxpy' takes 3 buffers and values, but 4 were given;"
                + " scripts/panametal list shows them.\n");
  }

  @Test
  void anIndexIsGivenOnce() {
    Outcome outcome =
        panametal(
            "run", kernels(), "saxpy", "--grid", "4", "--value@1", "f32=1", "--value@1", "f32=1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo("panametal: Argument 1 of kernel 'saxpy' was given twice.\n");
  }

  @Test
  void anArgumentThatIsMissingIsNamed() {
    Outcome outcome = panametal("run", kernels(), "saxpy", "--grid", "4");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("panametal: Argument 0 'x' of kernel 'saxpy' was not given.\n");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Outcome outcome =
        panametal("run", kernels(), "saxpy", "--grid", "4", "--buffer", "in=" + path("none"));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "panametal: Buffer 0, %s: there is no such file or folder\n".formatted(path("none")));
  }

  @Test
  void aKernelThatIsMissingIsAnsweredWithThoseThereAre() {
    Outcome outcome = panametal("run", kernels(), "sexpy", "--grid", "4");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "panametal: The library 'k.metal' has no kernel 'sexpy'; it has reversed, saxpy.\n");
  }

  @Test
  void aSourceThatDoesNotCompileShowsTheCompilersMessage() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.metal"), "kernel void f() { x = 1; }\n");

    Outcome outcome = panametal("run", broken.toString(), "f", "--grid", "1");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("panametal: ").contains("broken.metal:1:19");
  }
}
