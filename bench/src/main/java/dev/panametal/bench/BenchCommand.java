package dev.panametal.bench;

import dev.panametal.bench.jmh.JmhCommand;
import dev.panametal.bench.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmarks. */
@Command(
    name = "bench",
    usageHelpAutoWidth = true,
    description = "Benchmarks of Panametal.",
    subcommands = {JmhCommand.class, SoakCommand.class})
public final class BenchCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private BenchCommand() {}

  /**
   * Runs a benchmark command and exits.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with its error messages: one line of what is wrong, no stack trace. */
  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setParameterExceptionHandler((wrong, args) -> {
          wrong
              .getCommandLine()
              .getErr()
              .printf(
                  "bench: %s (scripts/bench jmh --help lists the options)%n", wrong.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
  }
}
