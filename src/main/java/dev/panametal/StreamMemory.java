package dev.panametal;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stream owns on the device: its queue, and the staging ring and readback buffer, which are
 * made at their first use.
 *
 * <p>Guarded by the stream's lock.
 */
final class StreamMemory {
  private final MetalDevice device;
  private final BatchPolicy policy;
  private final String stream;
  private Owned<MTLCommandQueue> queue;
  private @Nullable StagingRing staging;
  private @Nullable Owned<MTLBuffer> readback;
  private MemorySegment readbackMemory = MemorySegment.NULL;
  private final MemorySegment range = NSRange.allocate(Arena.ofAuto(), 0, 0);

  StreamMemory(MetalDevice device, BatchPolicy policy, String stream) {
    this.device = device;
    this.policy = policy;
    this.stream = stream;
    this.queue = device.newQueue(policy.queue().queueCapacity(), stream);
  }

  MTLCommandQueue queue() {
    return queue.get();
  }

  /** Gives up the queue for a new one. Nothing of it may be open or in flight. */
  MTLCommandQueue renewQueue() {
    Owned<MTLCommandQueue> renewed = device.newQueue(policy.queue().queueCapacity(), stream);
    closeInPool(queue);
    queue = renewed;
    return renewed.get();
  }

  StagingRing staging() {
    StagingRing ring = staging;
    if (ring == null) {
      ring =
          new StagingRing(
              device.newBuffer(
                  policy.uploads().stagingBytes(), Storage.SHARED, "staging ring of " + stream),
              policy.uploads().stagingBytes(),
              policy.uploads().stagingSlots());
      staging = ring;
    }
    return ring;
  }

  /** Memory that a readback blit writes and the host then reads. */
  MemorySegment readback() {
    if (readback == null) {
      readback =
          device.newBuffer(
              policy.uploads().stagingBytes(), Storage.SHARED, "readback buffer of " + stream);
      readbackMemory = readback.get().contents().reinterpret(policy.uploads().stagingBytes());
    }
    return readbackMemory;
  }

  MTLBuffer readbackView() {
    return Objects.requireNonNull(readback, "readback() comes first").get();
  }

  /** The one range of this stream, filled in. */
  MemorySegment range(long location, long length) {
    NSRange.location(range, location);
    NSRange.length(range, length);
    return range;
  }

  void release() {
    if (staging != null) {
      staging.release();
    }
    if (readback != null) {
      closeInPool(readback);
    }
    closeInPool(queue);
  }

  private static void closeInPool(Owned<?> object) {
    long pool = AutoreleasePool.push();
    try {
      object.close();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
