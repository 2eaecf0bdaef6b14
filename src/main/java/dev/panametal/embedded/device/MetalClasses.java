package dev.panametal.embedded.device;

import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.ObjCClass;
import dev.panametal.embedded.runtime.ObjCMachine;
import java.util.function.Supplier;

/** The classes of Metal whose instances programs make themselves. */
public final class MetalClasses {
  private MetalClasses() {}

  /** Makes the classes known. */
  public static void defineIn(ObjCMachine machine) {
    define(machine, "MTLCompileOptions", () -> new CompileOptions(machine));
    define(machine, "MTLCommandBufferDescriptor", () -> new CommandBufferDescriptor(machine));
    define(machine, "MTLFunctionConstantValues", () -> new FunctionConstantValues(machine));
    define(machine, "MTLComputePipelineDescriptor", () -> new ComputePipelineDescriptor(machine));
  }

  private static void define(
      ObjCMachine machine, String name, Supplier<? extends EmbeddedObject> newInstance) {
    machine.define(new ObjCClass(machine, name, machine.rootClass(), newInstance));
  }
}
