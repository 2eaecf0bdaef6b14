package dev.panametal.bench.demo;

import dev.panametal.StreamCounters;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.ReferenceCheck;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result as text for a person. */
final class TableReport {
  private static final String HEADER =
      """
      mode           tokens/s  dispatches  command buffers  encoders  uploads  blits  syncs  speed-up
      """;

  private final DemoResult result;

  TableReport(DemoResult result) {
    this.result = result;
  }

  /** Which device and model: said before anything is decoded. */
  static String heading(String runtime, String device, DecoderModel model, int tokens) {
    return String.format(
        Locale.ROOT,
        "Device: %s (runtime %s)%n"
            + "Model: %s, %d layers, hidden %d, %d heads, %d kv heads, head dim %d,"
            + " intermediate %d, vocabulary %d; synthetic weights, seed %d; %d tokens%n",
        device,
        runtime,
        model.name(),
        model.layers(),
        model.hidden(),
        model.heads(),
        model.kvHeads(),
        model.headDim(),
        model.intermediate(),
        model.vocabulary(),
        model.seed(),
        tokens);
  }

  /** The table, and how the tokens compare with the reference. */
  String text() {
    double baseline = result.modes().getFirst().tokensPerSecond();
    return String.format(
            Locale.ROOT,
            "%nBest tokens/s of %d interleaved runs of each mode; counts per token, of the last run.%n%n",
            result.runs())
        + HEADER
        + result.modes().stream().map(mode -> row(mode, baseline)).collect(Collectors.joining())
        + System.lineSeparator()
        + referenceLines();
  }

  private String row(DemoResult.Mode mode, double baseline) {
    StreamCounters counters = mode.counters();
    return String.format(
        Locale.ROOT,
        "%-12s %10.1f  %10s  %15s  %8s  %7s  %5s  %5s  %7.2fx%n",
        mode.mode().label(),
        mode.tokensPerSecond(),
        perToken(counters.dispatches()),
        perToken(counters.commandBuffers()),
        perToken(counters.computeEncoders() + counters.blitEncoders()),
        perToken(counters.cpuToGpu()),
        perToken(counters.blits()),
        perToken(counters.syncs()),
        mode.tokensPerSecond() / baseline);
  }

  private String perToken(long total) {
    return total % result.tokens() == 0
        ? Long.toString(total / result.tokens())
        : String.format(Locale.ROOT, "%.2f", (double) total / result.tokens());
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  private String referenceLines() {
    ReferenceCheck reference = result.reference();
    String ids =
        result
            .mismatch()
            .map(IdMismatch::describe)
            .orElse("Token ids: identical in all modes and equal to the plain-Java reference.");
    return String.format(
        Locale.ROOT,
        "%s%nSmallest top-2 margin of the reference %.4g, largest logit error of the device %.2g:"
            + " ratio %s (at least %.0f wanted).%n",
        ids,
        reference.smallestMargin(),
        reference.largestError(),
        ratio(reference.smallestMargin() / reference.largestError()),
        ReferenceCheck.WANTED_RATIO);
  }
}
