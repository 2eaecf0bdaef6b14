package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final Consumer<CacheStep> steps;
  private final WorkFolders workFolders;

  private CacheDirectory(Path root, Consumer<CacheStep> steps) {
    this.root = root;
    this.steps = steps;
    workFolders = new WorkFolders(root.resolve("work"));
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
    return open(root, step -> {});
  }

  /**
   * The same for tests that let a process end, or wait, at a certain point.
   *
   * @param steps is told of each step before the next one begins
   */
  public static CacheDirectory open(Path root, Consumer<CacheStep> steps) {
    CacheDirectory cache = new CacheDirectory(root, steps);
    try {
      createPrivate(root);
      cache.checkOwner();
    } catch (IOException e) {
      throw cache.failure("cannot be used", e.toString(), e);
    }
    return cache;
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** Runs something that writes below this folder; trouble names the folder and the way out. */
  public <T> T use(IoAction<T> action) {
    try {
      return action.run();
    } catch (IOException | UncheckedIOException e) {
      throw failure("cannot be read or written", e.toString(), e);
    }
  }

  /** Writes a text below this folder. */
  public Path write(Path file, String text) {
    return use(() -> Files.writeString(file, text));
  }

  /** Reads a text from below this folder. */
  public String read(Path file) {
    return use(() -> Files.readString(file));
  }

  /** Something that may fail with input or output. */
  public interface IoAction<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** A new folder for work, on the same file system as everything that is kept. */
  public WorkFolder workFolder() {
    WorkFolder folder = use(workFolders::create);
    reached(CacheStep.WORK_FOLDER_MADE);
    return folder;
  }

  /** Deletes what processes that were killed have left. */
  public void deleteAbandoned(Instant now) {
    use(() -> {
      List<Path> found = workFolders.list();
      reached(CacheStep.LEFTOVERS_LISTED);
      for (Path child : found) {
        workFolders.deleteIfAbandoned(child, now);
      }
      return found;
    });
  }

  void reached(CacheStep step) {
    steps.accept(step);
  }

  /** Moves a finished folder to its name, unless another process was first. */
  void publishDirectory(Path finished, Path target) {
    reached(CacheStep.FOLDER_FINISHED);
    use(() -> {
      try {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(target)) {
          throw e;
        }
      }
      return target;
    });
    reached(CacheStep.FOLDER_PUBLISHED);
  }

  /** Moves a finished file to its name, over whatever has that name. */
  public void publishFile(Path finished, Path target) {
    use(() -> {
      createPrivate(parentOf(target));
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        FileTrees.delete(target);
      }
      return Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    });
  }

  /** Makes a file under a temporary name and moves it to its own. */
  void replaceFile(Path target, FileMaker maker) {
    try (WorkFolder work = workFolder()) {
      Path made = work.path().resolve("new");
      use(() -> {
        maker.make(made);
        return made;
      });
      publishFile(made, target);
    }
  }

  /** Makes the file of a name. */
  interface FileMaker {
    void make(Path file) throws IOException;
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder holds " + path);
    }
    return parent;
  }

  /** Makes a folder, and those above it that are missing, for this user only. */
  static void createPrivate(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      createPrivate(parent);
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
    String self = ownerOfNewFiles();
    String owner = Files.getOwner(root).getName();
    if (!self.equals(owner)) {
      throw new ToolchainException(
          "The cache folder "
              + root
              + " belongs to "
              + owner
              + ", not to "
              + self
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

  /** The user's name in Java may differ from it in a container. */
  private String ownerOfNewFiles() throws IOException {
    try (WorkFolder probe = workFolders.create()) {
      return Files.getOwner(probe.path()).getName();
    }
  }

  ToolchainException failure(String what, String reason, @Nullable Throwable cause) {
    return new ToolchainException(
        "The cache folder "
            + root
            + " "
            + what
            + " ("
            + reason
            + "). Make room or give access, or name another folder with -D"
            + PROPERTY
            + "=FOLDER or "
            + VARIABLE
            + ".",
        cause);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
