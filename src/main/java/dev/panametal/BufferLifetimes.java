package dev.panametal;

import dev.panametal.objc.AutoreleasePool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which streams a device has, and the buffers and events that were closed while one of them still
 * used them.
 *
 * <p>Lock order: a stream's lock may be held when this object's monitor is taken, never the other
 * way round.
 */
final class BufferLifetimes {
  private volatile @Nullable MetalStream[] streams = {};

  /**
   * The last serial of whoever had an index before: a stream that takes the index over counts on
   * from there, so that an old note on a buffer never looks like work of the new stream.
   */
  private long[] lastSerials = {};

  private final List<Retired> retired = new ArrayList<>();
  private volatile boolean anyRetired;

  private record Retired(UseSerials uses, Runnable release) {}

  /** Makes a stream under a free index. */
  synchronized MetalStream register(StreamFactory factory) {
    int index = 0;
    while (index < streams.length && streams[index] != null) {
      index++;
    }
    if (index == streams.length) {
      lastSerials = Arrays.copyOf(lastSerials, index + 1);
    }
    MetalStream stream = factory.create(index, lastSerials[index]);
    @Nullable MetalStream[] changed = Arrays.copyOf(streams, Math.max(streams.length, index + 1));
    changed[index] = stream;
    streams = changed;
    return stream;
  }

  /** Forgets a stream, all of whose batches are done. */
  synchronized void unregister(int index, long lastSerial) {
    @Nullable MetalStream[] changed = streams.clone();
    changed[index] = null;
    lastSerials[index] = lastSerial;
    streams = changed;
  }

  /** The open streams. */
  List<MetalStream> streams() {
    List<MetalStream> open = new ArrayList<>();
    for (MetalStream stream : streams) {
      if (stream != null) {
        open.add(stream);
      }
    }
    return open;
  }

  /** Whether no batch, open or in flight, uses the buffer. */
  boolean isIdle(MetalBuffer buffer) {
    return isIdle(buffer.uses());
  }

  /** Whether no batch, open or in flight, is noted there. */
  boolean isIdle(UseSerials uses) {
    @Nullable MetalStream[] current = streams;
    for (int i = 0; i < current.length; i++) {
      MetalStream stream = current[i];
      if (stream != null && uses.get(i) > stream.completedSerial()) {
        return false;
      }
    }
    return true;
  }

  /** Waits for every batch that uses the buffer. */
  void awaitUsesOf(MetalBuffer buffer) {
    @Nullable MetalStream[] current = streams;
    for (int i = 0; i < current.length; i++) {
      MetalStream stream = current[i];
      if (stream != null && buffer.uses().get(i) > stream.completedSerial()) {
        stream.awaitSerial(buffer.uses().get(i));
      }
    }
  }

  /**
   * Gives something closed back, now or when the last batch that uses it is done.
   *
   * @param release gives it back; called in an autorelease pool
   */
  void free(UseSerials uses, Runnable release) {
    @Nullable MetalStream[] current = streams;
    for (int i = 0; i < current.length; i++) {
      MetalStream stream = current[i];
      if (stream != null && uses.get(i) > stream.completedSerial()) {
        stream.freeWhileInUse();
      }
    }
    if (isIdle(uses)) {
      long pool = AutoreleasePool.push();
      try {
        release.run();
      } finally {
        AutoreleasePool.pop(pool);
      }
      return;
    }
    synchronized (this) {
      retired.add(new Retired(uses, release));
      anyRetired = true;
    }
    // The last batch may have completed, and its stream looked, before it was listed.
    releaseFinished();
  }

  /**
   * Releases what was retired and nothing uses any more. Streams call it when batches complete, on
   * the threads that use them: a buffer that died on Metal's completion thread would autorelease
   * without a pool (llama.cpp#27883).
   */
  void releaseFinished() {
    if (!anyRetired) {
      return;
    }
    List<Retired> finished = new ArrayList<>();
    synchronized (this) {
      for (Iterator<Retired> i = retired.iterator(); i.hasNext(); ) {
        Retired candidate = i.next();
        if (isIdle(candidate.uses())) {
          finished.add(candidate);
          i.remove();
        }
      }
      anyRetired = !retired.isEmpty();
    }
    long pool = AutoreleasePool.push();
    try {
      finished.forEach(ended -> ended.release().run());
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /** Makes a stream for an index and the serial to count on from. */
  @FunctionalInterface
  interface StreamFactory {
    MetalStream create(int index, long lastSerial);
  }
}
