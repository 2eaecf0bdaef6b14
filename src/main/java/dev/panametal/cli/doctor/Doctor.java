package dev.panametal.cli.doctor;

import dev.panametal.MetalDevice;
import dev.panametal.objc.MetalRuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** All checks, in the order in which one rests upon the other. */
public final class Doctor {
  private final Consumer<Finding> listener;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A doctor.
   *
   * @param listener told of each finding at once
   */
  public Doctor(Consumer<Finding> listener) {
    this.listener = listener;
  }

  /**
   * Makes all checks. Without a runtime or a device those that need one are left out.
   *
   * @return what they found
   */
  public List<Finding> examine() {
    check("Java", Environment::java);
    check("system", Environment::system);
    check("native access", Environment::nativeAccess);
    check("runtime", Environment::runtime);
    if (lastSucceeded()) {
      checkDevice("device", DeviceChecks::device);
    }
    if (lastSucceeded()) {
      check("GPU families", DeviceChecks::families);
      checkDevice("kernel scale", KernelChecks::elementwise);
      checkDevice("kernel add_up", KernelChecks::reduction);
      checkDevice("fault and recovery", FaultCheck::run);
      checkDevice("timings", Timings::run);
    }
    return List.copyOf(findings);
  }

  private boolean lastSucceeded() {
    return findings.getLast().status() != Finding.Status.FAILED;
  }

  /** Each check has a device of its own, so that what one spoils does not spoil the next. */
  private void checkDevice(String name, Function<MetalDevice, Finding> check) {
    check(
        name,
        () -> {
          try (MetalDevice device = MetalDevice.open()) {
            return check.apply(device);
          }
        });
  }

  private void check(String name, Supplier<Finding> check) {
    Finding finding;
    try {
      finding = check.get();
    } catch (RuntimeException | MetalRuleViolation e) {
      // Messages of the library say what to do.
      finding = Finding.failed(name, e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    }
    findings.add(finding);
    listener.accept(finding);
  }
}
