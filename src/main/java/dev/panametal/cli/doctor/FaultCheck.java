package dev.panametal.cli.doctor;

import dev.panametal.Grid;
import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalFaultException;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a fault on the GPU is reported, and the stream goes on after it. */
final class FaultCheck {
  private static final String CHECK = "fault and recovery";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** In elements of four bytes: a tebibyte beyond the buffer, where no GPU has memory. */
  private static final long FAR_AWAY = 1L << 38;

  private static final String SOURCE =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void store(device uint* data [[buffer(0)]],
                        constant long& index [[buffer(1)]]) {
        data[index] = 7;
      }
      """;

  private FaultCheck() {}

  static Finding run(MetalDevice device) {
    MetalKernel store = device.compile(SOURCE).kernel("store");
    int[] result = new int[1];
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(Integer.BYTES)) {
      MetalFaultException fault = provoke(stream, store, data);
      if (fault == null) {
        return Finding.warning(
            CHECK,
            "this GPU reported nothing for a store far outside a buffer",
            "Do not rely on faults to find wrong indices on this device.");
      }
      stream.reset();
      stream.launch(store, Grid.threads(1), data, 0L);
      stream.download(data, 0, MemorySegment.ofArray(result));
      return result[0] == 7
          ? Finding.ok(
              CHECK, "code %d reported, and the stream works again".formatted(fault.code()))
          : Finding.failed(
              CHECK,
              "after reset() a kernel stored %d instead of 7".formatted(result[0]),
              "Open a new device after a fault, and please report this with the output.");
    }
  }

  private static @Nullable MetalFaultException provoke(
      MetalStream stream, MetalKernel store, MetalBuffer data) {
    long index = FAR_AWAY;
    if (!ObjCRuntime.current().name().equals(ObjCRuntime.DEFAULT)) {
      // The embedded device runs kernels unchecked in this process: a wild store would end it.
      EmbeddedRuntime.current()
          .faults()
          .failKernel(store.name(), MTLCommandBufferError.PAGE_FAULT, "injected by the doctor");
      index = 0;
    }
    try {
      stream.launch(store, Grid.threads(1), data, index);
      stream.synchronize(PATIENCE);
      return null;
    } catch (MetalFaultException fault) {
      return fault;
    }
  }
}
