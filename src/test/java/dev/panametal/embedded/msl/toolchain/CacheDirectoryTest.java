package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache folder is found, private, and never half-filled. */
class CacheDirectoryTest {
  private static final Map<String, String> LINUX =
      Map.of("user.home", "/home/ada", "os.name", "Linux");

  @TempDir Path folder;

  @Test
  void thePropertyNamesItFirst() {
    Map<String, String> properties =
        Map.of(
            CacheDirectory.PROPERTY, "/by/property", "user.home", "/home/ada", "os.name", "Linux");

    assertThat(
            CacheDirectory.locate(
                properties::get, Map.of(CacheDirectory.VARIABLE, "/by/variable")::get))
        .isEqualTo(Path.of("/by/property"));
  }

  @Test
  void thenTheEnvironmentVariable() {
    assertThat(
            CacheDirectory.locate(
                LINUX::get,
                Map.of(CacheDirectory.VARIABLE, "/by/variable", "XDG_CACHE_HOME", "/xdg")::get))
        .isEqualTo(Path.of("/by/variable"));
  }

  @Test
  void thenThePlatformsPlaceForCaches() {
    assertThat(CacheDirectory.locate(LINUX::get, Map.of("XDG_CACHE_HOME", "/xdg")::get))
        .isEqualTo(Path.of("/xdg/panametal"));
    assertThat(CacheDirectory.locate(LINUX::get, Map.<String, String>of()::get))
        .isEqualTo(Path.of("/home/ada/.cache/panametal"));
    assertThat(
            CacheDirectory.locate(
                Map.of("user.home", "/Users/ada", "os.name", "Mac OS X")::get,
                Map.<String, String>of()::get))
        .isEqualTo(Path.of("/Users/ada/Library/Caches/panametal"));
  }

  @Test
  void isForThisUserOnly() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("a/b"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void isRefusedIfOthersMayWriteToIt() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> CacheDirectory.open(open))
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(open.toString())
        .hasMessageContaining("-Dpanametal.cache=FOLDER");
  }

  @Test
  void namesTheFolderAndTheWayOutWhereItCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> CacheDirectory.open(file.resolve("below")))
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(file.resolve("below").toString())
        .hasMessageContaining("-Dpanametal.cache=FOLDER");
  }

  @Test
  void theFirstOfTwoFinishedFoldersStays() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    Path target = cache.root().resolve("thing");
    Path first = directoryWith(cache, "first");
    Path second = directoryWith(cache, "second");

    cache.publishDirectory(first, target);
    cache.publishDirectory(second, target);

    assertThat(target.resolve("file")).content().isEqualTo("first");
  }

  @Test
  void temporaryFoldersAreDeleted() {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    Path path;
    try (CacheDirectory.TemporaryDirectory work = cache.temporaryDirectory()) {
      path = work.path();
      assertThat(path).isDirectory();
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftIsDeletedAfterADay() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    Path left = Files.createDirectories(cache.root().resolve("tmp/work1"));
    Files.createFile(left.resolve("file"));
    Instant now = Files.getLastModifiedTime(left).toInstant();

    cache.deleteAbandoned(now.plus(23, ChronoUnit.HOURS));
    assertThat(left).isDirectory();

    cache.deleteAbandoned(now.plus(25, ChronoUnit.HOURS));
    assertThat(left).doesNotExist();
  }

  private Path directoryWith(CacheDirectory cache, String content) throws IOException {
    Path directory = Files.createDirectory(cache.root().resolve("new-" + content));
    Files.writeString(directory.resolve("file"), content);
    return directory;
  }
}
