package dev.panametal.bindings;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.facts.FactsReader;
import dev.panametal.bindings.source.Descriptions;
import dev.panametal.bindings.source.Generator;
import dev.panametal.bindings.source.JavaNaming;
import dev.panametal.bindings.source.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From API files to Java source. */
@Command(
    name = "generate",
    description = "Writes the Java bindings, or checks them.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--api",
      required = true,
      description = "Folder of the API files, with overrides.txt and descriptions.txt.")
  private Path folder = Path.of("");

  @Option(names = "--output", description = "Source folder to write or to check.")
  private Path output = Path.of("src/main/generated");

  @ArgGroup(exclusive = true)
  private Mode mode = new Mode();

  static final class Mode {
    @Option(names = "--check", description = "Write nothing; fail if the output differs.")
    private boolean check;

    @Option(
        names = "--dry-run",
        paramLabel = "FACTS",
        description =
            "Write nothing; generate from a folder of complete facts and report what has no form.")
    private Path facts = Path.of("");
  }

  @Override
  public Integer call() throws IOException {
    if (!mode.facts.toString().isEmpty()) {
      return dryRun();
    }
    SourceTree tree =
        Generator.generate(
            ApiFiles.read(folder),
            Overrides.read(folder.resolve("overrides.txt")),
            Descriptions.read(folder.resolve("descriptions.txt")));
    List<String> large = tree.tooLarge();
    if (!large.isEmpty()) {
      large.forEach(each -> System.err.println("too large: " + each));
      return 1;
    }
    if (mode.check) {
      List<String> differences = tree.differences(output);
      differences.forEach(System.err::println);
      return differences.isEmpty() ? 0 : 1;
    }
    tree.write(output);
    return 0;
  }

  private int dryRun() throws IOException {
    Api complete = JavaNaming.assign(FactsReader.read(mode.facts));
    SourceTree tree =
        Generator.generate(
            complete,
            Overrides.read(folder.resolve("overrides.txt")),
            Descriptions.read(folder.resolve("descriptions.txt")));
    System.out.println(tree.files().size() + " files");
    tree.tooLarge().forEach(each -> System.out.println("too large: " + each));
    return 0;
  }
}
