package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
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
        .hasMessageContaining("Make room or give access, or name another folder")
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
  void everyFolderInItIsForThisUserOnly() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    Path target = cache.root().resolve("a/b/file");

    cache.replaceFile(target, made -> Files.writeString(made, "content"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.getParent())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cache.root().resolve("work"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aFileTakesThePlaceOfAFolder() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    Path target = Files.createDirectory(cache.root().resolve("thing"));
    Files.createFile(target.resolve("file"));

    cache.replaceFile(target, made -> Files.writeString(made, "content"));

    assertThat(target).content().isEqualTo("content");
  }

  @Test
  void workFoldersAreDeleted() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    try (WorkFolder work = cache.workFolder()) {
      assertThat(work.path()).isDirectory();
      Files.createFile(work.path().resolve("file"));
    }
    assertThat(cache.root().resolve("work")).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws IOException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    abandoned(cache, "with-mark");
    Files.createFile(cache.root().resolve("work/with-mark.lock"));
    abandoned(cache, "without-mark");
    Files.createFile(cache.root().resolve("work/mark-alone.lock"));

    cache.deleteAbandoned(Instant.now());

    assertThat(cache.root().resolve("work")).isEmptyDirectory();
  }

  @Test
  void whatIsInUseStays() {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    try (WorkFolder work = cache.workFolder()) {
      cache.deleteAbandoned(Instant.now());

      assertThat(work.path()).isDirectory();
    }
  }

  @Test
  void whatAnotherProcessUsesStays() throws IOException, InterruptedException {
    CacheDirectory cache = CacheDirectory.open(folder.resolve("cache"));
    abandoned(cache, "left-behind");
    try (WorkFolder work = cache.workFolder()) {
      ChildJvm.Result cleaned =
          ChildJvm.run(CleaningProcess.class, List.of("-Dfolder=" + cache.root()));

      assertThat(cleaned).isEqualTo(new ChildJvm.Result(0, "", ""));
      assertThat(cache.root().resolve("work"))
          .isDirectoryNotContaining("glob:**/left-behind")
          .isDirectoryContaining(path -> path.equals(work.path()));
    }
  }

  /** Another process that uses the cache. */
  static final class CleaningProcess {
    private CleaningProcess() {}

    /** Cleans up. */
    public static void main(String[] arguments) {
      CacheDirectory.open(Path.of(System.getProperty("folder"))).deleteAbandoned(Instant.now());
    }
  }

  @Test
  void severalMayCleanUpAtOnce() throws IOException {
    Path root = folder.resolve("cache");
    CacheDirectory other = CacheDirectory.open(root);
    CacheDirectory cache =
        CacheDirectory.open(
            root,
            step -> {
              if (step == CacheStep.LEFTOVERS_LISTED) {
                other.deleteAbandoned(Instant.now());
              }
            });
    abandoned(cache, "one");
    abandoned(cache, "two");
    Files.createFile(root.resolve("work/two.lock"));

    cache.deleteAbandoned(Instant.now());

    assertThat(root.resolve("work")).isEmptyDirectory();
  }

  private static void abandoned(CacheDirectory cache, String name) throws IOException {
    Path left = Files.createDirectories(cache.root().resolve("work").resolve(name));
    Files.createFile(left.resolve("file"));
  }

  private Path directoryWith(CacheDirectory cache, String content) throws IOException {
    Path directory = Files.createDirectory(cache.root().resolve("new-" + content));
    Files.writeString(directory.resolve("file"), content);
    return directory;
  }
}
