package dev.panametal.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import dev.panametal.bindings.api.Declaration;
import dev.panametal.bindings.api.ObjectType;
import dev.panametal.bindings.api.Overrides;
import dev.panametal.bindings.facts.Extractor;
import dev.panametal.bindings.facts.FactsReader;
import dev.panametal.bindings.facts.Subset;
import dev.panametal.bindings.source.Descriptions;
import dev.panametal.bindings.source.Generator;
import dev.panametal.bindings.source.JavaNaming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole of Metal through the generator. Needs the complete facts, which are not committed:
 * {@code mvn verify -Dpanametal.facts=FOLDER}; skipped without them.
 */
class CompleteFactsTest {
  private static final Path FOLDER = Path.of("api");

  private static Api complete = new Api(List.of());

  @BeforeAll
  static void readFacts() throws IOException {
    String folder = System.getProperty("panametal.facts", "");
    assumeTrue(!folder.isEmpty(), "no -Dpanametal.facts=FOLDER");
    complete = JavaNaming.assign(FactsReader.read(Path.of(folder)));
  }

  @Test
  void everyMethodOfMetalHasAJavaForm() throws IOException {
    Api metal = metalWithTheFoundationItUses();

    assertThat(
            metal.all(ObjectType.class).stream()
                .filter(type -> type.framework().equals("Metal"))
                .mapToLong(type -> type.methods().size())
                .sum())
        .isGreaterThan(2400);
    assertThat(
            Generator.generate(
                    metal,
                    Overrides.read(FOLDER.resolve("overrides.txt")),
                    Descriptions.read(FOLDER.resolve("descriptions.txt")))
                .files())
        .hasSizeGreaterThan(400);
  }

  @Test
  void theCommittedApiIsTheSubsetOfTheFacts() throws IOException {
    Api subset = Extractor.extract(complete, Subset.read(FOLDER.resolve("subset.txt")));

    assertThat(ApiFiles.read(FOLDER).declarations())
        .containsExactlyElementsOf(subset.declarations());
  }

  /** All of Metal, the bound part of Foundation, and of its other types nothing but the name. */
  private static Api metalWithTheFoundationItUses() throws IOException {
    Map<String, Declaration> declarations = new TreeMap<>();
    for (Declaration each : complete.declarations()) {
      if (each instanceof ObjectType type && type.framework().equals("Foundation")) {
        declarations.put(type.name(), type.withMethods(List.of()));
      } else {
        declarations.put(each.name(), each);
      }
    }
    for (Declaration each : ApiFiles.read(FOLDER).declarations()) {
      if (each.framework().equals("Foundation")) {
        declarations.put(each.name(), each);
      }
    }
    return new Api(new ArrayList<>(declarations.values()));
  }
}
