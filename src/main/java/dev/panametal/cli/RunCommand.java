package dev.panametal.cli;

import com.google.gson.Gson;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs one kernel. */
@Command(
    name = "run",
    description = "Runs one kernel of a file of Metal Shading Language.",
    preprocessor = PinnedOptions.class,
    footer = {
      "",
      "Arguments fill the kernel's indices in the order in which they are given; @N behind an"
          + " option's name, as in --buffer@3 in=x.bin, pins one to index N."
          + " scripts/panametal list FILE.metal shows the indices.",
    })
final class RunCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE.metal", description = "The source.")
  private @Nullable Path file;

  @Parameters(index = "1", paramLabel = "KERNEL", description = "The name of the kernel.")
  private @Nullable String kernel;

  @Option(
      names = "--grid",
      paramLabel = "X[,Y,Z]",
      required = true,
      converter = Sizes.Converter.class,
      description = "How many threads run.")
  private @Nullable Sizes grid;

  @Option(
      names = "--group",
      paramLabel = "X[,Y,Z]",
      converter = Sizes.Converter.class,
      description = "Threads of a threadgroup. Default: what suits the kernel.")
  private @Nullable Sizes group;

  @Option(
      names = "--buffer",
      paramLabel = "in=PATH|inout=PATH|out=PATH:BYTES",
      parameterConsumer = ArgumentConsumer.class,
      description =
          "A buffer that is read from a file, read and written back, or made of that many zero bytes"
              + " and written to a file. Files are written once all launches have succeeded.")
  @SuppressWarnings("UnusedVariable") // its consumer keeps it in the list of arguments
  private @Nullable Object buffers;

  @Option(
      names = "--value",
      paramLabel = "TYPE=VALUE",
      parameterConsumer = ArgumentConsumer.class,
      description =
          "A value: f32, f16, i32, u32, i64, u64 (several separated by commas for vectors and"
              + " structs), or bytes=HEX.")
  @SuppressWarnings("UnusedVariable") // its consumer keeps it in the list of arguments
  private @Nullable Object values;

  @Option(
      names = "--threadgroup-memory",
      paramLabel = "BYTES",
      parameterConsumer = ArgumentConsumer.class,
      description = "The size of an array in threadgroup memory that the kernel takes as argument.")
  @SuppressWarnings("UnusedVariable") // its consumer keeps it in the list of arguments
  private @Nullable Object threadgroupMemory;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often to launch. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(names = "--json", description = "One JSON object on stdout.")
  private boolean json;

  private final RunArguments arguments = new RunArguments();

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    if (repeat < 1) {
      throw new ParameterException(command, "--repeat must be at least 1, but is " + repeat);
    }
    RunReport report;
    try (MetalDevice device = MetalDevice.open()) {
      MetalKernel target =
          device.compile(Objects.requireNonNull(file)).kernel(Objects.requireNonNull(kernel));
      report =
          new KernelRun(device, target, arguments)
              .run(Objects.requireNonNull(grid).threads(group), repeat);
    }
    PrintWriter out = command.getOut();
    out.println(json ? new Gson().toJson(report) : report.text());
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /** Keeps the arguments in one list: their order across the options counts. */
  static final class ArgumentConsumer implements IParameterConsumer {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public void consumeParameters(Stack<String> args, ArgSpec argument, CommandSpec command) {
      String option = ((OptionSpec) argument).longestName();
      if (args.isEmpty()) {
        throw new ParameterException(
            command.commandLine(), "%s needs %s".formatted(option, argument.paramLabel()));
      }
      RunArguments.Parser parser =
          switch (option) {
            case "--buffer" -> RunArgument.FileBuffer::parse;
            case "--value" -> RunArgument.Value::parse;
            default -> RunArgument.ThreadgroupMemory::parse;
          };
      try {
        ((RunCommand) command.userObject()).arguments.add(args.pop(), parser);
      } catch (TypeConversionException e) {
        throw new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
      }
    }
  }
}
