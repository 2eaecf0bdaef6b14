package dev.panametal.bindings.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Has clang read the headers of an SDK. */
final class HeaderCompiler {
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^(.*?):(\\d+):\\d+: (?:fatal )?error: (.*)$");
  private static final Pattern MISSING = Pattern.compile("'([^']+)' file not found");
  private static final Pattern DEFINITION = Pattern.compile("#define (\\w+) (\\S.*)");
  private static final Pattern LINE_MARKER = Pattern.compile("# \\d+ \"(.*)\".*");

  private static final String SOURCE = "panametal-import.m";

  private final Clang clang;
  private final Sdk sdk;
  private final List<String> imports;
  private final Path work;
  private final Set<String> missing = new LinkedHashSet<>();

  /**
   * @param imports the lines that import the headers
   * @param work a folder of its own
   */
  HeaderCompiler(Clang clang, Sdk sdk, List<String> imports, Path work) {
    this.clang = clang;
    this.sdk = sdk;
    this.imports = List.copyOf(imports);
    this.work = work;
  }

  List<String> imports() {
    return imports;
  }

  /** Headers that others ask for and the folder does not have. */
  Set<String> missing() {
    return missing;
  }

  /** An error of clang's. */
  record Message(String file, int line, String text) {}

  /** What compiling a source left. */
  record Compilation(boolean succeeded, String output, List<Message> errors) {
    /** The errors in the source itself, not in headers. */
    List<Message> errorsOfSource() {
      return errors.stream().filter(each -> each.file().endsWith(SOURCE)).toList();
    }

    String firstErrors() {
      return String.join(
          "\n",
          errors.stream()
              .limit(10)
              .map(each -> "  " + each.file() + ":" + each.line() + ": " + each.text())
              .toList());
    }
  }

  /** Compiles a source to LLVM's text form. */
  Compilation compile(List<String> lines, Target target) throws IOException {
    return run(lines, target, List.of("-S", "-emit-llvm", "-O0", "-o", "-"));
  }

  private Compilation run(List<String> lines, Target target, List<String> action)
      throws IOException {
    Clang.Result result = clang.run(work, arguments(write(lines), target, action));
    List<Message> errors =
        MESSAGE
            .matcher(result.messages())
            .results()
            .map(each -> new Message(each.group(1), Integer.parseInt(each.group(2)), each.group(3)))
            .toList();
    if (!result.succeeded() && errors.isEmpty()) {
      throw new ImportException(clang.executable() + " failed: " + result.messages().strip());
    }
    return new Compilation(result.succeeded(), result.output(), errors);
  }

  private List<String> arguments(Path source, Target target, List<String> action) {
    return arguments("objective-c", source, target, action);
  }

  private List<String> arguments(String language, Path source, Target target, List<String> action) {
    return Stream.of(
            List.of("-x", language, "-fblocks", "-target", target.triple(sdk.version())),
            // Whatever is wrong with the user's SDK is no business of ours, unless it is an error.
            List.of("-isysroot", sdk.root().toString(), "-w", "-ferror-limit=0"),
            List.of("-fno-color-diagnostics", "-fno-caret-diagnostics"),
            List.of("-idirafter", stubs().toString()),
            action,
            List.of(source.toString()))
        .flatMap(List::stream)
        .toList();
  }

  private Path stubs() {
    return work.resolve("missing-headers");
  }

  private Path write(List<String> lines) throws IOException {
    return Files.write(work.resolve(SOURCE), lines);
  }

  /**
   * Puts an empty file in the place of every header that is asked for and is not there, because
   * clang reads nothing behind such an error. What that header would have declared may be missed.
   */
  void standInForMissingHeaders() throws IOException {
    Files.createDirectories(stubs());
    for (Target target : Target.values()) {
      while (standInForOne(target)) {
        // until none is missing
      }
    }
  }

  private boolean standInForOne(Target target) throws IOException {
    Compilation result = run(imports, target, List.of("-fsyntax-only"));
    for (Message error : result.errors()) {
      Matcher header = MISSING.matcher(error.text());
      if (header.find() && missing.add(header.group(1))) {
        Path stub = stubs().resolve(header.group(1)).normalize();
        Path folder = stub.getParent();
        if (folder != null && stub.startsWith(stubs())) {
          Files.createDirectories(folder);
          Files.createFile(stub);
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Hands the syntax tree to a visitor, while clang is still writing it. It is that of the
   * preprocessed source: where an attribute comes out of a macro, clang prints a type with the text
   * of the macro in the place of all attributes, and {@code _Nonnull} would be lost.
   */
  void readSyntaxTree(AstReader.Visitor visitor) throws IOException {
    Path source = work.resolve("preprocessed.mi");
    clang.run(
        work, arguments(write(imports), Target.ARM64, List.of("-E", "-o", source.toString())));
    Path folder = Files.createDirectories(work.resolve("text-form"));
    Process json = clang.start(work, syntaxTree(source, "-ast-dump=json"));
    Process text = clang.start(folder, syntaxTree(source, "-ast-dump"));
    try (InputStream tree = json.getInputStream();
        AttributeArguments arguments = new AttributeArguments(text.getInputStream())) {
      AstReader.read(tree, arguments, visitor);
      arguments.requireEnd();
    } finally {
      json.destroy();
      text.destroy();
    }
  }

  private List<String> syntaxTree(Path preprocessed, String form) {
    return arguments(
        "objective-c-cpp-output",
        preprocessed,
        Target.ARM64,
        List.of("-fsyntax-only", "-Xclang", form));
  }

  /** A macro that stands for something. */
  record Macro(String name, String header) {}

  /** The macros without parameters, with the headers that define them. */
  List<Macro> macros() throws IOException {
    Path source = write(imports);
    Clang.Result result = clang.run(work, arguments(source, Target.ARM64, List.of("-E", "-dD")));
    List<Macro> macros = new ArrayList<>();
    String header = "";
    for (String line : (Iterable<String>) result.output().lines()::iterator) {
      Matcher marker = LINE_MARKER.matcher(line);
      Matcher definition = DEFINITION.matcher(line);
      if (marker.matches()) {
        header = marker.group(1);
      } else if (definition.matches()) {
        macros.add(new Macro(definition.group(1), header));
      }
    }
    return macros;
  }
}
