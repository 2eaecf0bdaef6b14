package dev.panametal;

import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MTLGPUFamily;
import dev.panametal.metal.MTLSize;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Asks a device what it is. */
final class DeviceInfos {
  private DeviceInfos() {}

  /** Needs an autorelease pool. */
  static DeviceInfo of(MTLDevice device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment threads = device.maxThreadsPerThreadgroup(arena);
      return new DeviceInfo(
          ObjCRuntime.current().name(),
          ObjCStrings.toJava(device.name().id()),
          architecture(device),
          device.registryID(),
          device.hasUnifiedMemory(),
          device.isLowPower(),
          device.isHeadless(),
          device.isRemovable(),
          device.maxBufferLength(),
          device.recommendedMaxWorkingSetSize(),
          device.maxThreadgroupMemoryLength(),
          MTLSize.width(threads),
          MTLSize.height(threads),
          MTLSize.depth(threads),
          device.supportsFamily(MTLGPUFamily.APPLE4) || device.supportsFamily(MTLGPUFamily.MAC2));
    }
  }

  private static String architecture(MTLDevice device) {
    return device.respondsToSelector(MTLDevice.Selectors.ARCHITECTURE.id())
        ? ObjCStrings.toJava(device.architecture().name().id())
        : "";
  }
}
