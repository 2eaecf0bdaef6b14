package dev.panametal.example;

import dev.panametal.Grid;
import dev.panametal.MetalDevice;

/** The least that a program does: opens a device and launches one kernel. */
public final class OneKernel {
  private OneKernel() {}

  public static void main(String[] arguments) {
    try (var device = MetalDevice.open();
        var stream = device.newStream();
        var x = device.allocate(64)) {
      var fill =
          device
              .compile(
                  "kernel void fill(device int* x, uint i [[thread_position_in_grid]]) { x[i] = 7; }")
              .kernel("fill");
      stream.launch(fill, Grid.threads(16), x);
      stream.synchronize();
    }
  }
}
