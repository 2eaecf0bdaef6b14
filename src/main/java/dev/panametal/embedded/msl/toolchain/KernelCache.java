package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Files kept by the digest of everything they were made from. A small file named by that key holds
 * the digest of the content, and the content is named by its own digest: whatever was cut off or
 * exchanged is noticed, and counts as not there.
 */
public final class KernelCache {
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
      byte[] reference = Files.readAllBytes(keyFile(key));
      String digest = new String(reference, StandardCharsets.ISO_8859_1).strip();
      if (!digest.matches("[0-9a-f]{64}")) {
        return Optional.empty();
      }
      Path content = contentFile(digest);
      return digest.equals(digestOf(content)) ? Optional.of(content) : Optional.empty();
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

  private Path keyFile(String key) {
    return cache.root().resolve("kernels").resolve("keys").resolve(key);
  }

  private Path contentFile(String digest) {
    return cache.root().resolve("kernels").resolve("content").resolve(digest);
  }

  private static String digestOf(Path file) throws IOException {
    return HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(file)));
  }
}
