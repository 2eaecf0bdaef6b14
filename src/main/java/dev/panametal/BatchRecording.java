package dev.panametal;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLSize;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCError;
import dev.panametal.objc.ObjCFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one batch, kept so that they can be run again one at a time when it has failed.
 * Holds a reference to each buffer: the batch's own end with it. Guarded by the stream's lock.
 */
final class BatchRecording {
  /** How long to sleep between two looks at a command buffer that runs. */
  private static final long LOOK_NANOS = 50_000;

  private final List<Step> steps = new ArrayList<>();
  private final Set<Long> buffers = new HashSet<>();
  private int dispatches;

  /** One command; encodes itself with an encoder of its own. */
  private sealed interface Step {
    String name();

    void encode(MTLCommandBuffer into, Arena arena);
  }

  private static final class Dispatch implements Step {
    private final String name;
    private final MetalKernel kernel;
    private final long[] buffers;
    private final long[] offsets;
    private final byte[][] bytes;
    private final long[] threadgroupMemory;
    private final long[] grid;
    private final boolean inThreadgroups;

    Dispatch(
        String name,
        MetalKernel kernel,
        ComputeBindings bound,
        long[] grid,
        boolean inThreadgroups) {
      this.name = name;
      this.kernel = kernel;
      this.buffers = bound.boundBuffers();
      this.offsets = bound.boundOffsets();
      this.bytes = bound.boundBytes();
      this.threadgroupMemory = bound.boundThreadgroupMemory();
      this.grid = grid;
      this.inThreadgroups = inThreadgroups;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void encode(MTLCommandBuffer into, Arena arena) {
      MTLComputeCommandEncoder encoder =
          MTLComputeCommandEncoder.of(
              ObjC.nonNil(ObjC.id(into.computeCommandEncoder()), "encoder"));
      encoder.setComputePipelineState(kernel.pipeline());
      for (int rest = kernel.bufferMask(); rest != 0; rest &= rest - 1) {
        int slot = Integer.numberOfTrailingZeros(rest);
        byte[] inline = bytes[slot];
        if (inline.length > 0) {
          encoder.setBytes(
              arena.allocate(inline.length, 16).copyFrom(MemorySegment.ofArray(inline)),
              inline.length,
              slot);
        } else {
          encoder.setBuffer(MTLBuffer.of(buffers[slot]), offsets[slot], slot);
        }
      }
      for (int rest = kernel.threadgroupMask(); rest != 0; rest &= rest - 1) {
        int slot = Integer.numberOfTrailingZeros(rest);
        encoder.setThreadgroupMemoryLength(threadgroupMemory[slot], slot);
      }
      MemorySegment threads = MTLSize.allocate(arena, grid[0], grid[1], grid[2]);
      MemorySegment group = MTLSize.allocate(arena, grid[3], grid[4], grid[5]);
      if (inThreadgroups) {
        encoder.dispatchThreadgroups(threads, group);
      } else {
        encoder.dispatchThreads(threads, group);
      }
      encoder.endEncoding();
    }
  }

  private record Copy(long from, long fromOffset, long to, long toOffset, long bytes)
      implements Step {
    @Override
    public String name() {
      return "a copy of %d bytes".formatted(bytes);
    }

    @Override
    public void encode(MTLCommandBuffer into, Arena arena) {
      MTLBlitCommandEncoder encoder = blit(into);
      encoder.copyFromBuffer(MTLBuffer.of(from), fromOffset, MTLBuffer.of(to), toOffset, bytes);
      encoder.endEncoding();
    }
  }

  private record Fill(long buffer, long offset, long bytes, byte value) implements Step {
    @Override
    public String name() {
      return "a fill of %d bytes".formatted(bytes);
    }

    @Override
    public void encode(MTLCommandBuffer into, Arena arena) {
      MTLBlitCommandEncoder encoder = blit(into);
      encoder.fillBuffer(MTLBuffer.of(buffer), NSRange.allocate(arena, offset, bytes), value);
      encoder.endEncoding();
    }
  }

  private static MTLBlitCommandEncoder blit(MTLCommandBuffer into) {
    return MTLBlitCommandEncoder.of(ObjC.nonNil(ObjC.id(into.blitCommandEncoder()), "encoder"));
  }

  void dispatch(ComputeBindings bound, MetalKernel kernel, long[] grid, boolean inThreadgroups) {
    dispatches++;
    Dispatch step =
        new Dispatch(
            "dispatch %d: %s".formatted(dispatches, kernel.name()),
            kernel,
            bound,
            grid,
            inThreadgroups);
    for (int rest = kernel.bufferMask(); rest != 0; rest &= rest - 1) {
      int slot = Integer.numberOfTrailingZeros(rest);
      if (step.bytes[slot].length == 0) {
        keep(step.buffers[slot]);
      }
    }
    steps.add(step);
  }

  void copy(MTLBuffer from, long fromOffset, MTLBuffer to, long toOffset, long bytes) {
    keep(from.id());
    keep(to.id());
    steps.add(new Copy(from.id(), fromOffset, to.id(), toOffset, bytes));
  }

  void fill(MTLBuffer buffer, MemorySegment range, byte value) {
    keep(buffer.id());
    steps.add(new Fill(buffer.id(), NSRange.location(range), NSRange.length(range), value));
  }

  private void keep(long buffer) {
    if (buffers.add(buffer)) {
      ObjCFunctions.retain(buffer);
    }
  }

  /** Forgets the commands. Needs an autorelease pool. */
  void release() {
    steps.clear();
    buffers.forEach(ObjCFunctions::release);
    buffers.clear();
    dispatches = 0;
  }

  /**
   * Runs the commands again, each in a command buffer of its own and waited for, until one fails.
   * No autorelease pool may be open: this waits.
   *
   * @param queue a queue on which nothing has failed
   * @return what came of it, as a sentence
   */
  String replay(MTLCommandQueue queue) {
    for (Step step : steps) {
      ObjCError error = run(step, queue);
      if (error != null) {
        return "Run again one at a time, %s was the first to fail: %s (%s, code %d)."
            .formatted(step.name(), error.description(), error.domain(), error.code());
      }
    }
    return "Run again one at a time, none of its %d commands failed.".formatted(steps.size());
  }

  private static @Nullable ObjCError run(Step step, MTLCommandQueue queue) {
    CommandBufferView commands = new CommandBufferView();
    long pool = AutoreleasePool.push();
    try (Arena arena = Arena.ofConfined()) {
      commands.hold(
          ObjCFunctions.retain(ObjC.nonNil(ObjC.id(queue.commandBuffer()), "commandBuffer")));
      step.encode(commands, arena);
      commands.commit();
    } finally {
      AutoreleasePool.pop(pool);
    }
    while (commands.status() < MTLCommandBufferStatus.COMPLETED) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    pool = AutoreleasePool.push();
    try {
      var error = commands.status() == MTLCommandBufferStatus.ERROR ? commands.error() : null;
      return error == null ? null : ObjCError.read(error.id());
    } finally {
      commands.giveUp();
      AutoreleasePool.pop(pool);
    }
  }
}
