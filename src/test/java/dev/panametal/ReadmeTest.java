package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example compiles, runs and prints what the README says. */
class ReadmeTest {
  private static final Pattern OUTPUT = Pattern.compile("prints `([^`]+)`");

  @Test
  void theExamplePrintsWhatTheReadmeSays(@TempDir Path folder)
      throws IOException, InterruptedException {
    String readme = Files.readString(Path.of("README.md"));
    Files.writeString(folder.resolve("saxpy.metal"), block(readme, "metal"));
    Files.writeString(folder.resolve("Saxpy.java"), block(readme, "java"));

    ChildJvm.Result result =
        ChildJvm.runSource(
            folder,
            List.of("-Dpanametal.runtime=" + System.getProperty("panametal.runtime")),
            "Saxpy.java");

    Matcher output = OUTPUT.matcher(readme);
    assertThat(output.find()).isTrue();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().strip()).isEqualTo(output.group(1));
    assertThat(result.exitCode()).isZero();
  }

  private static String block(String markdown, String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(markdown);
    assertThat(block.find()).as("a block of %s", language).isTrue();
    return block.group(1);
  }
}
