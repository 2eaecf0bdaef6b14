package dev.panametal.cli;

import dev.panametal.DeviceInfo;
import dev.panametal.Grid;
import dev.panametal.MetalKernel;
import dev.panametal.StreamCounters;
import java.util.Arrays;
import java.util.List;

/**
 * What a run gave. The components' names are the keys of its JSON.
 *
 * @param runtime name of the Objective-C runtime
 * @param device name of the Metal device
 * @param kernel name of the kernel
 * @param grid the grid; a threadgroup of 0 threads stands for a size that the library chose
 * @param launches how often it was launched
 * @param bestNanos the shortest time from a launch to its completion as the host sees it
 * @param medianNanos the median of these times
 * @param gpuNanos time that the GPU needed for all launches together, by its own clock
 * @param counters what the launches did
 * @param outputs the files that were written
 */
record RunReport(
    String runtime,
    String device,
    String kernel,
    Grid grid,
    int launches,
    long bestNanos,
    long medianNanos,
    long gpuNanos,
    StreamCounters counters,
    List<Output> outputs) {

  /**
   * A file that was written.
   *
   * @param index the argument's index
   * @param path the file
   * @param bytes its size
   */
  record Output(int index, String path, int bytes) {}

  static RunReport of(
      DeviceInfo device,
      MetalKernel kernel,
      Grid grid,
      long[] nanos,
      StreamCounters counters,
      List<Output> outputs) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new RunReport(
        device.runtime(),
        device.name(),
        kernel.name(),
        grid,
        nanos.length,
        sorted[0],
        sorted[sorted.length / 2],
        counters.gpuNanos(),
        counters,
        outputs);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    row(text, "device", "%s (runtime %s)".formatted(device, runtime));
    row(
        text,
        "kernel",
        "%s, %d x %d x %d threads%s"
            .formatted(
                kernel,
                grid.x(),
                grid.y(),
                grid.z(),
                grid.groupX() == 0
                    ? ""
                    : " in threadgroups of %d x %d x %d"
                        .formatted(grid.groupX(), grid.groupY(), grid.groupZ())));
    row(
        text,
        "time",
        launches == 1
            ? "%s, on the GPU %s".formatted(Units.millis(bestNanos), Units.millis(gpuNanos))
            : "best %s, median %s of %d launches, on the GPU %s a launch"
                .formatted(
                    Units.millis(bestNanos),
                    Units.millis(medianNanos),
                    launches,
                    Units.millis(gpuNanos / launches)));
    row(
        text,
        "counters",
        "dispatches %d, command buffers %d, compute encoders %d, copies %d, syncs %d"
            .formatted(
                counters.dispatches(),
                counters.commandBuffers(),
                counters.computeEncoders(),
                counters.blits(),
                counters.syncs()));
    for (Output output : outputs) {
      row(text, "written", "%s: %s".formatted(output.path(), Units.bytes(output.bytes())));
    }
    return text.toString().stripTrailing();
  }

  private static void row(StringBuilder text, String what, String value) {
    text.append("%-10s %s%n".formatted(what, value));
  }
}
