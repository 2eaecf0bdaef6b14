package dev.panametal.embedded.device;

/** The clock of command buffer times: seconds, from an arbitrary origin, as on macOS. */
final class HostClock {
  private static final double SECONDS_PER_NANO = 1e-9;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long ORIGIN = System.nanoTime();

  private HostClock() {}

  static double seconds() {
    return System.nanoTime() * SECONDS_PER_NANO;
  }

  /** The same clock in milliseconds from when this class was first used, so never negative. */
  static long millis() {
    return (System.nanoTime() - ORIGIN) / NANOS_PER_MILLI;
  }
}
