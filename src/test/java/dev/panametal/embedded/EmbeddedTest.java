package dev.panametal.embedded;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.foundation.NSRange;
import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCObject;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.ObjectBlockHandler;
import dev.panametal.objc.Owned;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test against the embedded device through the generated bindings: an open device, one queue and
 * an autorelease pool. What {@link #own} was given is released in the end, and nothing must be
 * left.
 */
public abstract class EmbeddedTest {
  /** Kernels that most tests do with. */
  protected static final String KERNELS =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void saxpy(device const float *x [[buffer(0)]],
                        device float *y [[buffer(1)]],
                        constant float &a [[buffer(2)]],
                        uint i [[thread_position_in_grid]]) {
        y[i] = a * x[i] + y[i];
      }

      kernel void add_one(device float *values [[buffer(0)]], uint i [[thread_position_in_grid]]) {
        values[i] += 1.0f;
      }

      kernel void with_scratch(device float *values [[buffer(0)]],
                               threadgroup float *scratch [[threadgroup(0)]],
                               uint i [[thread_position_in_grid]],
                               uint lane [[thread_index_in_threadgroup]]) {
        scratch[lane] = values[i];
        values[i] = scratch[lane] * 2.0f;
      }
      """;

  private final Deque<Owned<?>> owned = new ArrayDeque<>();
  private long pool;
  private Owned<MTLDevice> device;
  private MTLCommandQueue queue;

  @BeforeEach
  void openDevice() {
    runtime().faults().reset();
    pool = AutoreleasePool.push();
    device = Objects.requireNonNull(MetalFunctions.createSystemDefaultDevice());
    queue = own(device().newCommandQueue());
  }

  @AfterEach
  void closeDevice() {
    runtime().faults().reset();
    waitFor(queue);
    AutoreleasePool.pop(pool);
    owned.forEach(Owned::close);
    device.close();
  }

  /** An empty command buffer completes after all others of its queue. */
  private void waitFor(MTLCommandQueue used) {
    MTLCommandBuffer last = commandBuffer(used);
    last.commit();
    last.waitUntilCompleted();
  }

  protected static EmbeddedRuntime runtime() {
    return EmbeddedRuntime.current();
  }

  protected static EmbeddedFaults faults() {
    return runtime().faults();
  }

  protected final MTLDevice device() {
    return device.get();
  }

  protected final MTLCommandQueue queue() {
    return queue;
  }

  /** Releases the owner after the test. */
  protected final <T extends ObjCObject> T own(@Nullable Owned<T> owner) {
    owned.push(Objects.requireNonNull(owner));
    return owner.get();
  }

  /** A block to pass as a handler. */
  protected static ObjCBlock block(ObjectBlockHandler handler) {
    return ObjCRuntime.current().blocks().acquire(handler);
  }

  protected final NSString string(String text) {
    return NSString.of(ObjCFunctions.autorelease(ObjCStrings.newString(text)));
  }

  protected static MTLCommandBuffer commandBuffer(MTLCommandQueue from) {
    return Objects.requireNonNull(from.commandBuffer());
  }

  protected final MTLCommandBuffer commandBuffer() {
    return commandBuffer(queue);
  }

  protected static MTLComputeCommandEncoder compute(MTLCommandBuffer commandBuffer) {
    return Objects.requireNonNull(commandBuffer.computeCommandEncoder());
  }

  protected static MTLBlitCommandEncoder blit(MTLCommandBuffer commandBuffer) {
    return Objects.requireNonNull(commandBuffer.blitCommandEncoder());
  }

  protected final MTLBuffer sharedBuffer(long bytes) {
    return own(device().newBufferWithLength(bytes, MTLResourceOptions.STORAGE_MODE_SHARED));
  }

  protected final MTLBuffer privateBuffer(long bytes) {
    return own(device().newBufferWithLength(bytes, MTLResourceOptions.STORAGE_MODE_PRIVATE));
  }

  protected static MemorySegment contents(MTLBuffer buffer) {
    return buffer.contents().reinterpret(buffer.length());
  }

  protected final MTLComputePipelineState pipeline(String kernel) {
    try (var library = device().newLibraryWithSource(string(KERNELS), null);
        var function = Objects.requireNonNull(library.get().newFunctionWithName(string(kernel)))) {
      return own(device().newComputePipelineStateWithFunction(function.get()));
    }
  }

  protected static MemorySegment size(long width, long height, long depth) {
    return MemorySegment.ofArray(new long[] {width, height, depth});
  }

  protected static MemorySegment range(long location, long length) {
    MemorySegment range = MemorySegment.ofArray(new long[2]);
    NSRange.location(range, location);
    NSRange.length(range, length);
    return range;
  }
}
