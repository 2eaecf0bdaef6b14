package dev.panametal.bench.jmh;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The messages of the launches of {@link LaunchState}, sent through the bare handles. */
@State(Scope.Thread)
public class BareLaunchState {
  private final BareDevice device = new BareDevice();
  private final long pipeline = device.pipeline(LaunchState.SOURCE, LaunchState.KERNEL).id();
  private final long[][] buffers = new long[2][LaunchState.BUFFERS];
  private final Arena arena = Arena.ofShared();
  private final MemorySegment weights = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3, 4);
  private final MemorySegment size = MemorySegment.ofArray(new long[] {LaunchState.THREADS, 1, 1});

  private long commandBuffer;
  private long encoder;

  /** Allocates the buffers. */
  public BareLaunchState() {
    for (long[] set : buffers) {
      for (int i = 0; i < set.length; i++) {
        set[i] = device.privateBuffer(LaunchState.BYTES).id();
      }
    }
  }

  /** Has an encoder open whose kernel and buffers are bound. */
  @Setup(Level.Invocation)
  public void open() {
    long pool = AutoreleasePool.push();
    try {
      MTLCommandBuffer opened = Objects.requireNonNull(device.queue().commandBuffer());
      commandBuffer = ObjCFunctions.retain(opened.id());
      MTLComputeCommandEncoder compute = Objects.requireNonNull(opened.computeCommandEncoder());
      encoder = ObjCFunctions.retain(compute.id());
      VoidMessages.send(
          encoder, MTLComputeCommandEncoder.Selectors.SET_COMPUTE_PIPELINE_STATE, pipeline);
      for (int i = 0; i < LaunchState.BUFFERS; i++) {
        compute.setBuffer(MTLBuffer.of(buffers[0][i]), 0, i);
      }
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  void sendAll(int set) throws Throwable {
    long[] chosen = buffers[set];
    long pool = (long) BareHandles.POOL_PUSH.invokeExact();
    setBuffer(chosen[0], 0);
    setBuffer(chosen[1], 1);
    setBuffer(chosen[2], 2);
    setBuffer(chosen[3], 3);
    setConstantAndDispatch();
    BareHandles.POOL_POP.invokeExact(pool);
  }

  void sendConstantOnly() throws Throwable {
    long pool = (long) BareHandles.POOL_PUSH.invokeExact();
    setConstantAndDispatch();
    BareHandles.POOL_POP.invokeExact(pool);
  }

  private void setBuffer(long buffer, long index) throws Throwable {
    BareHandles.WITH_THREE.invokeExact(
        encoder,
        MTLComputeCommandEncoder.Selectors.SET_BUFFER__OFFSET__AT_INDEX,
        buffer,
        0L,
        index);
  }

  private void setConstantAndDispatch() throws Throwable {
    BareHandles.WITH_THREE.invokeExact(
        encoder,
        MTLComputeCommandEncoder.Selectors.SET_BYTES_LENGTH_AT_INDEX,
        weights.address(),
        16L,
        4L);
    BareHandles.WITH_TWO_SIZES.invokeExact(
        encoder,
        MTLComputeCommandEncoder.Selectors.DISPATCH_THREADS_THREADS_PER_THREADGROUP,
        size,
        size);
  }

  /** Executes what was encoded. */
  @TearDown(Level.Invocation)
  public void execute() {
    long pool = AutoreleasePool.push();
    try {
      MTLComputeCommandEncoder.of(encoder).endEncoding();
      MTLCommandBuffer opened = MTLCommandBuffer.of(commandBuffer);
      opened.commit();
      opened.waitUntilCompleted();
      ObjCFunctions.release(encoder);
      ObjCFunctions.release(commandBuffer);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /** Gives everything back. */
  @TearDown(Level.Trial)
  public void close() {
    device.close();
    arena.close();
  }
}
