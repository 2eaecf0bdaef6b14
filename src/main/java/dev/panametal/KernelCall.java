package dev.panametal;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panametal.metal.MTLSize;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One launch of a kernel, argument by argument: the way to launch without garbage. It belongs to
 * its stream and to the thread that asked for it, and is used again by the next {@link
 * MetalStream#call}.
 *
 * <pre>{@code
 * stream.call(saxpy).buffer(0, x).buffer(1, y).f32(2, 2.0f).threads(n);
 * }</pre>
 *
 * <p>Each argument is checked when it is given; the call that names the grid, {@link #threads} or
 * {@link #threadgroups}, checks that all are there and dispatches. If anything is refused, nothing
 * was encoded, and the stream goes on as if the launch had not been asked for.
 */
public final class KernelCall {
  /** The most bytes {@code setBytes:length:atIndex:} takes, by Apple's documentation. */
  static final int INLINE_BYTES = 4096;

  /** Threadgroup memory is given in multiples of this, by Apple's documentation. */
  private static final int THREADGROUP_MEMORY_UNIT = 16;

  private static final long SCRATCH_ALIGNMENT = 16;

  /**
   * Threads of a threadgroup where the caller names none: enough to fill a core of any Apple GPU.
   */
  private static final long DEFAULT_THREADGROUP = 256;

  private final MetalStream stream;
  final Thread thread = Thread.currentThread();

  private final @Nullable MetalBuffer[] buffers = new MetalBuffer[ComputeBindings.BUFFER_SLOTS];

  /** Where the bytes of the buffers are, for the batch that the call goes into. */
  private final @Nullable BufferVersion[] versions =
      new BufferVersion[ComputeBindings.BUFFER_SLOTS];

  /** Of a buffer the offset in it, of bytes their offset in the scratch memory. */
  private final long[] offsets = new long[ComputeBindings.BUFFER_SLOTS];

  private final long[] lengths = new long[ComputeBindings.BUFFER_SLOTS];
  private final long[] threadgroupMemory = new long[ComputeBindings.BUFFER_SLOTS];
  private MemorySegment scratch = Arena.ofAuto().allocate(INLINE_BYTES, SCRATCH_ALIGNMENT);
  private final MemorySegment grid = MTLSize.allocate(Arena.ofAuto(), 0, 0, 0);
  private final MemorySegment group = MTLSize.allocate(Arena.ofAuto(), 0, 0, 0);

  private @Nullable MetalKernel kernel;
  private int given;
  private int threadgroupGiven;
  private long scratchUsed;
  private long stagedBytes;
  private long groupX;
  private long groupY;
  private long groupZ;

  KernelCall(MetalStream stream) {
    this.stream = stream;
  }

  KernelCall begin(MetalKernel newKernel) {
    kernel = newKernel;
    given = 0;
    threadgroupGiven = 0;
    scratchUsed = 0;
    stagedBytes = 0;
    groupX = 0;
    return this;
  }

  /**
   * Binds a buffer from its begin ({@code setBuffer:offset:atIndex:}).
   *
   * @param index the argument's index
   * @param buffer an open buffer of the stream's device
   * @return this call
   * @throws MetalArgumentException if the kernel has no such argument or the buffer is too small
   */
  public KernelCall buffer(int index, MetalBuffer buffer) {
    return buffer(index, buffer, 0);
  }

  /**
   * Binds a buffer from an offset.
   *
   * @param index the argument's index
   * @param buffer an open buffer of the stream's device
   * @param offset in bytes, a multiple of 4 and of the argument's alignment
   * @return this call
   * @throws MetalArgumentException if the kernel has no such argument, or less than one element
   *     lies behind the offset, or the offset is not aligned
   */
  public KernelCall buffer(int index, MetalBuffer buffer, long offset) {
    MetalKernel target = kernel();
    KernelArgument argument = target.bufferArgument(index);
    stream.checkUsable(buffer);
    ArgumentChecks.buffer(target, argument, buffer, offset);
    buffers[index] = buffer;
    offsets[index] = offset;
    given |= 1 << index;
    return this;
  }

  /**
   * Passes an {@code int}.
   *
   * @param index the argument's index
   * @param value the value
   * @return this call
   * @throws MetalArgumentException if the argument is something else
   */
  public KernelCall i32(int index, int value) {
    scratch.set(JAVA_INT, scalar(index, ArgumentChecks.Scalar.I32), value);
    return this;
  }

  /**
   * Passes a {@code uint}.
   *
   * @param index the argument's index
   * @param value the value, as its 32 bits
   * @return this call
   * @throws MetalArgumentException if the argument is something else
   */
  public KernelCall u32(int index, int value) {
    scratch.set(JAVA_INT, scalar(index, ArgumentChecks.Scalar.U32), value);
    return this;
  }

  /**
   * Passes a {@code long} or {@code ulong}.
   *
   * @param index the argument's index
   * @param value the value
   * @return this call
   * @throws MetalArgumentException if the argument is something else
   */
  public KernelCall i64(int index, long value) {
    scratch.set(JAVA_LONG, scalar(index, ArgumentChecks.Scalar.I64), value);
    return this;
  }

  /**
   * Passes a {@code float}.
   *
   * @param index the argument's index
   * @param value the value
   * @return this call
   * @throws MetalArgumentException if the argument is something else
   */
  public KernelCall f32(int index, float value) {
    scratch.set(JAVA_FLOAT, scalar(index, ArgumentChecks.Scalar.F32), value);
    return this;
  }

  /**
   * Passes a {@code half}.
   *
   * @param index the argument's index
   * @param value the value, rounded to half by {@link Float#floatToFloat16}
   * @return this call
   * @throws MetalArgumentException if the argument is something else
   */
  public KernelCall f16(int index, float value) {
    return f16Bits(index, Float.floatToFloat16(value));
  }

  KernelCall f16Bits(int index, short bits) {
    scratch.set(JAVA_SHORT, scalar(index, ArgumentChecks.Scalar.F16), bits);
    return this;
  }

  /**
   * Passes bytes, copied before this returns ({@code setBytes:length:atIndex:}; more than 4096
   * bytes go through the staging ring).
   *
   * @param index the argument's index
   * @param bytes one or more whole elements of the argument's type, on or off the heap
   * @return this call
   * @throws MetalArgumentException if the kernel has no such argument or writes to it, or the size
   *     is none that fits it
   */
  public KernelCall bytes(int index, MemorySegment bytes) {
    MetalKernel target = kernel();
    KernelArgument argument = target.bufferArgument(index);
    HostMemory.checkReadable(bytes, "argument");
    ArgumentChecks.bytes(
        target, argument, bytes.byteSize(), stream.policy().uploads().stagingBytes());
    long offset = reserve(index, bytes.byteSize());
    MemorySegment.copy(bytes, 0, scratch, offset, bytes.byteSize());
    return this;
  }

  /**
   * Gives a threadgroup argument its memory ({@code setThreadgroupMemoryLength:atIndex:}).
   *
   * @param index the index of {@code [[threadgroup(n)]]}
   * @param bytes its size, a positive multiple of 16
   * @return this call
   * @throws MetalArgumentException if the kernel has no such argument or the size is not allowed
   */
  public KernelCall threadgroupMemory(int index, long bytes) {
    MetalKernel target = kernel();
    target.threadgroupArgument(index);
    if (bytes <= 0 || bytes % THREADGROUP_MEMORY_UNIT != 0) {
      throw new MetalArgumentException(
          "Threadgroup memory %d of kernel '%s' must be a positive multiple of %d bytes, but is %d."
              .formatted(index, target.name(), THREADGROUP_MEMORY_UNIT, bytes));
    }
    threadgroupMemory[index] = bytes;
    threadgroupGiven |= 1 << index;
    return this;
  }

  /**
   * Sets the size of a threadgroup; without it, one that suits the kernel is taken.
   *
   * @param x the width in threads
   * @return this call
   */
  public KernelCall threadsPerThreadgroup(long x) {
    return threadsPerThreadgroup(x, 1, 1);
  }

  /**
   * Sets the size of a threadgroup; without it, one that suits the kernel is taken.
   *
   * @param x the width in threads
   * @param y the height in threads
   * @param z the depth in threads
   * @return this call
   */
  public KernelCall threadsPerThreadgroup(long x, long y, long z) {
    groupX = x;
    groupY = y;
    groupZ = z;
    return this;
  }

  /**
   * Dispatches over a row of threads ({@code dispatchThreads:threadsPerThreadgroup:}).
   *
   * @param x how many; 0 is a no-op
   */
  public void threads(long x) {
    threads(x, 1, 1);
  }

  /**
   * Dispatches over a box of threads ({@code dispatchThreads:threadsPerThreadgroup:}).
   *
   * @param x the width; a 0 in any size is a no-op
   * @param y the height
   * @param z the depth
   * @throws MetalArgumentException if an argument is missing or the grid is not allowed
   * @throws MetalFaultException if the stream is faulted
   */
  public void threads(long x, long y, long z) {
    dispatch(false, x, y, z);
  }

  /**
   * Dispatches a row of threadgroups ({@code dispatchThreadgroups:threadsPerThreadgroup:}).
   *
   * @param x how many; 0 is a no-op
   */
  public void threadgroups(long x) {
    threadgroups(x, 1, 1);
  }

  /**
   * Dispatches a box of threadgroups ({@code dispatchThreadgroups:threadsPerThreadgroup:}).
   *
   * @param x the width in threadgroups; a 0 in any size is a no-op
   * @param y the height
   * @param z the depth
   * @throws MetalArgumentException if an argument is missing or the grid is not allowed
   * @throws MetalFaultException if the stream is faulted
   */
  public void threadgroups(long x, long y, long z) {
    dispatch(true, x, y, z);
  }

  /**
   * Dispatches over a grid.
   *
   * @param over the grid, with or without the size of its threadgroups
   * @throws MetalArgumentException if an argument is missing or the grid is not allowed
   * @throws MetalFaultException if the stream is faulted
   */
  public void dispatch(Grid over) {
    if (over.groupX() != 0) {
      threadsPerThreadgroup(over.groupX(), over.groupY(), over.groupZ());
    }
    dispatch(over.inThreadgroups(), over.x(), over.y(), over.z());
  }

  private void dispatch(boolean inThreadgroups, long x, long y, long z) {
    MetalKernel target = kernel();
    ArgumentChecks.complete(target, given, threadgroupGiven);
    if (groupX == 0) {
      chooseThreadgroup(target, x, y);
    }
    ArgumentChecks.grid(target, inThreadgroups, x, y, z, groupX, groupY, groupZ);
    ArgumentChecks.threadgroupMemory(target, threadgroupGiven, threadgroupMemory);
    ArgumentChecks.staged(target, stagedBytes, stream.policy().uploads().stagingBytes());
    if (x != 0 && y != 0 && z != 0) {
      setSize(grid, x, y, z);
      setSize(group, groupX, groupY, groupZ);
      stream.dispatch(this, inThreadgroups);
    }
    kernel = null;
  }

  /** A row as wide as the SIMD groups allow; for two dimensions a block of whole SIMD groups. */
  private void chooseThreadgroup(MetalKernel target, long x, long y) {
    long width = target.threadExecutionWidth();
    long most = Math.min(DEFAULT_THREADGROUP, target.maxThreadsPerThreadgroup());
    if (y > 1) {
      groupX = Math.min(width, most);
      groupY = Math.clamp(y, 1, Math.max(1, most / groupX));
    } else {
      groupX = Math.max(1, Math.min(most, (x + width - 1) / width * width));
      groupY = 1;
    }
    groupZ = 1;
  }

  private static void setSize(MemorySegment size, long x, long y, long z) {
    MTLSize.width(size, x);
    MTLSize.height(size, y);
    MTLSize.depth(size, z);
  }

  MetalKernel kernel() {
    MetalKernel current = kernel;
    if (current == null) {
      throw new MetalArgumentException(
          "This call was dispatched already; begin the next one with stream.call(kernel).");
    }
    return current;
  }

  /** The bytes of the arguments that are too large to go inline, each in whole regions. */
  long stagedBytes() {
    return stagedBytes;
  }

  /** Notes on every buffer of this call that a batch uses it. */
  void noteUses(Batch batch, int streamIndex) {
    for (int rest = given; rest != 0; rest &= rest - 1) {
      int index = Integer.numberOfTrailingZeros(rest);
      MetalBuffer buffer = buffers[index];
      if (buffer != null) {
        versions[index] = buffer.useIn(batch, streamIndex);
      }
    }
  }

  /**
   * Encodes the call. Everything was checked before.
   *
   * @param bindings the open compute encoder
   * @param inThreadgroups what the grid counts
   * @param staging where the large arguments go, if there are any
   * @param stagingOffset the region reserved for them
   */
  void encode(
      ComputeBindings bindings,
      boolean inThreadgroups,
      @Nullable StagingRing staging,
      long stagingOffset) {
    try {
      bindings.kernel(kernel());
      encodeArguments(bindings, staging, stagingOffset);
      if (inThreadgroups) {
        bindings.dispatchThreadgroups(grid, group);
      } else {
        bindings.dispatchThreads(grid, group);
      }
    } finally {
      // setBytes was given an address only.
      Reference.reachabilityFence(scratch);
    }
  }

  private void encodeArguments(
      ComputeBindings bindings, @Nullable StagingRing staging, long stagingOffset) {
    long staged = stagingOffset;
    for (int rest = given; rest != 0; rest &= rest - 1) {
      int index = Integer.numberOfTrailingZeros(rest);
      if (buffers[index] != null) {
        BufferVersion version = Objects.requireNonNull(versions[index]);
        bindings.buffer(index, version.view(), version.offset() + offsets[index]);
      } else if (lengths[index] <= INLINE_BYTES) {
        bindings.bytes(index, scratch.address() + offsets[index], lengths[index]);
      } else {
        StagingRing ring = Objects.requireNonNull(staging);
        MemorySegment.copy(scratch, offsets[index], ring.memory(), staged, lengths[index]);
        bindings.buffer(index, ring.view(), staged);
        staged += StagingRing.aligned(lengths[index]);
      }
    }
    for (int rest = threadgroupGiven; rest != 0; rest &= rest - 1) {
      int index = Integer.numberOfTrailingZeros(rest);
      bindings.threadgroupMemory(index, threadgroupMemory[index]);
    }
  }

  /**
   * Checks a scalar argument and reserves its bytes; returns their offset in the scratch memory.
   */
  private long scalar(int index, ArgumentChecks.Scalar type) {
    MetalKernel target = kernel();
    ArgumentChecks.scalar(target, target.bufferArgument(index), type);
    return reserve(index, type.bytes());
  }

  private long reserve(int index, long bytes) {
    long offset = scratchUsed;
    scratchUsed += (bytes + SCRATCH_ALIGNMENT - 1) & -SCRATCH_ALIGNMENT;
    if (scratchUsed > scratch.byteSize()) {
      MemorySegment larger = Arena.ofAuto().allocate(scratchUsed * 2, SCRATCH_ALIGNMENT);
      MemorySegment.copy(scratch, 0, larger, 0, offset);
      scratch = larger;
    }
    buffers[index] = null;
    offsets[index] = offset;
    lengths[index] = bytes;
    given |= 1 << index;
    if (bytes > INLINE_BYTES) {
      stagedBytes += StagingRing.aligned(bytes);
    }
    return offset;
  }
}
