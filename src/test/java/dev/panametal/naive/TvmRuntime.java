package dev.panametal.naive;

import static java.util.Objects.requireNonNull;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLFunction;
import dev.panametal.metal.MTLLibrary;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MTLSize;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command batching of Apache TVM's Metal runtime as of its commit 5d4dc872, with two of its
 * defects: staging buffers are written again once they have been committed, whether or not the GPU
 * has read them, and a readback does not ask whether the work succeeded.
 */
public final class TvmRuntime implements AutoCloseable {
  private final List<Owned<MTLBuffer>> staging = new ArrayList<>();
  private final Owned<MTLDevice> device;
  private final Owned<MTLCommandQueue> queue;
  private final Owned<MTLBuffer> data;
  private final int slots;
  private final long slotBytes;
  private int nextSlot;
  private @Nullable Owned<MTLCommandBuffer> pending;

  /** A runtime with one private buffer and so many staging buffers. */
  public TvmRuntime(long dataBytes, int slots, long slotBytes) {
    this.slots = slots;
    this.slotBytes = slotBytes;
    device = requireNonNull(MetalFunctions.createSystemDefaultDevice());
    queue = requireNonNull(device.get().newCommandQueue());
    data = newBuffer(dataBytes, MTLResourceOptions.STORAGE_MODE_PRIVATE);
    for (int i = 0; i < slots; i++) {
      staging.add(newBuffer(slotBytes, MTLResourceOptions.STORAGE_MODE_SHARED));
    }
  }

  private Owned<MTLBuffer> newBuffer(long bytes, long options) {
    return requireNonNull(device.get().newBufferWithLength(bytes, options));
  }

  private MTLCommandBuffer pendingCommandBuffer() {
    if (pending == null) {
      pending = Owned.retain(requireNonNull(queue.get().commandBuffer()));
    }
    return pending.get();
  }

  /** Copies bytes into the buffer by way of the next staging buffer. */
  public void upload(MemorySegment from, long offset) {
    if (nextSlot == slots) {
      flush();
      nextSlot = 0;
    }
    MTLBuffer slot = staging.get(nextSlot++).get();
    long pool = AutoreleasePool.push();
    try {
      requireNonNull(memoryOf(slot)).copyFrom(from);
      var blit = requireNonNull(pendingCommandBuffer().blitCommandEncoder());
      blit.copyFromBuffer(slot, 0, data.get(), offset, from.byteSize());
      blit.endEncoding();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private final List<MemorySegment> memories = new ArrayList<>();

  private MemorySegment memoryOf(MTLBuffer slot) {
    // The pointer is asked for once: the embedded device refuses to give it while a slot is in use.
    int index = nextSlot - 1;
    if (index == memories.size()) {
      memories.add(requireNonNull(slot.contents()).reinterpret(slotBytes));
    }
    return memories.get(index);
  }

  /** Launches a kernel of one buffer argument over so many threads. */
  public void launch(String source, String kernel, long threads) {
    long pool = AutoreleasePool.push();
    try (Arena arena = Arena.ofConfined();
        Owned<MTLLibrary> library = library(source);
        Owned<MTLFunction> function = function(library.get(), kernel);
        Owned<MTLComputePipelineState> pipeline =
            device.get().newComputePipelineStateWithFunction(function.get())) {
      var encoder = requireNonNull(pendingCommandBuffer().computeCommandEncoder());
      encoder.setComputePipelineState(pipeline.get());
      encoder.setBuffer(data.get(), 0, 0);
      encoder.dispatchThreads(
          MTLSize.allocate(arena, threads, 1, 1), MTLSize.allocate(arena, 32, 1, 1));
      encoder.endEncoding();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private Owned<MTLLibrary> library(String source) {
    long text = ObjCStrings.newString(source);
    try {
      return device.get().newLibraryWithSource(NSString.of(text), null);
    } finally {
      ObjCFunctions.release(text);
    }
  }

  private static Owned<MTLFunction> function(MTLLibrary library, String name) {
    long text = ObjCStrings.newString(name);
    try {
      return requireNonNull(library.newFunctionWithName(NSString.of(text)));
    } finally {
      ObjCFunctions.release(text);
    }
  }

  /** Commits, without waiting. */
  public void flush() {
    if (pending != null) {
      pending.get().commit();
      pending.close();
      pending = null;
    }
  }

  /** Copies the buffer back, waits, and hands out whatever is there. */
  public void download(MemorySegment to) {
    long pool = AutoreleasePool.push();
    try (Owned<MTLBuffer> readback =
        newBuffer(to.byteSize(), MTLResourceOptions.STORAGE_MODE_SHARED)) {
      MTLCommandBuffer commandBuffer = pendingCommandBuffer();
      var blit = requireNonNull(commandBuffer.blitCommandEncoder());
      blit.copyFromBuffer(data.get(), 0, readback.get(), 0, to.byteSize());
      blit.endEncoding();
      commandBuffer.commit();
      commandBuffer.waitUntilCompleted();
      requireNonNull(pending).close();
      pending = null;
      to.copyFrom(requireNonNull(readback.get().contents()).reinterpret(to.byteSize()));
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  @Override
  public void close() {
    long pool = AutoreleasePool.push();
    try {
      staging.forEach(Owned::close);
      data.close();
      queue.close();
      device.close();
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
