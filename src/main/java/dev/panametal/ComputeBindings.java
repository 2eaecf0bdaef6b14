package dev.panametal;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the open compute encoder has bound, so that a message that would change nothing is not sent:
 * consecutive dispatches of a decode step share most of their buffers.
 */
final class ComputeBindings {
  /** Buffer argument slots of a compute function, by Apple's feature set tables. */
  static final int BUFFER_SLOTS = 31;

  private final ComputeEncoderView encoder;
  private final long[] buffers = new long[BUFFER_SLOTS];
  private final long[] offsets = new long[BUFFER_SLOTS];
  private @Nullable MetalKernel kernel;

  ComputeBindings(ComputeEncoderView encoder) {
    this.encoder = encoder;
  }

  /** A new encoder has nothing bound. */
  void forget() {
    kernel = null;
    Arrays.fill(buffers, 0);
  }

  void kernel(MetalKernel newKernel) {
    if (kernel != newKernel) {
      encoder.setComputePipelineState(newKernel.pipeline());
      kernel = newKernel;
    }
  }

  void buffer(int slot, MTLBuffer buffer, long offset) {
    long id = buffer.id();
    if (buffers[slot] != id) {
      encoder.setBuffer(buffer, offset, slot);
      buffers[slot] = id;
      offsets[slot] = offset;
    } else if (offsets[slot] != offset) {
      encoder.setBufferOffset(offset, slot);
      offsets[slot] = offset;
    }
  }

  /** Copies bytes into the command buffer ({@code setBytes:length:atIndex:}). */
  void bytes(int slot, long address, long length) {
    VoidMessages.send(
        encoder.id(),
        MTLComputeCommandEncoder.Selectors.SET_BYTES_LENGTH_AT_INDEX,
        address,
        length,
        slot);
    buffers[slot] = 0;
  }

  void threadgroupMemory(int slot, long bytes) {
    encoder.setThreadgroupMemoryLength(bytes, slot);
  }

  void dispatchThreads(MemorySegment threads, MemorySegment threadsPerThreadgroup) {
    encoder.dispatchThreads(threads, threadsPerThreadgroup);
  }

  void dispatchThreadgroups(MemorySegment threadgroups, MemorySegment threadsPerThreadgroup) {
    encoder.dispatchThreadgroups(threadgroups, threadsPerThreadgroup);
  }
}
