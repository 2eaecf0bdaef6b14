package dev.panametal.cli;

import com.google.gson.Gson;
import dev.panametal.DeviceInfo;
import dev.panametal.MetalDevice;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the devices of the system. */
@Command(name = "devices", description = "Lists the Metal devices of this system.")
final class DevicesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "One JSON array on stdout.")
  private boolean json;

  @Override
  public Integer call() {
    List<DeviceInfo> devices = MetalDevice.list();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(new Gson().toJson(devices));
    } else if (devices.isEmpty()) {
      out.println("This system gives this process no Metal device.");
    } else {
      devices.forEach(device -> print(out, device));
    }
    out.flush();
    return devices.isEmpty() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private static void print(PrintWriter out, DeviceInfo device) {
    out.printf("%s (runtime %s)%n", device.name(), device.runtime());
    row(out, "registry ID", "%#x".formatted(device.registryId()));
    row(out, "memory", device.unifiedMemory() ? "shared with the host" : "its own");
    row(out, "working set", Units.bytes(device.recommendedMaxWorkingSetSize()) + " recommended");
    row(out, "largest buffer", Units.bytes(device.maxBufferLength()));
    row(
        out,
        "threadgroup",
        "at most %d x %d x %d threads, %s of threadgroup memory"
            .formatted(
                device.maxThreadsPerThreadgroupX(),
                device.maxThreadsPerThreadgroupY(),
                device.maxThreadsPerThreadgroupZ(),
                Units.bytes(device.maxThreadgroupMemoryBytes())));
    row(out, "ragged grids", device.nonuniformThreadgroups() ? "yes" : "no");
  }

  private static void row(PrintWriter out, String what, String value) {
    out.printf("  %-15s %s%n", what, value);
  }
}
