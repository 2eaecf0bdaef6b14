package dev.panametal.example;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.MetalStream;

/** A program with a mistake that it does not catch. */
public final class CopyBeyondTheEnd {
  private CopyBeyondTheEnd() {}

  public static void main(String[] arguments) {
    try (MetalDevice device = MetalDevice.open();
        MetalStream stream = device.newStream();
        MetalBuffer from = device.allocate(64).label("from");
        MetalBuffer to = device.allocate(16).label("to")) {
      stream.copy(from, 0, to, 0, 64);
    }
  }
}
