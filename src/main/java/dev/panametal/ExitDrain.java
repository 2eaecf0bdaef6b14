package dev.panametal;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Lets the GPU finish what it has when the process exits: a completion handler that Metal calls
 * while the JVM is being taken down would find nothing to run in. Waits for a bounded time, so that
 * a kernel that never ends, or an event that never comes, does not keep the process.
 *
 * <p>The only state of the library that is not reached from a device: an exit concerns all devices.
 */
final class ExitDrain {
  static final String THREAD = "panametal-exit";

  private static final System.Logger LOGGER = System.getLogger("dev.panametal");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Weak: a device that nobody closed is to be found by the garbage collector all the same. */
  private static final Set<MetalDevice> DEVICES = Collections.newSetFromMap(new WeakHashMap<>());

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(ExitDrain::drain, THREAD));
    } catch (IllegalStateException e) {
      // The process exits already, and whoever opens a device now knows what it does.
      LOGGER.log(System.Logger.Level.DEBUG, "A device is opened while the process exits.", e);
    }
  }

  private ExitDrain() {}

  static void add(MetalDevice device) {
    synchronized (DEVICES) {
      DEVICES.add(device);
    }
  }

  static void remove(MetalDevice device) {
    synchronized (DEVICES) {
      DEVICES.remove(device);
    }
  }

  private static void drain() {
    long deadline = CommandBatcher.deadline(PATIENCE);
    List<MetalDevice> open;
    synchronized (DEVICES) {
      open = List.copyOf(DEVICES);
    }
    for (MetalDevice device : open) {
      for (MetalStream stream : device.buffers().streams()) {
        stream.drain(deadline);
      }
    }
  }
}
