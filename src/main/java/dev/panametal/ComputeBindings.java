package dev.panametal;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLSize;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

  /** What was passed inline and as threadgroup memory; kept only while batches are recorded. */
  private final byte[][] inline = new byte[BUFFER_SLOTS][0];

  private final long[] threadgroupMemory = new long[BUFFER_SLOTS];
  private @Nullable BatchRecording recording;

  ComputeBindings(ComputeEncoderView encoder) {
    this.encoder = encoder;
  }

  /** Records the dispatches from now on, or, with null, does not. */
  void record(@Nullable BatchRecording into) {
    recording = into;
  }

  long[] boundBuffers() {
    return buffers.clone();
  }

  long[] boundOffsets() {
    return offsets.clone();
  }

  /** What was passed inline; empty where a buffer is bound. */
  byte[][] boundBytes() {
    byte[][] bytes = new byte[BUFFER_SLOTS][0];
    for (int slot = 0; slot < BUFFER_SLOTS; slot++) {
      if (buffers[slot] == 0) {
        bytes[slot] = inline[slot];
      }
    }
    return bytes;
  }

  long[] boundThreadgroupMemory() {
    return threadgroupMemory.clone();
  }

  private void recordDispatch(MemorySegment grid, MemorySegment group, boolean inThreadgroups) {
    if (recording != null && kernel != null) {
      recording.dispatch(this, kernel, sizes(grid, group), inThreadgroups);
    }
  }

  private static long[] sizes(MemorySegment grid, MemorySegment group) {
    return new long[] {
      MTLSize.width(grid),
      MTLSize.height(grid),
      MTLSize.depth(grid),
      MTLSize.width(group),
      MTLSize.height(group),
      MTLSize.depth(group)
    };
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
    if (recording != null) {
      inline[slot] =
          MemorySegment.ofAddress(address).reinterpret(length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  void threadgroupMemory(int slot, long bytes) {
    encoder.setThreadgroupMemoryLength(bytes, slot);
    threadgroupMemory[slot] = bytes;
  }

  void dispatchThreads(MemorySegment threads, MemorySegment threadsPerThreadgroup) {
    recordDispatch(threads, threadsPerThreadgroup, false);
    encoder.dispatchThreads(threads, threadsPerThreadgroup);
  }

  void dispatchThreadgroups(MemorySegment threadgroups, MemorySegment threadsPerThreadgroup) {
    recordDispatch(threadgroups, threadsPerThreadgroup, true);
    encoder.dispatchThreadgroups(threadgroups, threadsPerThreadgroup);
  }
}
