package dev.panametal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLSize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * Encodes copies and fills of any range of bytes as dispatches of {@link ByteKernels}.
 *
 * <p>Guarded by the stream's lock.
 */
final class ByteCommands {
  /** The most bytes of one dispatch, which counts them in 32 bits. */
  static final long LONGEST = 1L << 30;

  private static final long THREADS_PER_THREADGROUP = 256;

  private final MetalDevice device;

  /** The struct ByteRange of the kernels: from, to, bytes, value. */
  private final MemorySegment range = Arena.ofAuto().allocate(16, 4);

  private final MemorySegment grid = MTLSize.allocate(Arena.ofAuto(), 0, 1, 1);
  private final MemorySegment group = MTLSize.allocate(Arena.ofAuto(), 0, 1, 1);

  ByteCommands(MetalDevice device) {
    this.device = device;
  }

  /** Whether blits can do it. */
  static boolean isWhole(long offset, long bytes) {
    return ((offset | bytes) & (ByteKernels.WORD - 1)) == 0;
  }

  /** Compiles the kernels if need be, which takes a while: not to be done within a pool. */
  void prepare() {
    device.byteKernels();
  }

  /** Encodes a copy of at most {@link #LONGEST} bytes. Needs an autorelease pool. */
  void copy(
      BatchRecorder recorder,
      MTLBuffer from,
      long fromOffset,
      MTLBuffer to,
      long toOffset,
      long bytes) {
    MetalKernel kernel = device.byteKernels().copy();
    ComputeBindings bindings = recorder.compute(kernel);
    bindings.kernel(kernel);
    bindings.buffer(0, from, wordBegin(fromOffset));
    dispatch(recorder, bindings, kernel, to, fromOffset, toOffset, bytes, (byte) 0);
  }

  /** Encodes a fill of at most {@link #LONGEST} bytes. Needs an autorelease pool. */
  void fill(BatchRecorder recorder, MTLBuffer to, long toOffset, long bytes, byte value) {
    MetalKernel kernel = device.byteKernels().fill();
    ComputeBindings bindings = recorder.compute(kernel);
    bindings.kernel(kernel);
    dispatch(recorder, bindings, kernel, to, 0, toOffset, bytes, value);
  }

  private void dispatch(
      BatchRecorder recorder,
      ComputeBindings bindings,
      MetalKernel kernel,
      MTLBuffer to,
      long fromOffset,
      long toOffset,
      long bytes,
      byte value) {
    long begin = toOffset - wordBegin(toOffset);
    range.setAtIndex(JAVA_INT, 0, (int) (fromOffset - wordBegin(fromOffset)));
    range.setAtIndex(JAVA_INT, 1, (int) begin);
    range.setAtIndex(JAVA_INT, 2, (int) bytes);
    range.setAtIndex(JAVA_INT, 3, Byte.toUnsignedInt(value));
    bindings.buffer(1, to, wordBegin(toOffset));
    try {
      bindings.bytes(2, range.address(), range.byteSize());
    } finally {
      // It was given by its address only.
      Reference.reachabilityFence(range);
    }
    long words = (begin + bytes + ByteKernels.WORD - 1) / ByteKernels.WORD;
    long threads = Math.min(THREADS_PER_THREADGROUP, kernel.maxThreadsPerThreadgroup());
    MTLSize.width(grid, (words + threads - 1) / threads);
    MTLSize.width(group, threads);
    bindings.dispatchThreadgroups(grid, group);
    recorder.batch().noteDispatch(kernel);
  }

  private static long wordBegin(long offset) {
    return offset & -ByteKernels.WORD;
  }
}
