package dev.panametal.embedded.device;

/** The clock of command buffer times: seconds, from an arbitrary origin, as on macOS. */
final class HostClock {
  private static final double SECONDS_PER_NANO = 1e-9;

  private HostClock() {}

  static double seconds() {
    return System.nanoTime() * SECONDS_PER_NANO;
  }
}
