package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.coroutine.CoroutineRewriter;
import dev.panametal.embedded.msl.source.ClangMessages;
import dev.panametal.embedded.msl.source.FunctionConstant;
import dev.panametal.embedded.msl.source.KernelEntry;
import dev.panametal.embedded.msl.source.RewrittenSource;
import dev.panametal.embedded.msl.source.UserFiles;
import dev.panametal.embedded.msl.toolchain.Clang;
import dev.panametal.embedded.msl.toolchain.HostTarget;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import dev.panametal.embedded.msl.toolchain.LinkedObject;
import dev.panametal.embedded.msl.toolchain.MathLibrary;
import dev.panametal.embedded.msl.toolchain.WorkFolder;
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

  // Operations for which threads meet; the words also stand in names that Metal's headers use
  // inside.
  private static final Pattern MAY_WAIT = Pattern.compile("barrier|simd|quad");

  // The text of LLVM's intermediate language changes from version to version.
  private static final Pattern TESTED_VERSIONS = Pattern.compile("^clang version (19|20)\\.");

  // Optimised before threads become coroutines, for small frames; not vectorised, which would only
  // hide what belongs to one thread. Every call becomes part of the kernel, as on a GPU.
  private static final List<String> COROUTINE_FLAGS =
      List.of(
          "-O2",
          "-S",
          "-emit-llvm",
          "-fno-discard-value-names",
          "-fconvergent-functions",
          "-fno-vectorize",
          "-fno-slp-vectorize",
          "-mllvm",
          "-inline-threshold=1000000");

  private final Toolchain toolchain;
  private final MslOptions options;
  private final RewrittenSource source;

  KernelBuilder(Toolchain toolchain, MslOptions options, RewrittenSource source) {
    this.toolchain = toolchain;
    this.options = options;
    this.source = source;
  }

  /**
   * The shared object, from the cache if it was built before.
   *
   * @param coroutines whether to use coroutines also where no thread waits for another
   */
  Path build(KernelEntry entry, Map<Integer, MslConstant> constants, boolean coroutines) {
    String text = new GeneratedCode(source).laneLoop(entry);
    List<String> flags = toolchain.languageFlags();
    flags.addAll(mathFlags());
    flags.addAll(GeneratedCode.constants(source, constants));
    if (source.initializesThreadgroupMemory()) {
      flags.add("-DPANAMETAL_INITIALIZES_THREADGROUP_MEMORY");
    }
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
    parts.add(coroutines + " " + CoroutineRewriter.VERSION);
    String key = KernelCache.key(parts);
    return toolchain
        .kernels()
        .find(key)
        .orElseGet(() -> compile(entry, text, flags, coroutines, key));
  }

  private List<String> mathFlags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                HostTarget.nativeFlag(),
                "-fPIC",
                // A section for each function: the linker drops those that nothing uses, and with
                // them what they need, such as a helper that waits in a kernel that does not.
                "-ffunction-sections",
                "-fno-math-errno",
                "-ffp-contract=on"));
    if (options.fastMath()) {
      // NaN and infinity keep their meaning, as in Metal's fast math.
      flags.addAll(List.of("-ffast-math", "-fno-finite-math-only"));
    }
    return flags;
  }

  private Path compile(
      KernelEntry entry, String text, List<String> flags, boolean coroutines, String key) {
    try (WorkFolder work = toolchain.cache().workFolder()) {
      Path input = Toolchain.sourceFile(work.path());
      List<String> arguments = new ArrayList<>(flags);
      Optional<String> lanes = lanes(entry, flags, coroutines, work.path());
      if (lanes.isPresent()) {
        input = work.path().resolve("coroutines.ll");
        // The flags about math are in the text; those about C++ do not apply to it.
        arguments =
            new ArrayList<>(
                List.of("-x", "ir", HostTarget.nativeFlag(), "-fPIC", "-ffunction-sections"));
      }
      toolchain.cache().write(input, lanes.orElse(text));
      arguments.addAll(ClangMessages.FLAGS);
      arguments.addAll(List.of("-O3", input.toString()));
      arguments.addAll(linkFlags());
      Path output = work.path().resolve("kernel.so");
      arguments.addAll(List.of("-o", output.toString()));
      Clang.Result result = toolchain.clang().run(work.path(), arguments, "");
      if (!result.succeeded()) {
        throw failure(entry, result, work.path());
      }
      checkLinked(entry, toolchain.cache().use(() -> Files.readAllBytes(output)));
      return toolchain.kernels().store(key, output);
    }
  }

  /** What a source may say was checked before; this holds also for what was not thought of. */
  private static void checkLinked(KernelEntry entry, byte[] object) {
    // No such check is written for Mach-O.
    if (!HostTarget.isMacOs()) {
      LinkedObject.objection(object, MathLibrary.functions(), MathLibrary.NAMES)
          .ifPresent(objection -> {
            throw new MslCompileException(
                "error: kernel '" + entry.name() + "' " + objection + "\n");
          });
    }
  }

  /** The kernel as coroutines, in LLVM's text; empty if a loop over the threads will do. */
  private Optional<String> lanes(KernelEntry entry, List<String> flags, boolean always, Path work) {
    if (!always && !MAY_WAIT.matcher(source.text()).find()) {
      return Optional.empty();
    }
    checkVersion(entry);
    Path output = work.resolve("lanes.ll");
    toolchain.cache().write(Toolchain.sourceFile(work), new GeneratedCode(source).lanes(entry));
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(ClangMessages.FLAGS);
    arguments.addAll(COROUTINE_FLAGS);
    arguments.addAll(List.of("-o", output.toString(), Toolchain.sourceFile(work).toString()));
    Clang.Result result = toolchain.clang().run(work, arguments, "");
    if (!result.succeeded()) {
      throw failure(entry, result, work);
    }
    try {
      return CoroutineRewriter.rewrite(toolchain.cache().read(output), always);
    } catch (CoroutineRewriter.NotInlinedException e) {
      throw new MslCompileException(
          "error: kernel '"
              + entry.name()
              + "' waits for other threads in the function '"
              + e.getMessage()
              + "', which calls itself or is marked noinline; the embedded device supports that"
              + " only in functions that can become part of the kernel\n");
    }
  }

  private void checkVersion(KernelEntry entry) {
    String identity = toolchain.clang().identity();
    if (!TESTED_VERSIONS.matcher(identity).find()) {
      throw new MslCompileException(
          "error: kernel '"
              + entry.name()
              + "' may use barriers or operations of SIMD groups; the embedded device compiles"
              + " those with clang 19 or 20, and this is "
              + identity.lines().findFirst().orElse("another")
              + "\n");
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
