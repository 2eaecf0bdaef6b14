package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.device.DeviceSettings;
import dev.panametal.embedded.device.EmbeddedDevice;
import dev.panametal.embedded.device.MetalClasses;
import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.foundation.FoundationClasses;
import dev.panametal.embedded.runtime.BlockInvoker;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** The embedded Objective-C runtime with its one Metal device. */
public final class EmbeddedRuntime implements ObjCRuntime {
  /** The name by which it is chosen. */
  public static final String NAME = "embedded";

  private final ObjCMachine machine = new ObjCMachine();
  private final EmbeddedFaults faults = new EmbeddedFaults();
  private final TokenBlocks blocks = new TokenBlocks(machine);
  private final BlockCalls blockCalls = new BlockCalls(blocks);
  private final EmbeddedDevice device;

  EmbeddedRuntime(DeviceSettings settings) {
    FoundationClasses.defineIn(machine);
    MetalClasses.defineIn(machine);
    device = new EmbeddedDevice(machine, settings, faults, blockCalls);
    defineFunction("MTLCreateSystemDefaultDevice", "giveToClient");
    defineFunction("MTLCopyAllDevices", "newArray");
  }

  private void defineFunction(String symbol, String method) {
    try {
      MethodHandle handle =
          MethodHandles.lookup()
              .findVirtual(EmbeddedDevice.class, method, MethodType.methodType(long.class))
              .bindTo(device);
      machine.define(symbol, FunctionDescriptor.of(JAVA_LONG), handle);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * The one embedded runtime of the process, also where another runtime is built upon it.
   *
   * @return the runtime
   */
  public static EmbeddedRuntime current() {
    return Holder.INSTANCE;
  }

  private static final class Holder {
    static final EmbeddedRuntime INSTANCE = new EmbeddedRuntime(DeviceSettings.ofThisMachine());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    return machine.send(shape);
  }

  @Override
  public long selector(String name) {
    return machine.selector(name);
  }

  @Override
  public long classNamed(String name) {
    return machine.classNamed(name);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return machine.function(symbol, shape);
  }

  @Override
  public BlockTable blocks() {
    return blocks.table();
  }

  /**
   * Has blocks called in another way. For a runtime that is built upon this one and makes its own
   * blocks; before the first of them is passed.
   *
   * @param invoker calls the blocks
   */
  public void reachBlocksThrough(BlockInvoker invoker) {
    blockCalls.goThrough(invoker);
  }

  /** The faults that tests ask for. */
  public EmbeddedFaults faults() {
    return faults;
  }

  /** Takes back faults that did not happen, and forgets breaches that device threads found. */
  public void reset() {
    faults.reset();
    machine.breaches().takeAll();
  }

  /** The objects, classes and selectors. */
  public ObjCMachine machine() {
    return machine;
  }

  /**
   * What the program and its autorelease pools own, described by class and label.
   *
   * @return one text per object
   */
  public List<String> liveObjects() {
    return machine
        .objects()
        .living(object -> object.references(Owner.CLIENT) > 0 || object.references(Owner.POOL) > 0)
        .stream()
        .map(EmbeddedObject::describe)
        .toList();
  }
}
