package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps the unpacked compiler and compiled kernels. Code is loaded from it, so it
 * must belong to this user and nobody else may write to it.
 *
 * <p>Everything in it is complete from the moment it has its name: files and folders are made under
 * a temporary name and renamed. Two processes that make the same thing at once both succeed.
 */
public final class CacheDirectory {
  /** The system property that names the folder. */
  public static final String PROPERTY = "panametal.cache";

  /** The environment variable that names the folder. */
  public static final String VARIABLE = "PANAMETAL_CACHE";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;

  private CacheDirectory(Path root) {
    this.root = root;
  }

  /** The folder that this process's property, environment and platform ask for. */
  public static CacheDirectory ofThisProcess() {
    return open(locate(System::getProperty, System::getenv));
  }

  /** Where the folder is: property, environment variable, then the platform's place for caches. */
  static Path locate(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment) {
    String named = properties.apply(PROPERTY);
    if (isBlank(named)) {
      named = environment.apply(VARIABLE);
    }
    if (!isBlank(named)) {
      return Path.of(String.valueOf(named)).toAbsolutePath().normalize();
    }
    String home = String.valueOf(properties.apply("user.home"));
    if (String.valueOf(properties.apply("os.name")).startsWith("Mac")) {
      return Path.of(home, "Library", "Caches", "panametal");
    }
    String xdg = environment.apply("XDG_CACHE_HOME");
    return isBlank(xdg)
        ? Path.of(home, ".cache", "panametal")
        : Path.of(String.valueOf(xdg), "panametal").toAbsolutePath().normalize();
  }

  /** Creates the folder where needed and checks whose it is. */
  public static CacheDirectory open(Path root) {
    CacheDirectory cache = new CacheDirectory(root);
    try {
      if (!Files.isDirectory(root)) {
        createPrivate(root);
      }
      cache.checkOwner();
    } catch (IOException e) {
      throw cache.failure("cannot be used", e);
    }
    return cache;
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** Runs something that writes below this folder; trouble names the folder and the way out. */
  <T> T use(IoAction<T> action) {
    try {
      return action.run();
    } catch (IOException | UncheckedIOException e) {
      throw failure("cannot be written", e);
    }
  }

  /** Something that may fail with input or output. */
  public interface IoAction<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** A new folder for work, on the same file system as everything that is kept. */
  public TemporaryDirectory temporaryDirectory() {
    return use(() -> {
      Path parent = Files.createDirectories(root.resolve("tmp"));
      return new TemporaryDirectory(Files.createTempDirectory(parent, "work"));
    });
  }

  /** Deletes what processes that were killed have left; work never takes a day. */
  void deleteAbandoned(Instant now) {
    use(() -> {
      Path parent = Files.createDirectories(root.resolve("tmp"));
      try (Stream<Path> children = Files.list(parent)) {
        for (Path child : children.toList()) {
          Instant touched = Files.getLastModifiedTime(child).toInstant();
          if (touched.isBefore(now.minus(1, ChronoUnit.DAYS))) {
            deleteRecursively(child);
          }
        }
      }
      return parent;
    });
  }

  /** A folder that is deleted when closed. */
  public record TemporaryDirectory(Path path) implements AutoCloseable {
    @Override
    public void close() {
      deleteRecursively(path);
    }
  }

  /** Moves a finished folder to its name, unless another process was first. */
  void publishDirectory(Path finished, Path target) {
    use(() -> {
      Files.createDirectories(parentOf(target));
      try {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(target)) {
          throw e;
        }
      }
      return target;
    });
  }

  /** Moves a finished file to its name, over an older one. */
  public void publishFile(Path finished, Path target) {
    use(() -> {
      Files.createDirectories(parentOf(target));
      return Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    });
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder holds " + path);
    }
    return parent;
  }

  private static void createPrivate(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, PRIVATE);
    } catch (FileAlreadyExistsException raced) {
      if (!Files.isDirectory(directory)) {
        throw raced;
      }
    }
  }

  private void checkOwner() throws IOException {
    Optional<String> self = currentUser();
    String owner = Files.getOwner(root).getName();
    if (self.isPresent() && !self.get().equals(owner)) {
      throw new ToolchainException(
          "The cache folder "
              + root
              + " belongs to "
              + owner
              + ", not to "
              + self.get()
              + ": code is loaded from it, so it must be your own. Name another folder with -D"
              + PROPERTY
              + "=FOLDER or "
              + VARIABLE
              + ".");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(root);
    if (permissions.contains(PosixFilePermission.OTHERS_WRITE)
        || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
      throw new ToolchainException(
          "The cache folder "
              + root
              + " can be written by others: code is loaded from it. Take that right away (chmod"
              + " go-w), or name another folder with -D"
              + PROPERTY
              + "=FOLDER or "
              + VARIABLE
              + ".");
    }
  }

  /** The owner that new files get; the user's name in Java may differ from it in a container. */
  private Optional<String> currentUser() throws IOException {
    Path probe = Files.createTempFile(root, "owner", null);
    try {
      return Optional.of(Files.getOwner(probe).getName());
    } finally {
      Files.delete(probe);
    }
  }

  private ToolchainException failure(String what, Throwable cause) {
    return new ToolchainException(
        "The cache folder "
            + root
            + " "
            + what
            + " ("
            + cause
            + "). Make room or give access, or name another folder with -D"
            + PROPERTY
            + "=FOLDER or "
            + VARIABLE
            + ".",
        cause);
  }

  private static void deleteRecursively(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException leftBehind) {
      // Only disk space is lost; the result that was made here is already in its place.
      return;
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
