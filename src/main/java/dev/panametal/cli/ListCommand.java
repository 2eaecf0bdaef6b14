package dev.panametal.cli;

import com.google.gson.Gson;
import dev.panametal.KernelArgument;
import dev.panametal.MetalCompileException;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalLibrary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the kernels of a source file with their arguments. */
@Command(
    name = "list",
    description = "Lists the kernels of a file of Metal Shading Language with their arguments.",
    footer = {"", "Exit code 1: the file does not compile, or one of its kernels does not."})
final class ListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE.metal", description = "The source.")
  private @Nullable Path file;

  @Option(names = "--json", description = "One JSON array on stdout.")
  private boolean json;

  /**
   * What is known of a kernel.
   *
   * @param name its name
   * @param threadExecutionWidth threads of a SIMD group
   * @param maxThreadsPerThreadgroup its largest threadgroup
   * @param staticThreadgroupMemoryBytes threadgroup memory of its own arrays
   * @param arguments what a launch must give
   * @param error why it cannot be launched; null if it can
   */
  record Entry(
      String name,
      long threadExecutionWidth,
      long maxThreadsPerThreadgroup,
      long staticThreadgroupMemoryBytes,
      List<Argument> arguments,
      @Nullable String error) {}

  /**
   * An argument.
   *
   * @param kind {@code buffer} or {@code threadgroup}
   * @param index its slot
   * @param name its name in the source
   * @param type what it points or refers to
   * @param size bytes of that
   * @param readOnly whether the kernel only reads it
   */
  record Argument(String kind, int index, String name, String type, long size, boolean readOnly) {}

  @Override
  public Integer call() {
    List<Entry> entries;
    try (MetalDevice device = MetalDevice.open()) {
      MetalLibrary library = device.compile(Objects.requireNonNull(file));
      entries = library.kernels().stream().map(name -> entry(library, name)).toList();
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(new Gson().toJson(entries));
    } else if (entries.isEmpty()) {
      out.println(file + " has no kernels.");
    } else {
      entries.forEach(entry -> print(out, entry));
    }
    out.flush();
    return entries.stream().allMatch(entry -> entry.error() == null)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static Entry entry(MetalLibrary library, String name) {
    try {
      MetalKernel kernel = library.kernel(name);
      return new Entry(
          name,
          kernel.threadExecutionWidth(),
          kernel.maxThreadsPerThreadgroup(),
          kernel.staticThreadgroupMemoryBytes(),
          kernel.arguments().stream().map(ListCommand::argument).toList(),
          null);
    } catch (MetalCompileException e) {
      return new Entry(name, 0, 0, 0, List.of(), e.getMessage());
    }
  }

  private static Argument argument(KernelArgument argument) {
    return new Argument(
        argument.kind() == KernelArgument.Kind.BUFFER ? "buffer" : "threadgroup",
        argument.index(),
        argument.name(),
        DataTypeNames.of(argument),
        argument.size(),
        argument.readOnly());
  }

  private static void print(PrintWriter out, Entry entry) {
    if (entry.error() != null) {
      out.printf("%s%n  cannot be launched: %s%n", entry.name(), entry.error());
      return;
    }
    out.printf(
        "%s  (SIMD groups of %d, at most %d threads a threadgroup%s)%n",
        entry.name(),
        entry.threadExecutionWidth(),
        entry.maxThreadsPerThreadgroup(),
        entry.staticThreadgroupMemoryBytes() == 0
            ? ""
            : ", %d bytes of threadgroup memory".formatted(entry.staticThreadgroupMemoryBytes()));
    for (Argument argument : entry.arguments()) {
      out.printf(
          "  %-15s %-12s %-10s %s%n",
          "%s(%d)".formatted(argument.kind(), argument.index()),
          argument.name(),
          argument.type(),
          argument.readOnly() ? "read" : "read and written");
    }
  }
}
