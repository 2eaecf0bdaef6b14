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
import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.metal.MTLSize;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCObject;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the naive runtimes share: a device, and its objects until it is closed. */
public final class NaiveDevice implements AutoCloseable {
  private final Deque<Owned<?>> owned = new ArrayDeque<>();
  private final long pool = AutoreleasePool.push();
  private final Owned<MTLDevice> device =
      requireNonNull(MetalFunctions.createSystemDefaultDevice());

  /** Keeps an object until the device is closed. */
  <T extends ObjCObject> Owned<T> own(@Nullable Owned<T> object) {
    owned.push(requireNonNull(object));
    return object;
  }

  MTLCommandQueue newQueue() {
    return own(device.get().newCommandQueue()).get();
  }

  MTLSharedEvent newEvent() {
    return own(device.get().newSharedEvent()).get();
  }

  /** A buffer that the host reads and writes. */
  public Owned<MTLBuffer> newBuffer(long bytes) {
    return own(device.get().newBufferWithLength(bytes, MTLResourceOptions.STORAGE_MODE_SHARED));
  }

  /** The memory of a buffer. The embedded device gives it only while nothing uses the buffer. */
  public static MemorySegment memory(MTLBuffer buffer) {
    return requireNonNull(buffer.contents()).reinterpret(buffer.length());
  }

  MTLComputePipelineState pipeline(String source, String kernel) {
    try (Owned<MTLLibrary> library = library(source);
        Owned<MTLFunction> function = function(library.get(), kernel)) {
      return own(device.get().newComputePipelineStateWithFunction(function.get())).get();
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

  /** Encodes a kernel of one buffer, with an encoder of its own. */
  static void dispatch(
      MTLCommandBuffer commands, MTLComputePipelineState pipeline, MTLBuffer data, long threads) {
    try (Arena arena = Arena.ofConfined()) {
      var encoder = requireNonNull(commands.computeCommandEncoder());
      encoder.setComputePipelineState(pipeline);
      encoder.setBuffer(data, 0, 0);
      encoder.dispatchThreads(
          MTLSize.allocate(arena, threads, 1, 1), MTLSize.allocate(arena, 32, 1, 1));
      encoder.endEncoding();
    }
  }

  @Override
  public void close() {
    AutoreleasePool.pop(pool);
    owned.forEach(Owned::close);
    device.close();
  }
}
