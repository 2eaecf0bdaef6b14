package dev.panametal.cli.doctor;

import dev.panametal.DeviceInfo;
import dev.panametal.MetalDevice;
import dev.panametal.cli.Units;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLGPUFamily;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.Owned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the default device says of itself. */
final class DeviceChecks {
  private static final Map<String, Long> FAMILIES = new LinkedHashMap<>();

  static {
    for (long number = 1; number <= 10; number++) {
      FAMILIES.put("Apple" + number, MTLGPUFamily.APPLE1 + number - 1);
    }
    FAMILIES.put("Mac2", MTLGPUFamily.MAC2);
    FAMILIES.put("Metal3", MTLGPUFamily.METAL3);
    FAMILIES.put("Metal4", MTLGPUFamily.METAL4);
  }

  private DeviceChecks() {}

  static Finding device(MetalDevice device) {
    DeviceInfo info = device.info();
    return Finding.ok(
        "device",
        "%s, %s memory, working set %s, largest buffer %s, threadgroup memory %s"
            .formatted(
                info.name(),
                info.unifiedMemory() ? "unified" : "separate",
                Units.bytes(info.recommendedMaxWorkingSetSize()),
                Units.bytes(info.maxBufferLength()),
                Units.bytes(info.maxThreadgroupMemoryBytes())));
  }

  static Finding families() {
    long pool = AutoreleasePool.push();
    try (Owned<MTLDevice> device = MetalFunctions.createSystemDefaultDevice()) {
      if (device == null) {
        return Finding.failed("GPU families", "no device", "See the check of the device.");
      }
      MTLDevice view = device.get();
      String supported =
          FAMILIES.entrySet().stream()
              .filter(family -> view.supportsFamily(family.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.joining(", "));
      return supported.isEmpty()
          ? Finding.warning(
              "GPU families",
              "none",
              "A virtual machine's device claims less than it does; the checks below say what works.")
          : Finding.ok("GPU families", supported);
    } finally {
      AutoreleasePool.pop(pool);
    }
  }
}
