package dev.panametal.bench.soak;

import dev.panametal.embedded.EmbeddedRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process holds.
 *
 * @param heap bytes of the Java heap in use after a collection
 * @param resident bytes of memory that the system counts ({@code VmRSS} of Linux), or -1
 * @param objects Objective-C objects that the program or a pool owns, on the embedded device
 * @param codeCache bytes of compiled Java code
 */
record Footprint(long heap, long resident, long objects, long codeCache) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIB = 1024;

  static Footprint now() {
    System.gc();
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        residentBytes(),
        EmbeddedRuntime.current().liveObjects().size(),
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().startsWith("Code"))
            .map(MemoryPoolMXBean::getUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum());
  }

  private static long residentBytes() {
    if (!Files.isReadable(STATUS)) {
      return -1;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
