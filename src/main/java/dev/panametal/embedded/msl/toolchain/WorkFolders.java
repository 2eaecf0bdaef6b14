package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders in which work is done, with the marks that tell those in use from those whose process
 * was killed: a mark is a file that its process keeps locked, and the system gives the lock back
 * however a process ends.
 *
 * <p>A mark is locked before its folder is made, and deleted after it, so a folder without one is
 * abandoned.
 */
final class WorkFolders {
  private static final String MARK = ".lock";

  private final Path parent;

  WorkFolders(Path parent) {
    this.parent = parent;
  }

  WorkFolder create() throws IOException {
    CacheDirectory.createPrivate(parent);
    while (true) {
      Path mark = Files.createTempFile(parent, ownPrefix(), MARK);
      FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
      try {
        // Another process may have found the new mark before it was locked, and deleted it.
        if (isLocked(channel) && Files.exists(mark)) {
          Path folder = Files.createDirectory(folderOf(mark), CacheDirectory.PRIVATE);
          return new WorkFolder(folder, mark, channel);
        }
        channel.close();
      } catch (IOException e) {
        Files.deleteIfExists(mark);
        channel.close();
        throw e;
      }
    }
  }

  /** On a file system without locks nothing is locked, and abandoned work is told by its age. */
  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException noLocks) {
      return true;
    }
  }

  List<Path> list() throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      // Closing a second channel to a mark of this process would take the lock away.
      return children
          .filter(child -> !child.getFileName().toString().startsWith(ownPrefix()))
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  void deleteIfAbandoned(Path child, Instant now) throws IOException {
    if (!child.getFileName().toString().endsWith(MARK)) {
      if (!Files.exists(child.resolveSibling(child.getFileName() + MARK))) {
        FileTrees.delete(child);
      }
      return;
    }
    try (FileChannel channel = FileChannel.open(child, StandardOpenOption.WRITE)) {
      if (isAbandoned(channel, child, now)) {
        FileTrees.delete(folderOf(child));
        if (!Files.exists(folderOf(child))) {
          Files.deleteIfExists(child);
        }
      }
    } catch (NoSuchFileException ended) {
      // Its process, or another that cleans up, was faster.
      return;
    }
  }

  private static boolean isAbandoned(FileChannel channel, Path mark, Instant now)
      throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException noLocks) {
      // Work never takes a day.
      Instant made = Files.getLastModifiedTime(mark).toInstant();
      return made.isBefore(now.minus(1, ChronoUnit.DAYS));
    }
  }

  /** Process numbers come back, also at once where each container begins with 1. */
  private static String ownPrefix() {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + started + "-";
  }

  private static Path folderOf(Path mark) {
    String name = mark.getFileName().toString();
    return mark.resolveSibling(name.substring(0, name.length() - MARK.length()));
  }
}
