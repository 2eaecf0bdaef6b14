package dev.panametal.cli;

import dev.panametal.MetalArgumentException;
import dev.panametal.MetalException;
import dev.panametal.objc.ObjCException;
import dev.panametal.objc.ObjCRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code panametal}, which only groups the commands below it. */
@Command(
    name = "panametal",
    usageHelpAutoWidth = true,
    description = "Metal compute from the shell.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DevicesCommand.class,
      DoctorCommand.class,
      ListCommand.class,
      RunCommand.class,
    },
    footer = {
      "",
      "Exit code 0: it worked. 1: it did not; the message says what to do. 2: wrong options.",
    })
public final class PanametalCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private PanametalCommand() {}

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description =
          "native (Metal, on macOS) or embedded (the Metal device inside this library, anywhere)."
              + " Default: PANAMETAL_RUNTIME.")
  @SuppressWarnings("UnusedMethod") // picocli calls it
  private void chooseRuntime(String name) {
    // Before the first use of the library, which reads it once.
    System.setProperty(ObjCRuntime.PROPERTY, name);
  }

  /**
   * Runs a command and exits.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with its error messages: what is wrong in one line, no stack trace. */
  static CommandLine commandLine() {
    return new CommandLine(new PanametalCommand())
        .setExecutionExceptionHandler(PanametalCommand::explain)
        .setParameterExceptionHandler(PanametalCommand::explainOptions)
        // A path may begin with @.
        .setExpandAtFiles(false);
  }

  /** What the library refuses or cannot do says what to do; anything else is a bug. */
  private static int explain(Exception e, CommandLine command, ParseResult options)
      throws Exception {
    return switch (e) {
      case MetalException refused -> failed(command, refused.getMessage());
      case MetalArgumentException refused -> failed(command, refused.getMessage());
      case WrongArgumentsException wrong -> {
        failed(command, wrong.getMessage());
        yield CommandLine.ExitCode.USAGE;
      }
      case ObjCException refused -> failed(command, refused.getMessage());
      case UncheckedIOException refused ->
          failed(
              command,
              refused.getMessage() + ": " + reason(Objects.requireNonNull(refused.getCause())));
      default -> throw e;
    };
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file or folder";
      case AccessDeniedException denied -> "access is denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static int failed(CommandLine command, @Nullable String text) {
    command.getErr().println("panametal: " + text);
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int explainOptions(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    failed(
        command,
        "%s (scripts/%s --help lists the options)"
            .formatted(e.getMessage(), command.getCommandSpec().qualifiedName()));
    return CommandLine.ExitCode.USAGE;
  }
}
