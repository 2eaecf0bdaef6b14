package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.msl.toolchain.ToolchainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache folder that cannot be used any more is named, with the way out. */
class CacheTroubleTest {
  @TempDir Path folder;

  @Test
  void aFolderThatIsLostBetweenLibraryAndKernelIsNamed() throws IOException {
    MslFunction kernel =
        FreshCache.compiler(folder)
            .compile("kernel void k() {}", MslOptions.defaults())
            .function("k")
            .orElseThrow();
    Files.delete(folder.resolve("work"));
    Files.createFile(folder.resolve("work"));

    assertThatThrownBy(() -> kernel.build(Map.of()))
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith("The cache folder " + folder + " cannot be read or written (")
        .hasMessageContaining("-Dpanametal.cache=FOLDER");
  }
}
