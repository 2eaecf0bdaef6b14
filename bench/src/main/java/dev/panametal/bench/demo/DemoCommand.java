package dev.panametal.bench.demo;

import dev.panametal.MetalDevice;
import dev.panametal.MetalException;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.SeedSearch;
import dev.panametal.objc.ObjCException;
import dev.panametal.objc.ObjCRuntime;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the demo. */
@Command(
    name = "demo",
    usageHelpAutoWidth = true,
    description = {
      "Decodes tokens with a small transformer on a Metal device, with its command buffers batched"
          + " in four ways, and compares the tokens with a plain-Java reference.",
      "",
    },
    footer = {
      "",
      "Exit code 0: the tokens of all modes equal the reference's. 1: they do not, or the demo could"
          + " not run. 2: wrong options.",
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int FAILED = CommandLine.ExitCode.SOFTWARE;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "tiny",
      description = "What to decode: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
      completionCandidates = ModelNames.class,
      converter = ModelConverter.class)
  private @Nullable DecoderModel model;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "How many tokens to decode. Default: what the model says, 32 for tiny.")
  private @Nullable Integer tokens;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed runs of each mode; the best counts. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--json", description = "One JSON object on stdout, everything else on stderr.")
  private boolean json;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description =
          "native (Metal, on macOS) or embedded (the Metal device inside this library, anywhere)."
              + " Default: PANAMETAL_RUNTIME.")
  private @Nullable String runtime;

  @Option(
      names = "--search-seeds",
      paramLabel = "N",
      hidden = true,
      description = "Decodes nothing; looks for the best of the seeds 1 to N and prints it.")
  private @Nullable Integer searchSeeds;

  private final UnaryOperator<List<Integer>> referenceIds;

  /** The demo as people run it. */
  public DemoCommand() {
    this(UnaryOperator.identity());
  }

  /**
   * The demo with a reference that can be made wrong, to show that this is found.
   *
   * @param referenceIds applied to the reference's tokens
   */
  DemoCommand(UnaryOperator<List<Integer>> referenceIds) {
    this.referenceIds = referenceIds;
  }

  /**
   * Runs the demo and exits.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(commandLine(new DemoCommand()).execute(args));
  }

  /** The command with its error messages: one line of what is wrong, no stack trace. */
  static CommandLine commandLine(DemoCommand command) {
    return new CommandLine(command)
        .setExecutionExceptionHandler(DemoCommand::explain)
        .setParameterExceptionHandler(DemoCommand::explainOptions);
  }

  @Override
  public Integer call() {
    DecoderModel chosen = model();
    int length = tokens == null ? chosen.defaultTokens() : tokens;
    requireRange("--tokens", length, chosen.contextLength());
    requireRange("--runs", runs, 1000);
    if (searchSeeds != null) {
      return searchSeeds(chosen, searchSeeds);
    }
    if (runtime != null) {
      // Before the first use of the library, which reads it once.
      System.setProperty(ObjCRuntime.PROPERTY, runtime);
    }
    try (MetalDevice device = MetalDevice.open()) {
      text()
          .print(
              TableReport.heading(device.info().runtime(), device.info().name(), chosen, length));
      text().flush();
      return report(new DemoMeasurement(chosen, length, runs, referenceIds).measure(device));
    }
  }

  private int report(DemoResult result) {
    text().print(new TableReport(result).text());
    text().flush();
    if (json) {
      out().println(JsonReport.of(result).toJson());
      out().flush();
    }
    Verdict verdict = Verdict.of(result);
    verdict.messages().forEach(this::error);
    return verdict.passed() ? CommandLine.ExitCode.OK : FAILED;
  }

  private int searchSeeds(DecoderModel chosen, int count) {
    requireRange("--search-seeds", count, Integer.MAX_VALUE);
    Optional<SeedSearch.Candidate> best = SeedSearch.best(chosen, count);
    if (best.isEmpty()) {
      error("none of the seeds 1 to %d chooses enough different tokens".formatted(count));
      return FAILED;
    }
    out()
        .printf(
            Locale.ROOT,
            "Best of the seeds 1 to %d for %d tokens of %s: %d (smallest margin %.4f, %d different"
                + " tokens)%n",
            count,
            chosen.defaultTokens(),
            chosen.name(),
            best.get().seed(),
            best.get().smallestMargin(),
            best.get().distinctIds());
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  private void requireRange(String option, int value, int largest) {
    if (value < 1 || value > largest) {
      throw new ParameterException(
          spec().commandLine(), "%s must be 1 to %d, but is %d".formatted(option, largest, value));
    }
  }

  private DecoderModel model() {
    return Objects.requireNonNull(model, "picocli sets the default");
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  /** Where text for a person goes. */
  private PrintWriter text() {
    return json ? spec().commandLine().getErr() : out();
  }

  private void error(String message) {
    printError(spec().commandLine(), message);
  }

  private static void printError(CommandLine commandLine, @Nullable String message) {
    commandLine.getErr().println("demo: " + message);
    commandLine.getErr().flush();
  }

  /**
   * What the library refuses or cannot do says what to do; anything else is a bug with its trace.
   */
  private static int explain(Exception e, CommandLine commandLine, ParseResult options)
      throws Exception {
    if (e instanceof MetalException || e instanceof ObjCException) {
      printError(commandLine, e.getMessage());
      return FAILED;
    }
    throw e;
  }

  private static int explainOptions(ParameterException e, String[] args) {
    printError(e.getCommandLine(), e.getMessage() + " (scripts/demo --help lists the options)");
    return CommandLine.ExitCode.USAGE;
  }

  /** The names that --model takes. */
  private static final class ModelNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DecoderModel.all().stream().map(DecoderModel::name).iterator();
    }
  }

  /** A model by its name. */
  private static final class ModelConverter implements ITypeConverter<DecoderModel> {
    @Override
    public DecoderModel convert(String name) {
      return DecoderModel.all().stream()
          .filter(candidate -> candidate.name().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "there is no model '%s'; there is: %s"
                      .formatted(name, String.join(", ", new ModelNames()))));
    }
  }
}
