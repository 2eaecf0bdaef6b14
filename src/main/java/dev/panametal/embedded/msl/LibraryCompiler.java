package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.source.ClangMessages;
import dev.panametal.embedded.msl.source.Diagnostic;
import dev.panametal.embedded.msl.source.PreprocessedSource;
import dev.panametal.embedded.msl.source.Rewriter;
import dev.panametal.embedded.msl.source.RewrittenSource;
import dev.panametal.embedded.msl.source.SourcePosition;
import dev.panametal.embedded.msl.source.UserFiles;
import dev.panametal.embedded.msl.toolchain.Clang;
import dev.panametal.embedded.msl.toolchain.KernelCache;
import dev.panametal.embedded.msl.toolchain.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a source as far as a library: preprocessed, rewritten, every kernel type-checked. */
final class LibraryCompiler {
  private final Toolchain toolchain;
  private final MslOptions options;

  LibraryCompiler(Toolchain toolchain, MslOptions options) {
    this.toolchain = toolchain;
    this.options = options;
  }

  MslLibrary compile(String source) {
    try (WorkFolder work = toolchain.cache().workFolder()) {
      Clang.Result preprocessed = preprocess(source, work.path());
      PreprocessedSource text = PreprocessedSource.parse(preprocessed.output());
      UserFiles files = new IncludedFiles(toolchain, options, text).read(source);
      if (!preprocessed.succeeded()) {
        throw failure(preprocessorMessages(preprocessed, files), files);
      }
      RewrittenSource rewritten =
          Rewriter.rewrite(text, files, refused -> new MslCompileException(refused.render(files)));
      return new MslLibrary(toolchain, options, rewritten, check(rewritten, files, work.path()));
    }
  }

  private Clang.Result preprocess(String source, Path work) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-E",
                "-x",
                "c++",
                "-std=gnu++17",
                "-nostdinc",
                "-undef",
                "-D__cplusplus=201703L",
                "-w",
                "-D__METAL_VERSION__=" + metalVersion(),
                "-isystem",
                toolchain.shim().stubs().toString(),
                "-include",
                toolchain.shim().folder().resolve("macros.h").toString()));
    VisibleFiles visible = new VisibleFiles(toolchain.shim(), options.includeFolder());
    arguments.addAll(
        List.of(
            "-ivfsoverlay",
            toolchain.cache().write(work.resolve("visible.json"), visible.overlay()).toString()));
    options.macros().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    Path folder = options.includeFolder();
    if (folder != null) {
      arguments.addAll(List.of("-I", folder.toAbsolutePath().normalize().toString()));
    }
    arguments.addAll(ClangMessages.FLAGS);
    arguments.add("-");
    String name = options.sourceName().replace("\\", "\\\\").replace("\"", "\\\"");
    return toolchain.clang().run(work, arguments, "# 1 \"" + name + "\"\n" + source + "\n");
  }

  private List<Diagnostic> preprocessorMessages(Clang.Result result, UserFiles files) {
    List<Diagnostic> messages =
        new ArrayList<>(
            ClangMessages.parse(
                result.messages(),
                (file, line, column) ->
                    files.contains(file)
                        ? Optional.of(new SourcePosition(file, line, column))
                        : Optional.empty()));
    if (messages.stream().anyMatch(message -> message.message().contains("file not found"))) {
      Path folder = options.includeFolder();
      messages.add(
          new Diagnostic(
              null,
              0,
              "note",
              folder == null
                  ? "besides Metal's headers nothing can be included: there is no folder to include"
                      + " from"
                  : "besides Metal's headers only files of the folder "
                      + folder
                      + " can be included"));
    }
    return messages;
  }

  /** As Metal counts: 3.2 is 320. */
  private int metalVersion() {
    return (options.languageVersion() >> 16) * 100 + (options.languageVersion() & 0xffff) * 10;
  }

  /** Type-checks every kernel and returns what the compiler says about their arguments. */
  private Reflection check(RewrittenSource rewritten, UserFiles files, Path work) {
    GeneratedCode generated = new GeneratedCode(rewritten);
    String text = generated.reflectionOfAll();
    List<String> arguments = toolchain.languageFlags();
    arguments.addAll(GeneratedCode.zeroConstants(rewritten));
    List<String> key = new ArrayList<>(toolchain.identity());
    key.add("reflection");
    key.addAll(arguments);
    key.add(text);
    String cacheKey = KernelCache.key(key);
    Optional<Path> kept = toolchain.kernels().find(cacheKey);
    if (kept.isPresent()) {
      return Reflection.parse(toolchain.cache().read(kept.get()));
    }
    Path output = work.resolve("reflection.ll");
    toolchain.cache().write(Toolchain.sourceFile(work), text);
    arguments.addAll(ClangMessages.FLAGS);
    arguments.addAll(
        List.of(
            "-O0",
            "-S",
            "-emit-llvm",
            "-Xclang",
            "-disable-llvm-passes",
            "-o",
            output.toString(),
            Toolchain.sourceFile(work).toString()));
    Clang.Result result = toolchain.clang().run(work, arguments, "");
    if (!result.succeeded()) {
      throw failure(messages(result, rewritten, work), files);
    }
    // Only the table is kept; the rest of the file is long and of no use.
    String table = Reflection.extract(toolchain.cache().read(output));
    toolchain.kernels().store(cacheKey, toolchain.cache().write(work.resolve("table"), table));
    return Reflection.parse(table);
  }

  static List<Diagnostic> messages(Clang.Result result, RewrittenSource rewritten, Path work) {
    String sourceFile = Toolchain.sourceFile(work).toString();
    return ClangMessages.parse(
        result.messages(),
        (file, line, column) ->
            file.equals(sourceFile) ? rewritten.map().find(line, column) : Optional.empty());
  }

  private static MslCompileException failure(List<Diagnostic> diagnostics, UserFiles files) {
    return new MslCompileException(ClangMessages.render(diagnostics, files));
  }
}
