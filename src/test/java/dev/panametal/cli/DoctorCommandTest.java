package dev.panametal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code panametal doctor}. */
class DoctorCommandTest extends CommandLineTest {
  @Test
  void allIsWellHere() {
    Outcome outcome = panametal("doctor");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
        .anyMatch(line -> line.startsWith("OK Java "))
        .contains("OK native access allowed")
        .contains("OK runtime " + System.getProperty("panametal.runtime"))
        .anyMatch(line -> line.startsWith("OK device Panametal embedded device"))
        .anyMatch(line -> line.startsWith("OK GPU families Apple1, "))
        .anyMatch(line -> line.startsWith("OK kernel scale 1000 results right"))
        .anyMatch(line -> line.startsWith("OK kernel add_up 4 results right"))
        .contains("OK fault and recovery code 3 reported, and the stream works again")
        .anyMatch(line -> line.startsWith("OK timings message "))
        .endsWith("All is well.");
  }

  @Test
  void theFindingsComeAsJsonToo() {
    JsonObject report =
        JsonParser.parseString(panametal("doctor", "--json").out()).getAsJsonObject();

    assertThat(report.get("healthy").getAsBoolean()).isTrue();
    assertThat(
            StreamSupport.stream(report.getAsJsonArray("findings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(finding -> finding.get("status").getAsString()))
        .hasSize(10)
        .containsOnly("OK");
  }

  @Test
  void aCheckThatFailsSaysWhyAndTheOthersGoOn() {
    faults().failAllocations(1);

    Outcome outcome = panametal("doctor");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("FAILED   kernel scale         MetalAllocationException")
        .contains("has no memory for")
        .contains("OK       kernel add_up")
        .endsWith("Something is wrong; see above.\n");
  }

  @Test
  void withoutARuntimeNothingElseIsTried() throws IOException, InterruptedException {
    ChildJvm.Result result =
        ChildJvm.run(PanametalCommand.class, List.of("-Dpanametal.runtime=vulkan"), "doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("FAILED   runtime              RuntimeUnavailableException")
        .contains("There is no runtime named 'vulkan'")
        .doesNotContain("device");
  }

  @Test
  void deniedNativeAccessComesWithTheOptionThatGivesIt() throws IOException, InterruptedException {
    ChildJvm.Result result =
        ChildJvm.runWithoutNativeAccess(
            PanametalCommand.class, List.of("-Dpanametal.runtime=embedded"), "doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("FAILED   native access        not allowed")
        .contains("Start Java with --enable-native-access=ALL-UNNAMED.");
  }
}
