package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import org.jspecify.annotations.Nullable;

/** {@code MTLComputePipelineDescriptor}. */
public final class ComputePipelineDescriptor extends EmbeddedObject {
  private @Nullable String label;
  private @Nullable EmbeddedFunction function;
  private byte wholeSimdgroups;
  private long maxThreads;

  ComputePipelineDescriptor(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  @Override
  public String className() {
    return "MTLComputePipelineDescriptor";
  }

  @Override
  public @Nullable String labelText() {
    return label;
  }

  @Override
  protected void dealloc() {
    release();
  }

  private void release() {
    if (function != null) {
      function.release(Owner.OBJECT);
    }
    function = null;
  }

  @Nullable EmbeddedFunction function() {
    return function;
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code copy}. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    ComputePipelineDescriptor copy = new ComputePipelineDescriptor(machine());
    copy.label = label;
    copy.setComputeFunction(ObjCMachine.idOf(function));
    copy.wholeSimdgroups = wholeSimdgroups;
    copy.maxThreads = maxThreads;
    return copy.id();
  }

  /** Answers {@code reset}. */
  @Message(selector = "reset", types = "v@:")
  public void reset() {
    release();
    label = null;
    wholeSimdgroups = ObjCBool.NO;
    maxThreads = 0;
  }

  /** Answers {@code label}. */
  @Message(selector = "label", types = "@@:")
  public long label() {
    return EmbeddedString.autoreleased(machine(), label);
  }

  /** Answers {@code setLabel:}. */
  @Message(selector = "setLabel:", types = "v@:@")
  public void setLabel(long newLabel) {
    EmbeddedString text = machine().argumentOrNull(newLabel, EmbeddedString.class, "setLabel:");
    label = text == null ? null : text.text();
  }

  /** Answers {@code computeFunction}. */
  @Message(selector = "computeFunction", types = "@@:")
  public long computeFunction() {
    return function == null ? 0 : function.autoreleased();
  }

  /** Answers {@code setComputeFunction:}. */
  @Message(selector = "setComputeFunction:", types = "v@:@")
  public void setComputeFunction(long newFunction) {
    EmbeddedFunction given =
        machine().argumentOrNull(newFunction, EmbeddedFunction.class, "setComputeFunction:");
    if (given != null) {
      given.retain(Owner.OBJECT);
    }
    release();
    function = given;
  }

  /** Answers {@code threadGroupSizeIsMultipleOfThreadExecutionWidth}. */
  @Message(selector = "threadGroupSizeIsMultipleOfThreadExecutionWidth", types = "B@:")
  public byte threadGroupSizeIsMultipleOfThreadExecutionWidth() {
    return wholeSimdgroups;
  }

  /** Answers {@code setThreadGroupSizeIsMultipleOfThreadExecutionWidth:}. */
  @Message(selector = "setThreadGroupSizeIsMultipleOfThreadExecutionWidth:", types = "v@:B")
  public void setThreadGroupSizeIsMultipleOfThreadExecutionWidth(byte whole) {
    wholeSimdgroups = whole;
  }

  /** Answers {@code maxTotalThreadsPerThreadgroup}; 0 leaves it to the kernel. */
  @Message(selector = "maxTotalThreadsPerThreadgroup", types = "Q@:")
  public long maxTotalThreadsPerThreadgroup() {
    return maxThreads;
  }

  /** Answers {@code setMaxTotalThreadsPerThreadgroup:}. */
  @Message(selector = "setMaxTotalThreadsPerThreadgroup:", types = "v@:Q")
  public void setMaxTotalThreadsPerThreadgroup(long threads) {
    if (threads < 0 || threads > DeviceLimits.THREADS_PER_THREADGROUP) {
      throw violation(
          "setMaxTotalThreadsPerThreadgroup: %s is beyond the device's %d"
              .formatted(Long.toUnsignedString(threads), DeviceLimits.THREADS_PER_THREADGROUP));
    }
    maxThreads = threads;
  }
}
