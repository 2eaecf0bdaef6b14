package dev.panametal.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.panametal.StreamCounters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The demo in this process, on the device that the build chose. */
class DemoCommandTest {
  private static final String[] SHORT = {"--tokens", "6", "--runs", "1"};

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(DemoCommand command, String... options) {
    CommandLine line = DemoCommand.commandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(options);
  }

  private static String[] shortWith(String option) {
    String[] options = Arrays.copyOf(SHORT, SHORT.length + 1);
    options[SHORT.length] = option;
    return options;
  }

  /** A reference that chose another third token. */
  private static DemoCommand withWrongReference() {
    return new DemoCommand(ids -> {
      List<Integer> wrong = new ArrayList<>(ids);
      wrong.set(2, ids.get(2) + 1);
      return wrong;
    });
  }

  @Test
  void saysFirstWhichDeviceRanIt() {
    assertThat(run(new DemoCommand(), SHORT)).isZero();
    assertThat(out.toString().lines().findFirst().orElseThrow())
        .startsWith("Device: ")
        .endsWith("(runtime %s)".formatted(System.getProperty("panametal.runtime")));
  }

  @Test
  void theTableShowsEachModeWithWhatItCountedPerToken() {
    assertThat(run(new DemoCommand(), SHORT)).isZero();
    // 181 dispatches, 19 uploads and one download a token.
    assertThat(out.toString())
        .containsPattern("unbatched +[0-9.]+ +181 +201 +201 +19 +20 +1 +1\\.00x")
        .containsPattern("compute-only +[0-9.]+ +181 +36 +37 +19 +20 +1 +[0-9.]+x")
        .containsPattern("batched +[0-9.]+ +181 +1 +2 +19 +1 +1 +[0-9.]+x")
        // The first token only is uploaded: 18 and one sixth.
        .containsPattern("pipelined +[0-9.]+ +181 +1 +1 +18\\.17 +0 +0 +[0-9.]+x")
        .contains("Token ids: identical in all modes and equal to the plain-Java reference.")
        .containsPattern("Smallest top-2 margin of the reference [0-9.]+, largest logit error");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void jsonIsOneObjectOnStdoutAndTheRestGoesToStderr() {
    assertThat(run(new DemoCommand(), shortWith("--json"))).isZero();
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(json.keySet())
        .containsExactly("runtime", "device", "model", "tokens", "reference", "modes");
    assertThat(json.get("runtime").getAsString())
        .isEqualTo(System.getProperty("panametal.runtime"));
    assertThat(json.get("model").getAsString()).isEqualTo("tiny");
    assertThat(json.get("tokens").getAsInt()).isEqualTo(6);
    assertThat(json.get("reference").getAsString()).isEqualTo("match");
    assertThat(err.toString()).startsWith("Device: ").contains("speed-up");
  }

  @Test
  void jsonHasTheIdsTheSpeedAndTheCountersOfEachMode() {
    assertThat(run(new DemoCommand(), shortWith("--json"))).isZero();
    JsonArray modes =
        JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("modes");
    assertThat(StreamSupport.stream(modes.spliterator(), false))
        .extracting(mode -> mode.getAsJsonObject().get("mode").getAsString())
        .containsExactly("unbatched", "compute-only", "batched", "pipelined");
    String[] counterNames =
        Arrays.stream(StreamCounters.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new);
    for (var element : modes) {
      JsonObject mode = element.getAsJsonObject();
      assertThat(mode.keySet()).containsExactly("mode", "ids", "tokensPerSecond", "counters");
      assertThat(mode.getAsJsonArray("ids")).hasSize(6);
      assertThat(mode.getAsJsonArray("ids")).isEqualTo(modes.get(0).getAsJsonObject().get("ids"));
      assertThat(mode.get("tokensPerSecond").getAsDouble()).isPositive();
      JsonObject counters = mode.getAsJsonObject("counters");
      assertThat(counters.keySet()).containsExactly(counterNames);
      assertThat(counters.get("dispatches").getAsLong()).isEqualTo(6 * 181);
      assertThat(counters.get("gpuToCpu").getAsLong()).isEqualTo(6);
    }
  }

  @Test
  void idsThatPartFromTheReferenceFailAndSayWhere() {
    assertThat(run(withWrongReference(), SHORT)).isEqualTo(1);
    assertThat(err.toString())
        .containsPattern(
            "demo: Token ids part: mode unbatched chose (\\d+) as token 2 \\(counted from 0\\),"
                + " the reference \\d+\\.");
    assertThat(out.toString()).doesNotContain("identical");
  }

  @Test
  void jsonSaysMismatchWhereIdsPart() {
    assertThat(run(withWrongReference(), shortWith("--json"))).isEqualTo(1);
    JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(json.get("reference").getAsString()).isEqualTo("mismatch");
  }

  @Test
  void anUnknownModelIsRefusedWithThoseThereAre() {
    assertThat(run(new DemoCommand(), "--model", "huge")).isEqualTo(2);
    assertThat(err.toString()).contains("no model 'huge'").contains("tiny").contains("--help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void lengthsOutOfRangeAreRefused() {
    assertThat(run(new DemoCommand(), "--tokens", "0")).isEqualTo(2);
    assertThat(run(new DemoCommand(), "--tokens", "1025")).isEqualTo(2);
    assertThat(run(new DemoCommand(), "--runs", "0")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "demo: --tokens must be 1 to 1024, but is 0 (scripts/demo --help lists the options)",
            "demo: --tokens must be 1 to 1024, but is 1025 (scripts/demo --help lists the options)",
            "demo: --runs must be 1 to 1000, but is 0 (scripts/demo --help lists the options)");
  }

  @Test
  void unknownOptionsAreRefused() {
    assertThat(run(new DemoCommand(), "--fast")).isEqualTo(2);
    assertThat(err.toString()).contains("--fast").contains("--help").doesNotContain("\tat ");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run(new DemoCommand(), "--help")).isZero();
    assertThat(out.toString())
        .contains("--model", "--tokens", "--runs", "--json", "--runtime", "--help")
        .contains("Exit code 0");
  }

  @Test
  void theSeedSearchPrintsWhatItFinds() {
    assertThat(run(new DemoCommand(), "--search-seeds", "60")).isZero();
    assertThat(out.toString()).startsWith("Best of the seeds 1 to 60 for 32 tokens of tiny: 60 ");
  }

  /** Seed 1 chooses the same token again and again. */
  @Test
  void aSeedSearchThatFindsNothingFails() {
    assertThat(run(new DemoCommand(), "--search-seeds", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("none of the seeds 1 to 1");
  }
}
