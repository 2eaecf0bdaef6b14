package dev.panametal.cli.doctor;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalKernel;
import dev.panametal.MetalStream;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.util.Arrays;
import java.util.Locale;

/** What messages, launches and round trips cost here; rough figures, for comparison. */
final class Timings {
  private static final String CHECK = "timings";
  private static final int ROUNDS = 15;
  private static final int MESSAGES = 20_000;
  private static final int LAUNCHES = 200;

  private static final String SOURCE =
      """
      kernel void nothing(device uint* data [[buffer(0)]]) {}
      """;

  private Timings() {}

  static Finding run(MetalDevice device) {
    MetalKernel nothing = device.compile(SOURCE).kernel("nothing");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(Integer.BYTES)) {
      return Finding.ok(
          CHECK,
          String.format(
              Locale.ROOT,
              "message %.0f ns, launch %.2f us, commit and wait %.0f us",
              message(),
              launch(stream, nothing, data) / 1e3,
              roundTrip(stream, nothing, data) / 1e3));
    }
  }

  /** Nanoseconds of a message that only reads a property. */
  private static double message() {
    long pool = AutoreleasePool.push();
    try (Owned<MTLDevice> device = MetalFunctions.createSystemDefaultDevice()) {
      if (device == null) {
        return Double.NaN;
      }
      MTLDevice view = device.get();
      return median(
          MESSAGES,
          () -> {
            for (int i = 0; i < MESSAGES; i++) {
              view.registryID();
            }
          });
    } finally {
      AutoreleasePool.pop(pool);
    }
  }

  /** Nanoseconds of the host for a launch within a batch. */
  private static double launch(MetalStream stream, MetalKernel kernel, MetalBuffer data) {
    double encoding =
        median(
            LAUNCHES,
            () -> {
              for (int i = 0; i < LAUNCHES; i++) {
                stream.call(kernel).buffer(0, data).threads(1);
              }
            });
    stream.synchronize();
    return encoding;
  }

  /** Nanoseconds from the launch of an empty kernel until the host knows that it is done. */
  private static double roundTrip(MetalStream stream, MetalKernel kernel, MetalBuffer data) {
    return median(
        1,
        () -> {
          stream.call(kernel).buffer(0, data).threads(1);
          stream.synchronize();
        });
  }

  /** The median time of a round, for each of its operations. */
  private static double median(int operations, Runnable round) {
    double[] nanos = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      round.run();
      nanos[i] = (double) (System.nanoTime() - start) / operations;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }
}
