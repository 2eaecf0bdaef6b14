package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files kept by the digest of everything they were made from. A small file named by that key holds
 * the digest of the content, and the content is named by its own digest: whatever was cut off or
 * exchanged is noticed, and counts as not there.
 */
public final class KernelCache {
  /**
   * The system property with the size in MiB beyond which what was not used for long is deleted.
   */
  public static final String LIMIT_PROPERTY = "panametal.cache.limit";

  private static final long DEFAULT_LIMIT_MEBIBYTES = 1024;

  // A process that has just found a file is about to load it; another must not delete it then.
  private static final Duration IN_USE = Duration.ofHours(1);

  private final CacheDirectory cache;

  /** Keeps its files below a cache folder. */
  public KernelCache(CacheDirectory cache) {
    this.cache = cache;
  }

  /** The key of something made from these parts. */
  public static String key(List<String> parts) {
    MessageDigest digest = Digests.sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // The length keeps two different lists from running together.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The file for a key, if it is there and unharmed. */
  public Optional<Path> find(String key) {
    try {
      Optional<String> digest = digestIn(keyFile(key));
      if (digest.isEmpty()) {
        return Optional.empty();
      }
      Path content = contentFile(digest.get());
      if (!digest.get().equals(digestOf(content))) {
        return Optional.empty();
      }
      // The time of the last use, for the limit.
      Files.setLastModifiedTime(content, FileTime.from(Instant.now()));
      return Optional.of(content);
    } catch (IOException notThereOrUnreadable) {
      // It is built again, and replaced; if the folder is at fault, that says so.
      return Optional.empty();
    }
  }

  /** Keeps a finished file, which is moved, under a key. */
  public Path store(String key, Path finished) {
    String digest = cache.use(() -> digestOf(finished));
    Path content = contentFile(digest);
    cache.publishFile(finished, content);
    cache.reached(CacheStep.CONTENT_PUBLISHED);
    cache.replaceFile(keyFile(key), made -> Files.writeString(made, digest + "\n"));
    cache.reached(CacheStep.KEY_PUBLISHED);
    return content;
  }

  /** The limit of this process's property, in bytes. */
  public static long limit(Function<String, @Nullable String> properties) {
    String text = properties.apply(LIMIT_PROPERTY);
    long mebibytes = text == null ? DEFAULT_LIMIT_MEBIBYTES : parse(text);
    return mebibytes << 20;
  }

  private static long parse(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new ToolchainException(
          "The limit of the cache folder, -D"
              + LIMIT_PROPERTY
              + "="
              + text
              + ", is no size in MiB. Give a whole number, or leave it out for "
              + DEFAULT_LIMIT_MEBIBYTES
              + ".");
    }
    return Long.parseLong(text);
  }

  /**
   * Deletes the files that were not used for the longest time until the rest is within a limit.
   * Nothing is deleted that was used within the last hour, whatever the limit.
   */
  public void trim(long limitBytes, Instant now) {
    cache.use(() -> {
      List<Stored> files = storedFiles();
      long bytes = files.stream().mapToLong(Stored::bytes).sum();
      for (Stored file : files) {
        if (bytes <= limitBytes || file.lastUse().isAfter(now.minus(IN_USE))) {
          break;
        }
        Files.deleteIfExists(file.path());
        bytes -= file.bytes();
      }
      if (bytes < files.stream().mapToLong(Stored::bytes).sum()) {
        deleteKeysOfNothing();
      }
      return files;
    });
  }

  private record Stored(Path path, long bytes, Instant lastUse) {}

  /** All contents, the one that was not used for the longest time first. */
  private List<Stored> storedFiles() throws IOException {
    List<Stored> found = new ArrayList<>();
    for (Path path : children(contents())) {
      stored(path).ifPresent(found::add);
    }
    found.sort(Comparator.comparing(Stored::lastUse));
    return found;
  }

  private static Optional<Stored> stored(Path path) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Stored(path, file.size(), file.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    }
  }

  private void deleteKeysOfNothing() throws IOException {
    for (Path key : children(keys())) {
      if (!leadsSomewhere(key)) {
        Files.deleteIfExists(key);
      }
    }
  }

  private boolean leadsSomewhere(Path key) throws IOException {
    try {
      return digestIn(key).filter(digest -> Files.exists(contentFile(digest))).isPresent();
    } catch (NoSuchFileException deletedMeanwhile) {
      return false;
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException nothingStoredYet) {
      return List.of();
    }
  }

  /** What a key leads to, or nothing if it was harmed. */
  private static Optional<String> digestIn(Path key) throws IOException {
    String text = new String(Files.readAllBytes(key), StandardCharsets.ISO_8859_1).strip();
    return text.matches("[0-9a-f]{64}") ? Optional.of(text) : Optional.empty();
  }

  private Path keys() {
    return cache.root().resolve("kernels").resolve("keys");
  }

  private Path contents() {
    return cache.root().resolve("kernels").resolve("content");
  }

  private Path keyFile(String key) {
    return keys().resolve(key);
  }

  private Path contentFile(String digest) {
    return contents().resolve(digest);
  }

  private static String digestOf(Path file) throws IOException {
    return HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(file)));
  }
}
