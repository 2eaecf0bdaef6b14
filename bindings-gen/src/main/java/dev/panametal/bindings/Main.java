package dev.panametal.bindings;

import dev.panametal.bindings.importer.ImportException;
import dev.panametal.bindings.jextract.JextractException;
import dev.panametal.bindings.source.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the generator. */
@Command(
    name = "bindings-gen",
    description = "Generates Panametal's bindings from API facts.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ExtractCommand.class,
      GenerateCommand.class,
      ImportCommand.class,
      DiffCommand.class,
      JextractCommand.class,
      StackArgumentsCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a subcommand; the exit status is 1 if it fails. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((failure, command, _) -> {
          if (failure instanceof IOException
              || failure instanceof IllegalArgumentException
              || failure instanceof ImportException
              || failure instanceof JextractException
              || failure instanceof Problems) {
            // A file that is missing is named by its exception and nothing else.
            boolean missing = failure instanceof NoSuchFileException;
            System.err.println((missing ? "no such file: " : "") + failure.getMessage());
          } else {
            failure.printStackTrace(); // a bug of ours, whose place is worth seeing
          }
          return command.getCommandSpec().exitCodeOnExecutionException();
        })
        .execute(arguments);
  }
}
