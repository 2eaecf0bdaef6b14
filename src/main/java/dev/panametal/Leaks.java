package dev.panametal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What of a device has been made and not been closed. With the system property {@value #PROPERTY}
 * set to {@value #TRACE} it is kept where each was made, and closing the device tells of what is
 * left; that costs a stack trace for each object.
 */
final class Leaks {
  static final String PROPERTY = "panametal.leaks";
  static final String TRACE = "trace";

  private static final System.Logger LOGGER = System.getLogger("dev.panametal");

  private final boolean traced = TRACE.equals(System.getProperty(PROPERTY));
  private final Set<LeakGuard> open = ConcurrentHashMap.newKeySet();

  /**
   * Watches an owner.
   *
   * @param release gives back what it owns; must not refer to it
   */
  LeakGuard watch(Object owner, String description, Runnable release) {
    LeakGuard guard = LeakGuard.watch(owner, description, traced, release);
    if (traced) {
      open.add(guard);
    }
    return guard;
  }

  void closed(LeakGuard guard) {
    guard.closed();
    open.remove(guard);
  }

  /** The device is closed: tells what of it is not, if that is traced. */
  void report(String device) {
    List<String> left = open.stream().map(LeakGuard::toString).sorted().toList();
    if (!left.isEmpty()) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          left.stream()
              .collect(
                  Collectors.joining(
                      "\n  ",
                      "Device '%s' was closed before %d of its objects:\n  "
                          .formatted(device, left.size()),
                      "")));
    }
  }
}
