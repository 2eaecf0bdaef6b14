package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.KernelEntry;
import dev.panametal.embedded.msl.source.KernelParameter;
import dev.panametal.embedded.msl.source.RewrittenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The C++ that follows a rewritten source: what connects its kernels to the shim. */
final class GeneratedCode {
  private static final String LINKAGE = "-DPANAMETAL_CONSTANT_LINKAGE_";
  private static final String VALUE = "-DPANAMETAL_CONSTANT_VALUE_";
  private static final String DEFINED = "-DPANAMETAL_CONSTANT_DEFINED_";

  private final RewrittenSource source;

  GeneratedCode(RewrittenSource source) {
    this.source = source;
  }

  /** The source and a table about the arguments of every kernel. */
  String reflectionOfAll() {
    StringBuilder text = new StringBuilder(source.text());
    int line = source.lineCount();
    for (int i = 0; i < source.entries().size(); i++) {
      KernelEntry entry = source.entries().get(i);
      text.append(function(entry))
          .append("extern \"C\" constexpr auto ")
          .append(Reflection.SYMBOL)
          .append(i)
          .append(" = panametal::reflect<")
          .append(bindings(entry))
          .append(">(")
          .append(qualifiedFunction(entry))
          .append(");\n");
      source.map().addGeneratedLine(line++, entry.tokenIndex());
    }
    return text.toString();
  }

  /** The source and the one kernel to compile, as a loop over the threads of a threadgroup. */
  String laneLoop(KernelEntry entry) {
    return source.text()
        + function(entry)
        + descriptor("&panametal::lane_loop<" + boundFunction(entry) + ">::run", "0, nullptr");
  }

  /** The source and the one kernel to compile, as the function of one lane and its scheduler. */
  String lanes(KernelEntry entry) {
    return source.text()
        + function(entry)
        + "extern \"C\" void panametal_lane(panametal::lane *self, "
        + "const panametal::dispatch *call, const panametal::worker *memory, "
        + "const panametal::threadgroup_state *group) {\n"
        + "  panametal::lane_body<"
        + boundFunction(entry)
        + ">::run(*self, *call, *memory, *group);\n}\n"
        + descriptor(
            "&panametal::run_lanes",
            "sizeof(panametal::scheduler_state), &panametal::frame_stride");
  }

  private static String descriptor(String run, String laneMemory) {
    return "extern \"C\" __attribute__((visibility(\"default\"))) constexpr "
        + "panametal::kernel_descriptor "
        + MslKernel.SYMBOL
        + " = {"
        + run
        + ", __start_panametal_threadgroup, __stop_panametal_threadgroup, "
        + laneMemory
        + "};\n";
  }

  private static String boundFunction(KernelEntry entry) {
    String bindings = bindings(entry);
    return qualifiedFunction(entry) + (bindings.isEmpty() ? "" : ", ") + bindings;
  }

  /** Flags that make every function constant zero, to check a library. */
  static List<String> zeroConstants(RewrittenSource source) {
    List<String> flags = new ArrayList<>();
    for (int index : sortedIndices(source)) {
      flags.addAll(flags(index, "static", "= {}", false));
    }
    return flags;
  }

  /** Flags that give function constants their values; one without a value is only declared. */
  static List<String> constants(RewrittenSource source, Map<Integer, MslConstant> values) {
    List<String> flags = new ArrayList<>();
    for (int index : sortedIndices(source)) {
      MslConstant value = values.get(index);
      flags.addAll(
          value == null
              ? flags(index, "extern", "", false)
              : flags(index, "static", "= " + value.cppExpression(), true));
    }
    return flags;
  }

  private static List<String> flags(int index, String linkage, String value, boolean defined) {
    return List.of(
        LINKAGE + index + "=" + linkage,
        VALUE + index + "=" + value,
        DEFINED + index + "=" + defined);
  }

  private static List<Integer> sortedIndices(RewrittenSource source) {
    return source.functionConstantIndices().stream().sorted().toList();
  }

  /** A constant that names the kernel from inside its namespaces, as template arguments need it. */
  private static String function(KernelEntry entry) {
    String open =
        entry.namespace().stream()
            .map(name -> "namespace " + name + " { ")
            .collect(Collectors.joining());
    return open
        + "static constexpr auto panametal_function_"
        + entry.tokenIndex()
        + " = &"
        + entry.expression()
        + "; "
        + "} ".repeat(entry.namespace().size());
  }

  private static String qualifiedFunction(KernelEntry entry) {
    return entry.namespace().stream().map(name -> name + "::").collect(Collectors.joining())
        + "panametal_function_"
        + entry.tokenIndex();
  }

  private static String bindings(KernelEntry entry) {
    return entry.parameters().stream()
        .map(KernelParameter::binding)
        .collect(Collectors.joining(", "));
  }
}
