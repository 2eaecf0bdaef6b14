package dev.panametal.bindings;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.facts.Extractor;
import dev.panametal.bindings.facts.FactsFolder;
import dev.panametal.bindings.facts.Subset;
import dev.panametal.bindings.source.JavaNaming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From complete facts to the committed API files. */
@Command(
    name = "extract",
    description = "Writes the API files of a subset of complete facts.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
  @Option(
      names = "--facts",
      required = true,
      description = "Folder of complete facts, or one that import wrote.")
  private Path facts = Path.of("");

  @Option(names = "--subset", required = true, description = "The subset file.")
  private Path subset = Path.of("");

  @Option(names = "--api", required = true, description = "Folder of the API files to write.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Api complete = JavaNaming.assign(FactsFolder.read(facts));
    Api api = Extractor.extract(complete, Subset.read(subset));
    ApiFiles.write(api, folder);
    System.out.println(api.declarations().size() + " declarations in " + folder);
    return 0;
  }
}
