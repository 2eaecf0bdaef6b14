package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.MslArgument.Access;
import dev.panametal.embedded.msl.MslArgument.AddressSpace;
import dev.panametal.embedded.msl.source.KernelEntry;
import dev.panametal.embedded.msl.source.KernelParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler knows about the arguments of each kernel, read from the constants that {@code
 * reflection.h} makes, in the text of LLVM's intermediate language.
 *
 * @param numbers by the kernel's place in the library: five for each parameter
 */
record Reflection(Map<Integer, List<Integer>> numbers) {
  static final String SYMBOL = "panametal_reflection_";

  private static final int NUMBERS_PER_ARGUMENT = 5;
  private static final Pattern TABLE =
      Pattern.compile(
          "@" + SYMBOL + "(\\d+) = .*? \\[\\d+ x i32\\] (?:\\[(.*?)\\]|zeroinitializer)");

  /** The lines of the compiler's output that hold the table. */
  static String extract(String llvm) {
    List<String> lines = llvm.lines().filter(line -> line.startsWith("@" + SYMBOL)).toList();
    return String.join("\n", lines);
  }

  static Reflection parse(String table) {
    Map<Integer, List<Integer>> numbers = new HashMap<>();
    Matcher matcher = TABLE.matcher(table);
    while (matcher.find()) {
      String values = matcher.group(2);
      List<Integer> parsed =
          values == null
              ? List.of()
              : Arrays.stream(values.split(", "))
                  .skip(1)
                  .map(value -> Integer.parseInt(value.substring("i32 ".length())))
                  .toList();
      numbers.put(Integer.parseInt(matcher.group(1)), parsed);
    }
    return new Reflection(numbers);
  }

  /** The arguments of a kernel that a dispatch must supply. */
  List<MslArgument> arguments(int number, KernelEntry entry) {
    List<Integer> values = numbers.getOrDefault(number, List.of());
    List<MslArgument> arguments = new ArrayList<>();
    for (int i = 0; i < entry.parameters().size(); i++) {
      KernelParameter parameter = entry.parameters().get(i);
      if (parameter.kind() != KernelParameter.Kind.BUILT_IN) {
        int first = NUMBERS_PER_ARGUMENT * i;
        arguments.add(argument(parameter, values.subList(first, first + NUMBERS_PER_ARGUMENT)));
      }
    }
    return List.copyOf(arguments);
  }

  private static MslArgument argument(KernelParameter parameter, List<Integer> values) {
    int dataType = values.get(3);
    boolean readOnly = values.get(4) != 0;
    return new MslArgument(
        parameter.name(),
        values.get(0),
        parameter.kind() == KernelParameter.Kind.BUFFER
            ? MslArgument.Kind.BUFFER
            : MslArgument.Kind.THREADGROUP_MEMORY,
        readOnly ? Access.READ_ONLY : Access.READ_WRITE,
        values.get(1),
        values.get(2),
        dataType,
        typeName(parameter.typeName(), dataType),
        switch (parameter.addressSpace()) {
          case "constant" -> AddressSpace.CONSTANT;
          case "threadgroup" -> AddressSpace.THREADGROUP;
          default -> AddressSpace.DEVICE;
        },
        parameter.reference());
  }

  /** A name from the source stays, unless it names a template's parameter or another alias. */
  private static String typeName(String written, int dataType) {
    if (written.startsWith("packed_") || written.startsWith("atomic_")) {
      return written;
    }
    return MslDataType.name(dataType).orElse(written);
  }
}
