package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.ClangMessages;
import dev.panametal.embedded.msl.source.FunctionConstant;
import dev.panametal.embedded.msl.source.KernelEntry;
import dev.panametal.embedded.msl.source.RewrittenSource;
import dev.panametal.embedded.msl.source.UserFiles;
import dev.panametal.embedded.msl.toolchain.CacheDirectory.TemporaryDirectory;
import dev.panametal.embedded.msl.toolchain.Clang;
import dev.panametal.embedded.msl.toolchain.HostTarget;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles one kernel of a library to a shared object. */
final class KernelBuilder {
  private static final Pattern UNDEFINED = Pattern.compile("undefined symbol: (.+)");

  private final Toolchain toolchain;
  private final MslOptions options;
  private final RewrittenSource source;

  KernelBuilder(Toolchain toolchain, MslOptions options, RewrittenSource source) {
    this.toolchain = toolchain;
    this.options = options;
    this.source = source;
  }

  /** The shared object, from the cache if it was built before. */
  Path build(KernelEntry entry, Map<Integer, MslConstant> constants) {
    String text = new GeneratedCode(source).kernel(entry);
    List<String> flags = toolchain.languageFlags();
    flags.addAll(codeFlags());
    flags.addAll(GeneratedCode.constants(source, constants));
    if (!constants.keySet().containsAll(source.functionConstantIndices())) {
      // A variable initialised with a constant that has no value: if nothing reads it, the
      // optimiser
      // removes it, else the constant is an undefined symbol. The library's check has refused
      // others.
      flags.add("-Wno-global-constructors");
    }
    List<String> parts = new ArrayList<>(toolchain.identity());
    parts.add(text);
    parts.addAll(flags);
    String key = KernelCache.key(parts);
    return toolchain.kernels().find(key).orElseGet(() -> compile(entry, text, flags, key));
  }

  private List<String> codeFlags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-O3", HostTarget.nativeFlag(), "-fPIC", "-fno-math-errno", "-ffp-contract=on"));
    if (options.fastMath()) {
      // NaN and infinity keep their meaning, as in Metal's fast math.
      flags.addAll(List.of("-ffast-math", "-fno-finite-math-only"));
    }
    return flags;
  }

  private Path compile(KernelEntry entry, String text, List<String> flags, String key) {
    try (TemporaryDirectory work = toolchain.cache().temporaryDirectory()) {
      Path output = work.path().resolve("kernel.so");
      Files.writeString(Toolchain.sourceFile(work.path()), text);
      List<String> arguments = new ArrayList<>(flags);
      arguments.addAll(ClangMessages.FLAGS);
      arguments.add(Toolchain.sourceFile(work.path()).toString());
      arguments.addAll(linkFlags());
      arguments.addAll(List.of("-o", output.toString()));
      Clang.Result result = toolchain.clang().run(work.path(), arguments, "");
      if (!result.succeeded()) {
        throw failure(entry, result, work.path());
      }
      return toolchain.kernels().store(key, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing but the mathematical library is there to link with: other symbols stay undefined. */
  private static List<String> linkFlags() {
    List<String> flags = new ArrayList<>(List.of("-shared", "-nostdlib"));
    if (HostTarget.isMacOs()) {
      flags.add("-lSystem");
      return flags;
    }
    flags.addAll(
        List.of(
            "-fuse-ld=lld",
            "-Wl,-z,defs",
            "-Wl,-z,noexecstack",
            "-Wl,--gc-sections",
            "-Wl,--build-id=none",
            "-Wl,--as-needed",
            "-Xlinker",
            HostTarget.mathLibrary().toString()));
    return flags;
  }

  private MslCompileException failure(KernelEntry entry, Clang.Result result, Path work) {
    Matcher undefined = UNDEFINED.matcher(result.messages());
    if (undefined.find()) {
      return new MslCompileException("error: " + undefinedSymbol(entry, undefined.group(1)) + "\n");
    }
    String diagnostics =
        ClangMessages.render(
            LibraryCompiler.messages(result, source, work), new UserFiles(Map.of(), List.of()));
    return new MslCompileException(diagnostics.isEmpty() ? result.messages() : diagnostics);
  }

  private String undefinedSymbol(KernelEntry entry, String symbol) {
    Optional<FunctionConstant> constant =
        source.functionConstants().stream()
            .filter(c -> symbol.equals(c.name()) || symbol.endsWith("::" + c.name()))
            .findFirst();
    return constant
        .map(c ->
            "kernel '"
                + entry.name()
                + "' needs a value for the function constant '"
                + c.name()
                + "' (index "
                + c.index()
                + ")")
        .orElse(
            "kernel '"
                + entry.name()
                + "' uses '"
                + symbol
                + "', which is declared but not defined");
  }
}
