package dev.panametal.bindings;

import dev.panametal.bindings.diff.ApiDiff;
import dev.panametal.bindings.diff.DiffReport;
import dev.panametal.bindings.facts.FactsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How two sets of facts differ. */
@Command(
    name = "diff",
    description = {
      "Prints how two sets of API facts differ.",
      "Each is a folder of complete facts, a folder of API files or one API file.",
      "The exit status is 0 if they are the same, 1 if they differ, 2 for trouble."
    },
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "The facts before.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The facts after.")
  private Path after = Path.of("");

  @Override
  public Integer call() throws IOException {
    ApiDiff diff = ApiDiff.between(FactsFolder.read(before), FactsFolder.read(after));
    DiffReport.lines(diff).forEach(System.out::println);
    return diff.isEmpty() ? 0 : 1;
  }
}
