package dev.panametal.example;

import dev.panametal.MetalDevice;
import dev.panametal.embedded.EmbeddedRuntime;

/** Drops a buffer that nobody has closed, and waits until the garbage collector has found it. */
public final class DroppedBuffer {
  private DroppedBuffer() {}

  public static void main(String[] arguments) {
    try (MetalDevice device = MetalDevice.open()) {
      drop(device);
      while (isAlive()) {
        System.gc();
      }
    }
  }

  private static void drop(MetalDevice device) {
    device.allocate(64).label("dropped");
  }

  private static boolean isAlive() {
    return EmbeddedRuntime.current().liveObjects().stream().anyMatch(o -> o.contains("dropped"));
  }
}
