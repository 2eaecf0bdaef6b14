package dev.panametal.bench.jmh;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the JMH benchmarks, with their garbage, and sets each beside its bare calls. */
@Command(
    name = "jmh",
    usageHelpAutoWidth = true,
    description = {
      "Measures what a message, a launch, an upload and a completion cost, each beside the bare"
          + " calls it is made of, and how many bytes it allocates.",
      "",
    },
    footer = {"", "Exit code 0: measured. 1: a benchmark failed. 2: wrong options."})
public final class JmhCommand implements Callable<Integer> {
  private static final TimeValue QUICK_ITERATION = TimeValue.milliseconds(300);
  private static final int QUICK_ITERATIONS = 3;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Which benchmarks, by a part of their names. Default: all.")
  private String regex = ".*";

  @Option(
      names = "--quick",
      description = "One JVM and few short iterations: to see that it runs, not to quote.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's results to a file.")
  private @Nullable Path json;

  @Option(names = "--list", description = "Lists the benchmarks and measures nothing.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** For picocli. */
  public JmhCommand() {}

  @Override
  public Integer call() {
    List<String> chosen = chosen();
    if (list) {
      chosen.forEach(out()::println);
      out().flush();
      return CommandLine.ExitCode.OK;
    }
    requireWritable(json);
    try {
      out().print(RatioTable.of(new Runner(options().build()).run()));
      out().flush();
      return CommandLine.ExitCode.OK;
    } catch (RunnerException e) {
      PrintWriter err = spec().commandLine().getErr();
      err.println("bench: " + e.getMessage());
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private List<String> chosen() {
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw wrong("'%s' is no regular expression: %s".formatted(regex, e.getDescription()));
    }
    List<String> all = all();
    List<String> chosen = all.stream().filter(name -> pattern.matcher(name).find()).toList();
    if (chosen.isEmpty()) {
      throw wrong(
          "no benchmark has a name that '%s' matches; there are:%n  %s%n"
              .formatted(regex, String.join(System.lineSeparator() + "  ", all)));
    }
    return chosen;
  }

  private static List<String> all() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .sorted()
        .toList();
  }

  private void requireWritable(@Nullable Path file) {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
        throw wrong("--json %s: no file can be written there".formatted(file));
      }
    }
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(regex).addProfiler(GCProfiler.class).shouldFailOnError(true);
    if (quick) {
      options
          .forks(1)
          .warmupIterations(QUICK_ITERATIONS)
          .warmupTime(QUICK_ITERATION)
          .measurementIterations(QUICK_ITERATIONS)
          .measurementTime(QUICK_ITERATION);
    }
    if (json != null) {
      options.resultFormat(ResultFormatType.JSON).result(json.toString());
    }
    return options;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }
}
