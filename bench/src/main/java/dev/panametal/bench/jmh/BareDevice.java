package dev.panametal.bench.jmh;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCObject;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Metal device and its objects by the bindings alone, without the runtime above them. */
final class BareDevice implements AutoCloseable {
  private final Deque<Owned<?>> owned = new ArrayDeque<>();
  private final MTLDevice device;
  private final MTLCommandQueue queue;

  BareDevice() {
    device = own(MetalFunctions.createSystemDefaultDevice());
    queue = own(device.newCommandQueue());
  }

  MTLCommandQueue queue() {
    return queue;
  }

  MTLBuffer privateBuffer(long bytes) {
    return own(device.newBufferWithLength(bytes, MTLResourceOptions.STORAGE_MODE_PRIVATE));
  }

  MTLComputePipelineState pipeline(String source, String kernel) {
    long pool = AutoreleasePool.push();
    try (var library = device.newLibraryWithSource(string(source), null);
        var function = Objects.requireNonNull(library.get().newFunctionWithName(string(kernel)))) {
      return own(device.newComputePipelineStateWithFunction(function.get()));
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  private static NSString string(String text) {
    return NSString.of(ObjCFunctions.autorelease(ObjCStrings.newString(text)));
  }

  private <T extends ObjCObject> T own(@Nullable Owned<T> owner) {
    owned.push(Objects.requireNonNull(owner, "the device gave no object"));
    return owner.get();
  }

  @Override
  public void close() {
    long pool = AutoreleasePool.push();
    try {
      owned.forEach(Owned::close);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
