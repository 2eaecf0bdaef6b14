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
import dev.panametal.bindings.source.NativeImageMetadata;
import dev.panametal.bindings.source.Parts;
import dev.panametal.bindings.source.SizeReport;
import dev.panametal.bindings.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      description = "Folder of the API files, with overrides, descriptions and parts.")
  private Path folder = Path.of("");

  @Option(names = "--output", description = "Source folder to write or to check.")
  private Path output = Path.of("src/main/generated");

  @Option(
      names = "--native-image",
      description = "The reachability metadata of native-image to write or to check.")
  private @Nullable Path nativeImage;

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
    Api api = api();
    SourceTree tree =
        Generator.generate(
            api,
            Overrides.read(folder.resolve("overrides.txt")),
            Descriptions.read(folder.resolve("descriptions.txt")),
            Parts.read(folder.resolve("parts.txt")));
    List<String> problems = new ArrayList<>(tree.tooLarge());
    if (mode.dryRun) {
      System.out.println(tree.files().size() + " files");
    } else if (mode.check) {
      SizeReport.of(tree.files()).forEach(System.out::println);
      problems.addAll(tree.differences(output));
    } else {
      tree.write(output);
    }
    if (!mode.dryRun) {
      writeOrCheck(nativeImage, NativeImageMetadata.text(api), problems);
    }
    problems.forEach(System.err::println);
    return problems.isEmpty() ? 0 : 1;
  }

  private void writeOrCheck(@Nullable Path file, String text, List<String> problems)
      throws IOException {
    if (file == null) {
      return;
    }
    if (!mode.check) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } else if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      problems.add("differs: " + file);
    }
  }

  private Api api() throws IOException {
    if (facts == null) {
      return ApiFiles.read(folder);
    }
    Api complete = JavaNaming.assign(FactsFolder.read(facts));
    return subset == null ? complete : Extractor.extract(complete, Subset.read(subset));
  }
}
