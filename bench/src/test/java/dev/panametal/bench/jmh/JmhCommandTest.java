package dev.panametal.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code scripts/bench jmh}, without measuring anything. */
class JmhCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int jmh(String... options) {
    return new CommandLine(new JmhCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(options);
  }

  @Test
  void everyBenchmarkHasItsMeasureBesideIt() {
    assertThat(jmh("--list")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "dev.panametal.bench.jmh.LaunchBenchmark.OnLoopback.otherBuffers",
            "dev.panametal.bench.jmh.LaunchBenchmark.OnLoopback.bareOtherBuffers",
            "dev.panametal.bench.jmh.SendBenchmark.OnLibc.dispatchThreads",
            "dev.panametal.bench.jmh.SendBenchmark.OnLibc.bareDispatchThreads",
            "dev.panametal.bench.jmh.UploadBenchmark.staged",
            "dev.panametal.bench.jmh.CompletionBenchmark.OnEmbedded.fillAndWait");
  }

  @Test
  void wrongOptionsEndWithTheirReason() {
    assertThat(jmh("(")).isEqualTo(2);
    assertThat(err.toString()).startsWith("'(' is no regular expression: ");

    assertThat(jmh("nothingOfThatName")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no benchmark has a name that 'nothingOfThatName' matches; there are:");

    assertThat(jmh("--json", "/nonexistent/results.json", "length")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--json /nonexistent/results.json: no file can be written there");
  }
}
