package dev.panametal.bindings;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.facts.Extractor;
import dev.panametal.bindings.facts.FactsFolder;
import dev.panametal.bindings.facts.Subset;
import dev.panametal.bindings.source.Descriptions;
import dev.panametal.bindings.source.Generator;
import dev.panametal.bindings.source.JavaNaming;
import dev.panametal.bindings.source.SizeReport;
import dev.panametal.bindings.source.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--facts",
      description = "Generate from a folder of complete facts, not from the API files.")
  private @Nullable Path facts;

  @Option(
      names = "--subset",
      description = "Of complete facts take what this subset file lists only.")
  private @Nullable Path subset;

  @ArgGroup(exclusive = true)
  private Mode mode = new Mode();

  static final class Mode {
    @Option(names = "--check", description = "Write nothing; fail if the output differs.")
    private boolean check;

    @Option(names = "--dry-run", description = "Write nothing; report what has no Java form.")
    private boolean dryRun;
  }

  @Override
  public Integer call() throws IOException {
    SourceTree tree =
        Generator.generate(
            api(),
            Overrides.read(folder.resolve("overrides.txt")),
            Descriptions.read(folder.resolve("descriptions.txt")));
    List<String> problems = tree.tooLarge();
    if (mode.dryRun) {
      System.out.println(tree.files().size() + " files");
    } else if (mode.check) {
      SizeReport.of(tree.files()).forEach(System.out::println);
      problems = Stream.concat(problems.stream(), tree.differences(output).stream()).toList();
    } else {
      tree.write(output);
    }
    problems.forEach(System.err::println);
    return problems.isEmpty() ? 0 : 1;
  }

  private Api api() throws IOException {
    if (facts == null) {
      return ApiFiles.read(folder);
    }
    Api complete = JavaNaming.assign(FactsFolder.read(facts));
    return subset == null ? complete : Extractor.extract(complete, Subset.read(subset));
  }
}
