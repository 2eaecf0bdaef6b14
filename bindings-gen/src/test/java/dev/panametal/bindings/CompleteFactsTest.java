package dev.panametal.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.facts.Extractor;
import dev.panametal.bindings.facts.FactsReader;
import dev.panametal.bindings.facts.Subset;
import dev.panametal.bindings.source.JavaNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The committed API files against the complete facts, which are not committed: {@code mvn verify
 * -Dpanametal.facts=FOLDER}; skipped without them.
 */
class CompleteFactsTest {
  private static final Path FOLDER = Path.of("api");

  private static Api complete = new Api(List.of());

  @BeforeAll
  static void readFacts() throws IOException {
    Path folder = Path.of(System.getProperty("panametal.facts", "../../shared/facts"));
    assumeTrue(Files.isDirectory(folder), "no complete facts in " + folder);
    complete = JavaNaming.assign(FactsReader.read(folder));
  }

  @Test
  void theCommittedApiIsTheSubsetOfTheFacts() throws IOException {
    Api subset = Extractor.extract(complete, Subset.read(FOLDER.resolve("subset.txt")));

    assertThat(ApiFiles.read(FOLDER).declarations())
        .containsExactlyElementsOf(subset.declarations());
  }
}
