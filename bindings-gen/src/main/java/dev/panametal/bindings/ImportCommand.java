package dev.panametal.bindings;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.diff.ApiDiff;
import dev.panametal.bindings.diff.DiffReport;
import dev.panametal.bindings.importer.Clang;
import dev.panametal.bindings.importer.Importer;
import dev.panametal.bindings.importer.Sdk;
import dev.panametal.bindings.source.JavaNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From the headers of an SDK to complete facts, and what they say about the committed ones. */
@Command(
    name = "import",
    description = "Reads API facts from the headers of a macOS SDK.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "SDK_DIR",
      description = "The folder of the SDK; without it the one that xcrun finds.")
  private @Nullable Path folder;

  @Option(
      names = "--frameworks",
      split = ",",
      description = "Which frameworks to read (default: those of Foundation and Metal it has).")
  private List<String> frameworks = List.of();

  @Option(names = "--clang", description = "The clang to use (default: one on the PATH).")
  private @Nullable Path clang;

  @Option(
      names = "--api",
      defaultValue = "${sys:panametal.bindings-gen:-bindings-gen}/api",
      description = "The API files to compare with (default: ${DEFAULT-VALUE}).")
  private Path api = Path.of("");

  @Option(
      names = "--output",
      defaultValue = "${sys:panametal.bindings-gen:-bindings-gen}/target/imported",
      description = "The folder to write the facts to (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    Sdk sdk = folder == null ? Sdk.ofThisMac() : Sdk.in(folder);
    Clang compiler = clang == null ? Clang.onPath() : Clang.at(clang);
    List<String> wanted = frameworks.isEmpty() ? usual(sdk) : frameworks;
    System.out.printf(
        "%s of the SDK %s in %s, read by %s%n",
        String.join(" and ", wanted), sdk.version(), sdk.root(), compiler.version());

    Importer.Result result = read(compiler, sdk, wanted);
    ApiFiles.write(JavaNaming.assign(result.api()), output);
    result.notes().forEach(note -> System.out.println("note: " + note));
    compare(result.api(), wanted);
    System.out.println(result.api().declarations().size() + " declarations in " + output);
    return 0;
  }

  private static List<String> usual(Sdk sdk) throws IOException {
    List<String> there = sdk.frameworks().stream().filter(ImportCommand::isBound).toList();
    return there.isEmpty() ? List.of("Metal") : there;
  }

  private static boolean isBound(String framework) {
    return framework.equals("Foundation") || framework.equals("Metal");
  }

  private static Importer.Result read(Clang clang, Sdk sdk, List<String> frameworks)
      throws IOException {
    Path work = Files.createTempDirectory("panametal-import");
    try {
      return new Importer(clang, work).read(sdk, frameworks);
    } finally {
      deleteRecursively(work);
    }
  }

  static void deleteRecursively(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Prints what the SDK says otherwise than the API files; they hold only what is bound. */
  private void compare(Api imported, List<String> frameworks) throws IOException {
    Api committed =
        new Api(
            ApiFiles.read(api).declarations().stream()
                .filter(each -> frameworks.contains(each.framework()))
                .toList());
    ApiDiff diff = ApiDiff.between(committed.withoutJavaNames(), imported.withoutJavaNames());
    System.out.println("What the API files in " + api + " say otherwise (SDK on the right):");
    DiffReport.lines(diff.withoutAdditions()).forEach(System.out::println);
  }
}
