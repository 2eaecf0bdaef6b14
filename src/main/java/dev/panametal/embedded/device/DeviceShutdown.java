package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.objc.MetalRuleViolation;
import java.util.List;
import java.util.stream.Collectors;

/** What is looked at when the program gives back its last reference to the device. */
final class DeviceShutdown {
  private static final int NAMED = 20;

  private DeviceShutdown() {}

  /** Throws what threads of the device found, or else what was leaked. */
  static void check(EmbeddedDevice device) {
    List<MetalRuleViolation> breaches = device.machine().breaches().takeAll();
    if (!breaches.isEmpty()) {
      MetalRuleViolation summary =
          new MetalRuleViolation(
              "%d rule violations were found on threads of the device; the first: %s"
                  .formatted(breaches.size(), breaches.getFirst().getMessage()),
              breaches.getFirst());
      breaches.stream().skip(1).forEach(summary::addSuppressed);
      throw summary;
    }
    List<EmbeddedObject> leaked =
        device
            .machine()
            .objects()
            .living(object -> object.creator() == device && object.references(Owner.CLIENT) > 0);
    if (!leaked.isEmpty()) {
      throw device.machine().violation(describe(leaked));
    }
  }

  private static String describe(List<EmbeddedObject> leaked) {
    String names =
        leaked.stream()
            .map(EmbeddedObject::describe)
            .sorted()
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    return "leak at shutdown: the device was released, but %d objects made by it were not: %s%s"
        .formatted(leaked.size(), names, leaked.size() > NAMED ? ", ..." : "");
  }
}
