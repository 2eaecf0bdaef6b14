package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one piece of work, deleted when closed. A file beside it is locked until then. */
public final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final Path mark;
  private final FileChannel lock;

  WorkFolder(Path path, Path mark, FileChannel lock) {
    this.path = path;
    this.mark = mark;
    this.lock = lock;
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    FileTrees.delete(path);
    try (lock) {
      // What could not be deleted keeps its mark; without the lock it counts as abandoned.
      if (!Files.exists(path)) {
        Files.deleteIfExists(mark);
      }
    } catch (IOException leftBehind) {
      // Only disk space is lost; the result that was made here is already in its place.
      return;
    }
  }
}
