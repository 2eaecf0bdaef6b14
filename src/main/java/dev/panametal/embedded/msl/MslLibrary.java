package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.KernelEntry;
import dev.panametal.embedded.msl.source.RewrittenSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kernels of one source. */
public final class MslLibrary {
  private final Map<String, MslFunction> functions;

  MslLibrary(
      Toolchain toolchain, MslOptions options, RewrittenSource source, Reflection reflection) {
    Map<String, MslFunction> found = new LinkedHashMap<>();
    KernelBuilder builder = new KernelBuilder(toolchain, options, source);
    List<MslFunctionConstant> constants =
        source.functionConstants().stream()
            .map(c ->
                new MslFunctionConstant(
                    c.name(),
                    c.index(),
                    MslDataType.byName(c.typeName()).orElse(MslDataType.NONE),
                    c.required()))
            .toList();
    for (int i = 0; i < source.entries().size(); i++) {
      KernelEntry entry = source.entries().get(i);
      found.putIfAbsent(
          entry.name(), new MslFunction(builder, entry, reflection.arguments(i, entry), constants));
    }
    functions = found;
  }

  /** The names of all kernels, in the order of the source. */
  public List<String> functionNames() {
    return List.copyOf(functions.keySet());
  }

  /** A kernel by its name. */
  public Optional<MslFunction> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }
}
