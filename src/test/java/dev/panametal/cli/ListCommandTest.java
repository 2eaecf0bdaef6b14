package dev.panametal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code panametal list} and {@code panametal devices}. */
class ListCommandTest extends CommandLineTest {
  @Test
  void kernelsAreListedWithTheirArguments() {
    Outcome outcome = panametal("list", kernels());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "reversed (SIMD groups of 32, at most 1024 threads a threadgroup, 32 bytes of"
                + " threadgroup memory)",
            "buffer(0) data float read",
            "buffer(1) out float read and written",
            "buffer(2) scale float2 read",
            "threadgroup(0) scratch 4-byte elements read and written",
            "saxpy (SIMD groups of 32, at most 1024 threads a threadgroup)",
            "buffer(0) x float read",
            "buffer(1) y float read and written",
            "buffer(2) a float read");
  }

  @Test
  void theListComesAsJsonToo() {
    JsonArray kernels =
        JsonParser.parseString(panametal("list", kernels(), "--json").out()).getAsJsonArray();

    JsonObject saxpy = kernels.get(1).getAsJsonObject();
    assertThat(saxpy.get("name").getAsString()).isEqualTo("saxpy");
    assertThat(saxpy.getAsJsonArray("arguments").get(1).toString())
        .isEqualTo(
            "{\"kind\":\"buffer\",\"index\":1,\"name\":\"y\",\"type\":\"float\",\"size\":4,"
                + "\"readOnly\":false}");
  }

  @Test
  void aFileWithoutKernelsSaysSo() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.metal"), "");

    Outcome outcome = panametal("list", empty.toString());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEqualTo(empty + " has no kernels.\n");
  }

  @Test
  void devicesAreListedWithTheirLimits() {
    Outcome outcome = panametal("devices");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("Panametal embedded device")
        .contains("at most 1024 x 1024 x 1024 threads, 32 KiB of threadgroup memory");
  }

  @Test
  void devicesComeAsJsonToo() {
    JsonArray devices =
        JsonParser.parseString(panametal("devices", "--json").out()).getAsJsonArray();

    assertThat(devices).hasSize(1);
    assertThat(devices.get(0).getAsJsonObject().get("maxThreadgroupMemoryBytes").getAsLong())
        .isEqualTo(32 << 10);
  }

  @Test
  void aCommandThatDoesNotExistIsRefused() {
    Outcome outcome = panametal("frobnicate");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("panametal: ").contains("'frobnicate'").hasLineCount(1);
  }

  @Test
  void helpIsPrintedForEveryCommand() {
    for (String command : new String[] {"devices", "list", "run"}) {
      Outcome outcome = panametal(command, "--help");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).startsWith("Usage: panametal " + command);
    }
  }
}
