package dev.panametal.cli;

import java.util.Locale;

/** How sizes and times are written for a person. */
public final class Units {
  private static final String[] BINARY = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private Units() {}

  /** For instance {@code 96 bytes} or {@code 1.5 GiB}. */
  public static String bytes(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 || value == Math.rint(value)
        ? "%d %s".formatted(Math.round(value), BINARY[unit])
        : String.format(Locale.ROOT, "%.1f %s", value, BINARY[unit]);
  }

  /** Nanoseconds as milliseconds with three decimals. */
  public static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }
}
