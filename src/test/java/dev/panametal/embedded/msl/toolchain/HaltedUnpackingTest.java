package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that ends at any point of unpacking the compiler leaves a cache that the next one can
 * use; small files stand for the compiler's.
 */
class HaltedUnpackingTest {
  private static final String FOLDER = BundledClang.resourceFolder("amd64");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"WORK_FOLDER_MADE", "FILE_UNPACKED", "FOLDER_FINISHED", "FOLDER_PUBLISHED"})
  void theNextProcessSucceedsAndLeavesNoLitter(CacheStep step)
      throws IOException, InterruptedException {
    Path jar = Files.createDirectories(folder.resolve("jar").resolve(FOLDER));
    for (String name : List.of("clang", "lld", "libLLVM.so", "libclang-cpp.so")) {
      Files.writeString(jar.resolve(name), "this is " + name);
    }
    ChildJvm.Result halted =
        ChildJvm.run(UnpackingProcess.class, List.of("-Dfolder=" + folder, "-Dstep=" + step));
    assertThat(halted).isEqualTo(new ChildJvm.Result(17, "", ""));

    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    cache.deleteAbandoned(Instant.now());
    Path clang = bundled(cache, folder).executable(FOLDER).orElseThrow();

    assertThat(clang).isExecutable().content().isEqualTo("this is clang");
    assertThat(clang.resolveSibling("ld.lld")).isExecutable();
    assertThat(cache.root().resolve("work")).isEmptyDirectory();
    assertThat(cache.root()).isDirectoryContaining(path -> path.equals(clang.getParent()));
  }

  /** Unpacks, and halts at a step. */
  static final class UnpackingProcess {
    private UnpackingProcess() {}

    /** Halts. */
    public static void main(String[] arguments) {
      Path folder = Path.of(System.getProperty("folder"));
      CacheDirectory cache =
          CacheDirectory.open(
              folder.resolve("cache"),
              step -> {
                if (step.name().equals(System.getProperty("step"))) {
                  Runtime.getRuntime().halt(17);
                }
              });
      System.out.println(bundled(cache, folder).executable(FOLDER));
    }
  }

  private static BundledClang bundled(CacheDirectory cache, Path folder) {
    return new BundledClang(cache, name -> resource(folder.resolve("jar").resolve(name)));
  }

  private static @Nullable URL resource(Path file) {
    try {
      return Files.exists(file) ? file.toUri().toURL() : null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
