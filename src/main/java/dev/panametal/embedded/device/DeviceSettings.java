package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.NativeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the device takes from the machine and from the command line.
 *
 * @param processor the processor's name
 * @param processors how many threads run at once
 * @param memory bytes of the machine
 * @param unifiedMemory whether the device says that it shares its memory with the CPU
 */
public record DeviceSettings(String processor, int processors, long memory, boolean unifiedMemory) {
  /** Set to {@code false} to try what programs do where Private buffers need staging. */
  public static final String UNIFIED_MEMORY = "panametal.embedded.unifiedMemory";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** The settings of this machine. */
  public static DeviceSettings ofThisMachine() {
    return new DeviceSettings(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        NativeMemory.physicalMemory(),
        !"false".equals(System.getProperty(UNIFIED_MEMORY)));
  }

  private static String processorName() {
    String architecture = System.getProperty("os.arch", "unknown processor");
    if (!Files.isReadable(CPU_INFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      // A name for people; the architecture says enough.
      return architecture;
    }
  }
}
