package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  @Test
  void whatWasNotUsedForTheLongestTimeIsDeletedBeyondTheLimit() throws IOException {
    Instant now = Instant.now();
    String oldest = stored("1111", now.minus(Duration.ofDays(3)));
    String older = stored("2222", now.minus(Duration.ofDays(2)));
    String newest = stored("3333", now.minus(Duration.ofDays(1)));

    cache.trim(8, now);

    assertThat(cache.find(oldest)).isEmpty();
    assertThat(cache.find(older)).isPresent();
    assertThat(cache.find(newest)).isPresent();
    assertThat(directory.root().resolve("kernels/keys"))
        .isDirectoryNotContaining("glob:**/" + oldest);
  }

  @Test
  void withinTheLimitNothingIsDeleted() throws IOException {
    Instant now = Instant.now();
    String old = stored("1111", now.minus(Duration.ofDays(3)));

    cache.trim(4, now);

    assertThat(cache.find(old)).isPresent();
  }

  @Test
  void whatIsUsedCountsAsNew() throws IOException {
    Instant now = Instant.now();
    String used = stored("1111", now.minus(Duration.ofDays(3)));
    String unused = stored("2222", now.minus(Duration.ofDays(2)));
    cache.find(used);

    cache.trim(4, now);

    assertThat(cache.find(used)).isPresent();
    assertThat(cache.find(unused)).isEmpty();
  }

  /** Another process may have found it and be about to load it. */
  @Test
  void whatWasUsedWithinTheLastHourStays() throws IOException {
    Instant now = Instant.now();
    String recent = stored("1111", now.minus(Duration.ofMinutes(59)));

    cache.trim(0, now);

    assertThat(cache.find(recent)).isPresent();
  }

  @Test
  void harmedKeysAreDeletedWithTheRest() throws IOException {
    Instant now = Instant.now();
    stored("1111", now.minus(Duration.ofDays(3)));
    Path harmed = directory.root().resolve("kernels/keys/harmed");
    Files.write(harmed, new byte[] {(byte) 0xff, 0});

    cache.trim(0, now);

    assertThat(directory.root().resolve("kernels/keys")).isEmptyDirectory();
    assertThat(directory.root().resolve("kernels/content")).isEmptyDirectory();
  }

  @Test
  void anEmptyCacheIsWithinAnyLimit() {
    cache.trim(0, Instant.now());

    assertThat(directory.root().resolve("kernels")).doesNotExist();
  }

  @Test
  void theLimitIsGivenInMebibytes() {
    assertThat(KernelCache.limit(name -> null)).isEqualTo(1L << 30);
    assertThat(KernelCache.limit(Map.of("panametal.cache.limit", "3")::get)).isEqualTo(3L << 20);
    assertThatThrownBy(() -> KernelCache.limit(Map.of("panametal.cache.limit", "3 GB")::get))
        .isInstanceOf(ToolchainException.class)
        .hasMessage(
            "The limit of the cache folder, -Dpanametal.cache.limit=3 GB, is no size in MiB. Give a"
                + " whole number, or leave it out for 1024.");
  }

  private String stored(String content, Instant lastUse) throws IOException {
    String key = KernelCache.key(List.of(content));
    Files.setLastModifiedTime(cache.store(key, file(content)), FileTime.from(lastUse));
    return key;
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory.root(), "new", null), content);
  }
}
