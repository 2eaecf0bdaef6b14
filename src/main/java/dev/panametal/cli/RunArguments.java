package dev.panametal.cli;

import dev.panametal.KernelArgument;
import dev.panametal.MetalKernel;
import dev.panametal.cli.RunArgument.ThreadgroupMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * The arguments of a kernel in the order of the command line. Those without an index fill the
 * kernel's free indices in order: buffers and values those of {@code [[buffer(n)]]}, threadgroup
 * memory those of {@code [[threadgroup(n)]]}.
 */
final class RunArguments {
  /** How {@link PinnedOptions} writes an index before the text of an argument. */
  private static final Pattern PINNED = Pattern.compile("@(\\d+) (.*)", Pattern.DOTALL);

  private record Given(int index, RunArgument argument) {}

  private final List<Given> given = new ArrayList<>();

  /** Adds what one option says, which may begin with {@code @N } for the index N. */
  void add(String text, Parser parser) {
    Matcher pinned = PINNED.matcher(text);
    if (pinned.matches()) {
      given.add(new Given(index(pinned.group(1)), parser.parse(pinned.group(2))));
    } else {
      given.add(new Given(-1, parser.parse(text)));
    }
  }

  private static int index(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("there is no argument index " + digits);
    }
  }

  /** Gives each argument with the index of the kernel that it is for. */
  void forEach(MetalKernel kernel, BiConsumer<Integer, RunArgument> consumer) {
    for (KernelArgument.Kind kind : KernelArgument.Kind.values()) {
      assign(kernel, kind).forEach(consumer);
    }
  }

  private Map<Integer, RunArgument> assign(MetalKernel kernel, KernelArgument.Kind kind) {
    List<Given> ofKind =
        given.stream()
            .filter(one ->
                one.argument() instanceof ThreadgroupMemory
                    == (kind == KernelArgument.Kind.THREADGROUP_MEMORY))
            .toList();
    TreeSet<Integer> free = new TreeSet<>();
    for (KernelArgument argument : kernel.arguments()) {
      if (argument.kind() == kind) {
        free.add(argument.index());
      }
    }
    int wanted = free.size();
    Map<Integer, RunArgument> assigned = new TreeMap<>();
    for (Given one : ofKind) {
      if (one.index() >= 0) {
        if (assigned.put(one.index(), one.argument()) != null) {
          throw new WrongArgumentsException(
              "Argument %d of kernel '%s' was given twice.".formatted(one.index(), kernel.name()));
        }
        free.remove(one.index());
      }
    }
    for (Given one : ofKind) {
      if (one.index() < 0) {
        Integer next = free.pollFirst();
        if (next == null) {
          throw new WrongArgumentsException(
              "Kernel '%s' takes %d %s, but %d were given; scripts/panametal list shows them."
                  .formatted(kernel.name(), wanted, what(kind), ofKind.size()));
        }
        assigned.put(next, one.argument());
      }
    }
    return assigned;
  }

  private static String what(KernelArgument.Kind kind) {
    return kind == KernelArgument.Kind.BUFFER
        ? "buffers and values"
        : "arrays of threadgroup memory";
  }

  /** Reads the text of an argument. */
  @FunctionalInterface
  interface Parser {
    RunArgument parse(String text);
  }
}
