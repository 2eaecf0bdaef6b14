package dev.panametal.embedded.msl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that ends at any point of a compile leaves a cache that the next one can use, and that
 * one tidies up. The same for unpacking is in {@code HaltedUnpackingTest}.
 */
class HaltedProcessTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WORK_FOLDER_MADE:1", // to ask clang for its version
        "CLANG_STARTED:1",
        "FOLDER_FINISHED:1", // the shim's headers
        "FOLDER_PUBLISHED:1",
        "CLANG_STARTED:2", // preprocesses
        "CLANG_STARTED:3", // checks the library
        "CONTENT_PUBLISHED:1", // the table about its kernels
        "KEY_PUBLISHED:1",
        "CLANG_ENDED:4", // has compiled the kernel
        "CONTENT_PUBLISHED:2",
        "KEY_PUBLISHED:2",
      })
  void theNextProcessSucceedsAndLeavesNoLitter(String step)
      throws IOException, InterruptedException {
    ChildJvm.Result halted =
        ChildJvm.run(
            CacheProcess.class,
            List.of(
                "-Dpanametal.cache=" + folder,
                "-Dpanametal.clang=" + FreshCache.clang(),
                "-Dstep=" + step));
    assertThat(halted).isEqualTo(new ChildJvm.Result(17, "", ""));

    CacheDirectory cache = CacheDirectory.open(folder);

    assertThat(FreshCache.compileAndRun(cache)).isEqualTo(42);
    assertThat(folder.resolve("work")).isEmptyDirectory();
    assertThat(names(folder)).hasSize(3).contains("work", "kernels");
    assertThat(names(folder.resolve("kernels/keys"))).hasSize(2);
    assertThat(names(folder.resolve("kernels/content"))).hasSize(2);
  }

  private static Set<String> names(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.map(child -> child.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
