package dev.panametal;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
  private @Nullable StagingRing readback;
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
      ring = newRing("staging ring of ");
      staging = ring;
    }
    return ring;
  }

  /** Memory through which bytes of private buffers, and of asynchronous downloads, come back. */
  StagingRing readback() {
    StagingRing ring = readback;
    if (ring == null) {
      ring = newRing("readback ring of ");
      readback = ring;
    }
    return ring;
  }

  private StagingRing newRing(String what) {
    UploadOptions options = policy.uploads();
    return new StagingRing(
        device.newBuffer(options.stagingBytes(), Storage.SHARED, what + stream),
        options.stagingBytes(),
        options.stagingSlots());
  }

  /** The one range of this stream, filled in. */
  MemorySegment range(long location, long length) {
    NSRange.location(range, location);
    NSRange.length(range, length);
    return range;
  }

  void release() {
    long pool = AutoreleasePool.push();
    try {
      if (staging != null) {
        staging.release();
      }
      if (readback != null) {
        readback.release();
      }
      queue.close();
    } finally {
      AutoreleasePool.pop(pool);
    }
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
