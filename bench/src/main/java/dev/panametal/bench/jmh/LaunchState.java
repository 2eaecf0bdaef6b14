package dev.panametal.bench.jmh;

import dev.panametal.BatchPolicy;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import dev.panametal.Storage;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A stream, a kernel with four buffers and a constant, and two sets of buffers for it. */
@State(Scope.Thread)
public class LaunchState {
  static final String KERNEL = "weighted";

  static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void weighted(device const float* a [[buffer(0)]],
                           device const float* b [[buffer(1)]],
                           device const float* c [[buffer(2)]],
                           device float* out [[buffer(3)]],
                           constant float4& weights [[buffer(4)]],
                           uint i [[thread_position_in_grid]]) {
        out[i] = weights.x * a[i] + weights.y * b[i] + weights.z * c[i] + weights.w;
      }
      """;

  static final int BUFFERS = 4;
  static final long THREADS = 32;
  static final long BYTES = THREADS * Float.BYTES;

  private final MetalDevice device = MetalDevice.open();

  /** Nothing commits but the end of an invocation. */
  private final MetalStream stream =
      device.newStream(BatchPolicy.defaults().toBuilder().maxDispatches(Integer.MAX_VALUE).build());

  private final MetalKernel kernel = device.compile(SOURCE).kernel(KERNEL);
  private final MetalBuffer[][] buffers = new MetalBuffer[2][BUFFERS];
  private final MemorySegment weights = MemorySegment.ofArray(new float[] {1, 2, 3, 4});

  /** Allocates the buffers. */
  public LaunchState() {
    for (MetalBuffer[] set : buffers) {
      for (int i = 0; i < BUFFERS; i++) {
        set[i] = device.allocate(BYTES, Storage.PRIVATE);
      }
    }
  }

  void call(int set) {
    MetalBuffer[] chosen = buffers[set];
    stream
        .call(kernel)
        .buffer(0, chosen[0])
        .buffer(1, chosen[1])
        .buffer(2, chosen[2])
        .buffer(3, chosen[3])
        .bytes(4, weights)
        .threadsPerThreadgroup(THREADS)
        .threads(THREADS);
  }

  /** Executes what was encoded. */
  @TearDown(Level.Invocation)
  public void execute() {
    stream.synchronize();
  }

  /** Gives everything back. */
  @TearDown(Level.Trial)
  public void close() {
    for (MetalBuffer[] set : buffers) {
      for (MetalBuffer buffer : set) {
        buffer.close();
      }
    }
    stream.close();
    device.close();
  }
}
