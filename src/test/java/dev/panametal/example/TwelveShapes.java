package dev.panametal.example;

import dev.panametal.foundation.NSNumber;
import dev.panametal.metal.MTLGPUFamily;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.support.CountingRuntime;
import java.lang.foreign.Arena;
import java.util.Objects;

/** Sends messages of twelve shapes and prints how many the runtime was asked for. */
public final class TwelveShapes {
  private TwelveShapes() {}

  public static void main(String[] arguments) {
    long pool = AutoreleasePool.push();
    try (var arena = Arena.ofConfined();
        var device = Objects.requireNonNull(MetalFunctions.createSystemDefaultDevice())) {
      device.get().name();
      device.get().hasUnifiedMemory();
      device.get().supportsFamily(MTLGPUFamily.APPLE7);
      device.get().maxThreadsPerThreadgroup(arena);
      NSNumber.numberWithDouble(1).doubleValue();
      NSNumber.numberWithFloat(1).floatValue();
      NSNumber.numberWithInt(1).intValue();
      NSNumber.numberWithBool(true);
      NSNumber.numberWithInteger(1);
    }
    AutoreleasePool.pop(pool);
    System.out.println(CountingRuntime.shapes() + " shapes");
  }
}
