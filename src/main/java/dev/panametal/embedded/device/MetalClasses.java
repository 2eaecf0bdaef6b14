package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.ObjCClass;
import dev.panametal.embedded.runtime.ObjCMachine;

/** The classes of Metal whose instances programs make themselves. */
public final class MetalClasses {
  private MetalClasses() {}

  /** Makes the classes known. */
  public static void defineIn(ObjCMachine machine) {
    machine.define(new ObjCClass(machine, "MTLCompileOptions", () -> new CompileOptions(machine)));
    machine.define(
        new ObjCClass(
            machine, "MTLCommandBufferDescriptor", () -> new CommandBufferDescriptor(machine)));
    machine.define(
        new ObjCClass(
            machine, "MTLFunctionConstantValues", () -> new FunctionConstantValues(machine)));
    machine.define(
        new ObjCClass(
            machine, "MTLComputePipelineDescriptor", () -> new ComputePipelineDescriptor(machine)));
  }
}
