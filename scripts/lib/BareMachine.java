import dev.panametal.Grid;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** What scripts/bare-machine runs there: two kernels, one of them with barriers. */
public class BareMachine {
  private static final int GROUPS = 8;
  private static final int SIZE = 64;
  private static final int COUNT = GROUPS * SIZE;

  private static final String KERNELS =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void saxpy(device const float* x [[buffer(0)]],
                        device float* y [[buffer(1)]],
                        constant float& a [[buffer(2)]],
                        uint i [[thread_position_in_grid]]) {
        y[i] = a * x[i] + y[i];
      }

      kernel void reverse_each_threadgroup(device float* values [[buffer(0)]],
                                           uint at [[thread_position_in_grid]],
                                           uint i [[thread_index_in_threadgroup]],
                                           uint size [[threads_per_threadgroup]]) {
        threadgroup float tile[64];
        tile[i] = values[at];
        threadgroup_barrier(mem_flags::mem_threadgroup);
        values[at] = tanh(tile[size - 1 - i]);
      }
      """;

  private BareMachine() {}

  public static void main(String[] arguments) {
    float[] x = new float[COUNT];
    float[] y = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = i / 1024f;
      y[i] = 0.25f;
    }
    float[] result = new float[COUNT];
    try (MetalDevice device = MetalDevice.open();
        MetalStream stream = device.newStream();
        MetalBuffer bufferX = device.allocate(4L * COUNT);
        MetalBuffer bufferY = device.allocate(4L * COUNT)) {
      var library = device.compile(KERNELS);
      stream.upload(MemorySegment.ofArray(x), bufferX, 0);
      stream.upload(MemorySegment.ofArray(y), bufferY, 0);
      stream.launch(library.kernel("saxpy"), Grid.threads(COUNT), bufferX, bufferY, 2.0f);
      stream.launch(
          library.kernel("reverse_each_threadgroup"), Grid.threads(COUNT).by(SIZE), bufferY);
      stream.download(bufferY, 0, MemorySegment.ofArray(result));
    }
    for (int i = 0; i < COUNT; i++) {
      int source = i / SIZE * SIZE + SIZE - 1 - i % SIZE;
      double wanted = Math.tanh(2 * (source / 1024.0) + 0.25);
      if (Math.abs(result[i] - wanted) > 1e-6) {
        throw new AssertionError(
            "value " + i + " is " + result[i] + ", not " + wanted + ": " + Arrays.toString(result));
      }
    }
    System.out.println("saxpy and a kernel with a barrier: right");
  }
}
