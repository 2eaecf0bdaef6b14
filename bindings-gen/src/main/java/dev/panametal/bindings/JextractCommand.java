package dev.panametal.bindings;

import dev.panametal.bindings.jextract.Bindings;
import dev.panametal.bindings.jextract.Jextract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From a header of ours to Java, by way of jextract. */
@Command(
    name = "jextract",
    description = "Writes the bindings that jextract makes of a header.",
    mixinStandardHelpOptions = true)
final class JextractCommand implements Callable<Integer> {
  @Option(names = "--jextract", description = "The jextract to use (default: the one on the PATH).")
  private @Nullable Path jextract;

  @Option(
      names = "--header",
      defaultValue = "${sys:panametal.bindings-gen:-bindings-gen}/jextract/macos.h",
      description = "The header, beside its .options (default: ${DEFAULT-VALUE}).")
  private Path header = Path.of("");

  @Option(
      names = "--output",
      defaultValue = "${sys:panametal.bindings-gen:-bindings-gen}/../src/main/generated",
      description = "Source folder to write to (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    Jextract tool =
        jextract == null ? Jextract.onPath(System.getenv("PATH")) : Jextract.at(jextract);
    Bindings bindings = Bindings.of(header);
    Path work = Files.createTempDirectory("panametal-jextract");
    try {
      int files = bindings.write(tool, output, work);
      System.out.println(files + " files in " + output.resolve(bindings.folder()).normalize());
    } finally {
      ImportCommand.deleteRecursively(work);
    }
    return 0;
  }
}
