package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of the cache is what went in, or nothing. */
class KernelCacheTest {
  @TempDir Path folder;
  private CacheDirectory directory = CacheDirectory.open(Path.of("target"));
  private KernelCache cache = new KernelCache(directory);

  @BeforeEach
  void open() {
    directory = CacheDirectory.open(folder.resolve("cache"));
    cache = new KernelCache(directory);
  }

  @Test
  void findsNothingAtFirst() {
    assertThat(cache.find(KernelCache.key(List.of("a")))).isEmpty();
  }

  @Test
  void findsWhatWasStored() throws IOException {
    String key = KernelCache.key(List.of("a", "b"));

    Path stored = cache.store(key, file("content"));

    assertThat(cache.find(key)).contains(stored);
    assertThat(stored).content().isEqualTo("content");
  }

  @Test
  void aTruncatedFileCountsAsNotThere() throws IOException {
    String key = KernelCache.key(List.of("a"));
    Path stored = cache.store(key, file("content"));

    Files.writeString(stored, "cont");

    assertThat(cache.find(key)).isEmpty();
  }

  @Test
  void aForeignFileCountsAsNotThere() throws IOException {
    String key = KernelCache.key(List.of("a"));
    Path stored = cache.store(key, file("content"));

    Files.writeString(stored, "foreign");

    assertThat(cache.find(key)).isEmpty();
  }

  @Test
  void aBrokenReferenceCountsAsNotThere() throws IOException {
    String key = KernelCache.key(List.of("a"));
    cache.store(key, file("content"));
    Path reference = directory.root().resolve("kernels/keys").resolve(key);

    Files.writeString(reference, "../../somewhere/else");

    assertThat(cache.find(key)).isEmpty();
  }

  @Test
  void aHarmedFileIsReplaced() throws IOException {
    String key = KernelCache.key(List.of("a"));
    Files.writeString(cache.store(key, file("content")), "harmed");

    cache.store(key, file("content"));

    assertThat(cache.find(key))
        .get()
        .satisfies(path -> assertThat(path).content().isEqualTo("content"));
  }

  @Test
  void keysTellListsApart() {
    assertThat(KernelCache.key(List.of("ab", "c")))
        .isNotEqualTo(KernelCache.key(List.of("a", "bc")));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory.root(), "new", null), content);
  }
}
