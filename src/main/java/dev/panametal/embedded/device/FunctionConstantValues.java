package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslConstant;
import dev.panametal.embedded.msl.MslFunction;
import dev.panametal.embedded.msl.MslFunctionConstant;
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
  private final Map<Integer, MslConstant> byIndex = new HashMap<>();
  private final Map<String, MslConstant> byName = new HashMap<>();

  FunctionConstantValues(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  /** The values for a function by index; those set by name go before. */
  Map<Integer, MslConstant> valuesFor(MslFunction function) {
    Map<Integer, MslConstant> values = new HashMap<>(byIndex);
    for (MslFunctionConstant constant : function.functionConstants()) {
      MslConstant named = byName.get(constant.name());
      if (named != null) {
        values.put(constant.index(), named);
      }
    }
    return Map.copyOf(values);
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

  /** Answers {@code copy}. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    FunctionConstantValues copy = new FunctionConstantValues(machine());
    copy.byIndex.putAll(byIndex);
    copy.byName.putAll(byName);
    return copy.id();
  }

  /** Answers {@code setConstantValue:type:atIndex:}. */
  @Message(selector = "setConstantValue:type:atIndex:", types = "v@:r^vQQ")
  public void setConstantValue(long address, long type, long index) {
    String message = "setConstantValue:type:atIndex:";
    byIndex.put(index(message, index), read(message, address, type));
  }

  /** Answers {@code setConstantValues:type:withRange:}. */
  @Message(selector = "setConstantValues:type:withRange:", types = "v@:r^vQ{_NSRange=QQ}")
  public void setConstantValues(long address, long type, MemorySegment range) {
    String message = "setConstantValues:type:withRange:";
    long first = range.get(JAVA_LONG, 0);
    long count = range.get(JAVA_LONG, Long.BYTES);
    requireArray(message, address, count);
    if (count > 0) {
      index(message, first);
      index(message, first + count - 1);
    }
    for (long i = 0; i < count; i++) {
      byIndex.put(
          index(message, first + i), read(message, address + i * DataTypes.stride(type), type));
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

  private int index(String message, long index) {
    if (index < 0 || index > 0xFFFF) {
      throw violation(
          "%s index %s is beyond 65535".formatted(message, Long.toUnsignedString(index)));
    }
    return (int) index;
  }

  private MslConstant read(String message, long address, long type) {
    requirePointer(message + " value", address);
    if (DataTypes.stride(type) == 0) {
      throw violation("%s type %d is no type of a function constant".formatted(message, type));
    }
    return MslConstant.fromMemory((int) type, NativeMemory.ALL.asSlice(address));
  }
}
