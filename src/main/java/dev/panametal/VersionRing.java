package dev.panametal;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a versioned buffer: slots of shared memory, of which one is current. A whole
 * upload writes a slot that nothing uses and makes it the current one, so it needs no command on
 * the GPU and never waits for one.
 *
 * <p>Lock order: a stream's lock, then this one. What only asks for the current version takes no
 * lock; see {@link #current}.
 */
final class VersionRing implements BufferMemory {
  private static final int FIRST_VERSIONS = 4;
  private static final int MOST_VERSIONS = 1024;

  /** How much memory versions may take, if there are more than two. */
  private static final long MOST_BYTES = 8L << 20;

  private final MetalDevice device;
  private final long bytes;
  private final long slot;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Owned<MTLBuffer>> owned = new ArrayList<>();
  private final List<BufferVersion> versions = new ArrayList<>();
  private int latest;
  private volatile BufferVersion current;

  /** Needs an autorelease pool. */
  VersionRing(MetalDevice device, long bytes) {
    this.device = device;
    this.bytes = bytes;
    this.slot = StagingRing.aligned(bytes);
    this.most = Math.clamp(MOST_BYTES / slot, 2, MOST_VERSIONS);
    grow(FIRST_VERSIONS);
    this.current = versions.getFirst();
  }

  /**
   * The current version. Whoever means to use it notes that on it and then asks again: if it is
   * current still, no upload can have taken the slot, because uploads look at the uses of a slot
   * only after another one has become current.
   */
  @Override
  public BufferVersion current() {
    return current;
  }

  /**
   * Makes new bytes the current version.
   *
   * @param from as many bytes as the buffer has
   * @return whether that could be done: false if all versions are in use and no more are allowed
   * @throws MetalAllocationException if there is no memory for more versions
   */
  boolean replace(MemorySegment from) {
    lock.lock();
    try {
      BufferVersion next = next();
      if (next == null) {
        return false;
      }
      MemorySegment.copy(from, 0, next.memory(), 0, bytes);
      current = next;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A version that nothing uses and that is not the current one. */
  private @Nullable BufferVersion next() {
    for (int i = 1; i < versions.size(); i++) {
      int candidate = (latest + i) % versions.size();
      if (device.buffers().isIdle(versions.get(candidate).uses())) {
        latest = candidate;
        return versions.get(candidate);
      }
    }
    int first = versions.size();
    if (first == most) {
      return null;
    }
    long pool = AutoreleasePool.push();
    try {
      grow(first);
    } finally {
      AutoreleasePool.pop(pool);
    }
    latest = first;
    return versions.get(first);
  }

  /** Adds so many versions, or as many as there may be, in one Metal buffer. */
  private void grow(int wanted) {
    long fitting = 1 + (device.info().maxBufferLength() - bytes) / slot;
    int count = (int) Math.min(Math.min(wanted, most - versions.size()), fitting);
    long length = (count - 1) * slot + bytes;
    Owned<MTLBuffer> buffer = device.newBuffer(length, Storage.SHARED, "versions of a buffer");
    owned.add(buffer);
    MemorySegment memory = buffer.get().contents().reinterpret(length);
    for (int i = 0; i < count; i++) {
      versions.add(
          new BufferVersion(
              buffer.get(), i * slot, memory.asSlice(i * slot, bytes), new UseSerials()));
    }
  }

  /** Names the slots that there are. */
  @Override
  public void label(NSString label) {
    lock.lock();
    try {
      owned.forEach(buffer -> buffer.get().setLabel(label));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release() {
    owned.forEach(Owned::close);
  }
}
