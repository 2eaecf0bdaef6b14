package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.kernel.KernelConstantValues;
import dev.panametal.embedded.kernel.KernelConstantValues.Value;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** {@code MTLFunctionConstantValues}. */
public final class FunctionConstantValues extends EmbeddedObject {
  private final Map<Long, Value> byIndex = new HashMap<>();
  private final Map<String, Value> byName = new HashMap<>();

  FunctionConstantValues(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  KernelConstantValues values() {
    return new KernelConstantValues(Map.copyOf(byIndex), Map.copyOf(byName));
  }

  @Override
  public String className() {
    return "MTLFunctionConstantValues";
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code setConstantValue:type:atIndex:}. */
  @Message(selector = "setConstantValue:type:atIndex:", types = "v@:r^vQQ")
  public void setConstantValue(long address, long type, long index) {
    byIndex.put(index, read("setConstantValue:type:atIndex:", address, type));
  }

  /** Answers {@code setConstantValues:type:withRange:}. */
  @Message(selector = "setConstantValues:type:withRange:", types = "v@:r^vQ{_NSRange=QQ}")
  public void setConstantValues(long address, long type, MemorySegment range) {
    String message = "setConstantValues:type:withRange:";
    long first = range.get(JAVA_LONG, 0);
    long count = range.get(JAVA_LONG, Long.BYTES);
    long size = size(message, type);
    for (long i = 0; i < count; i++) {
      byIndex.put(first + i, read(message, address + i * size, type));
    }
  }

  /** Answers {@code setConstantValue:type:withName:}. */
  @Message(selector = "setConstantValue:type:withName:", types = "v@:r^vQ@")
  public void setNamedConstantValue(long address, long type, long name) {
    String message = "setConstantValue:type:withName:";
    byName.put(
        machine().argument(name, EmbeddedString.class, message).text(),
        read(message, address, type));
  }

  /** Answers {@code reset}. */
  @Message(selector = "reset", types = "v@:")
  public void reset() {
    byIndex.clear();
    byName.clear();
  }

  private Value read(String message, long address, long type) {
    if (address == 0) {
      throw violation(message + " value must not be NULL");
    }
    byte[] bytes = new byte[(int) size(message, type)];
    MemorySegment.copy(NativeMemory.ALL, JAVA_BYTE, address, bytes, 0, bytes.length);
    return new Value(type, bytes);
  }

  private long size(String message, long type) {
    long size = DataTypes.size(type);
    if (size == 0) {
      throw violation("%s type %d is no type of a function constant".formatted(message, type));
    }
    return size;
  }
}
