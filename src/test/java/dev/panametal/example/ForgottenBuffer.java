package dev.panametal.example;

import dev.panametal.MetalBuffer;
import dev.panametal.MetalDevice;
import dev.panametal.objc.MetalRuleViolation;

/** Closes its device before its buffer. */
public final class ForgottenBuffer {
  private ForgottenBuffer() {}

  public static void main(String[] arguments) {
    MetalDevice device = MetalDevice.open();
    MetalBuffer weights = makeWeights(device);
    try {
      device.close();
    } catch (MetalRuleViolation leak) {
      System.out.println("closed " + device + " before " + weights);
    }
  }

  private static MetalBuffer makeWeights(MetalDevice device) {
    return device.allocate(64).label("weights");
  }
}
