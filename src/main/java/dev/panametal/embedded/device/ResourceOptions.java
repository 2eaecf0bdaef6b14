package dev.panametal.embedded.device;

import dev.panametal.metal.MTLHazardTrackingMode;

/** {@code MTLResourceOptions} taken apart. */
record ResourceOptions(long bits) {
  private static final int STORAGE_SHIFT = 4;
  private static final int HAZARD_SHIFT = 8;
  private static final long FIELD = 0xF;

  long cpuCacheMode() {
    return bits & FIELD;
  }

  long storageMode() {
    return bits >>> STORAGE_SHIFT & FIELD;
  }

  /** What a device object has by default is tracked. */
  long hazardTrackingMode() {
    long mode = bits >>> HAZARD_SHIFT & FIELD;
    return mode == MTLHazardTrackingMode.DEFAULT ? MTLHazardTrackingMode.TRACKED : mode;
  }
}
