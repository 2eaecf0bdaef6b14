package dev.panametal.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.ApiFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/conformance.md has every message whose stack arguments Apple packs. */
class StackArgumentsTableTest {
  @Test
  void theTableIsComplete() throws IOException {
    assertThat(Files.readAllLines(Path.of("..", "docs", "conformance.md")))
        .containsAll(StackArgumentsCommand.rows(ApiFiles.read(Path.of("api"))));
  }
}
