package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clang inside the jar is unpacked once, completely, and only what is needed. */
class BundledClangTest {
  private static final String FOLDER = BundledClang.resourceFolder("amd64");

  @TempDir Path folder;
  private Path jar = Path.of(".");

  @BeforeEach
  void fillTheJar() throws IOException {
    jar = Files.createDirectories(folder.resolve("jar").resolve(FOLDER));
    for (String name : List.of("clang", "lld", "libLLVM.so", "libclang-cpp.so", "llc")) {
      Files.writeString(jar.resolve(name), "this is " + name);
    }
  }

  @Test
  void isTakenForTheProcessor() {
    assertThat(BundledClang.resourceFolder("amd64")).endsWith("/linux-x86_64/");
    assertThat(BundledClang.resourceFolder("aarch64")).endsWith("/linux-arm64/");
  }

  @Test
  void isNotThereWithoutTheJar() {
    assertThat(bundled(name -> null).executable(FOLDER)).isEmpty();
  }

  @Test
  void unpacksWhatIsNeeded() throws IOException {
    Path clang = bundled(this::resource).executable(FOLDER).orElseThrow();

    assertThat(clang).isExecutable().content().isEqualTo("this is clang");
    assertThat(clang.resolveSibling("ld.lld")).isExecutable().content().isEqualTo("this is lld");
    assertThat(clang.resolveSibling("libLLVM.so.20.1")).content().isEqualTo("this is libLLVM.so");
    assertThat(clang.resolveSibling("libclang-cpp.so.20.1"))
        .content()
        .isEqualTo("this is libclang-cpp.so");
    assertThat(clang.resolveSibling("llc")).doesNotExist();
  }

  @Test
  void unpacksOnce() throws IOException {
    Path clang = bundled(this::resource).executable(FOLDER).orElseThrow();
    Files.writeString(clang, "THIS IS CLANG");

    assertThat(bundled(this::resource).executable(FOLDER)).contains(clang);
    assertThat(clang).content().isEqualTo("THIS IS CLANG");
  }

  @Test
  void replacesWhatWasTruncatedLostItsRightsOrWasLost() throws IOException {
    Path clang = bundled(this::resource).executable(FOLDER).orElseThrow();
    Files.writeString(clang, "this");
    Files.setPosixFilePermissions(
        clang.resolveSibling("lld"), PosixFilePermissions.fromString("rw-------"));
    Files.delete(clang.resolveSibling("libclang-cpp.so"));
    Files.delete(clang.resolveSibling("ld.lld"));

    bundled(this::resource).executable(FOLDER);

    assertThat(clang).isExecutable().content().isEqualTo("this is clang");
    assertThat(clang.resolveSibling("ld.lld")).isExecutable().content().isEqualTo("this is lld");
    assertThat(clang.resolveSibling("libclang-cpp.so")).isExecutable();
  }

  @Test
  void leavesNothingBehindThatIsNotComplete() throws IOException {
    Files.delete(jar.resolve("lld"));

    assertThatThrownBy(() -> bundled(this::resource).executable(FOLDER))
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining("on the class path has no ")
        .hasMessageContaining("lld; is it complete?");

    Files.writeString(jar.resolve("lld"), "this is lld");
    assertThat(bundled(this::resource).executable(FOLDER)).isPresent();
  }

  @Test
  void severalAtOnceAllSucceed() throws InterruptedException, ExecutionException {
    int count = 4;
    CountDownLatch allThere = new CountDownLatch(count);
    List<Future<Optional<Path>>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      for (int i = 0; i < count; i++) {
        results.add(
            threads.submit(() ->
                bundled(
                        name -> {
                          // Each has found the target missing before any is finished.
                          if (name.endsWith("lld")) {
                            allThere.countDown();
                            await(allThere);
                          }
                          return resource(name);
                        })
                    .executable(FOLDER)));
      }
    }
    for (Future<Optional<Path>> result : results) {
      assertThat(result.get().orElseThrow()).isExecutable();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private BundledClang bundled(Function<String, @Nullable URL> resources) {
    return new BundledClang(CacheDirectory.open(folder.resolve("cache")), resources);
  }

  private @Nullable URL resource(String name) {
    Path file = folder.resolve("jar").resolve(name);
    try {
      return Files.exists(file) ? file.toUri().toURL() : null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
