package dev.panametal;

import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLFunctionConstantValues;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of the function constants of a library ({@code MTLFunctionConstantValues}), by name or by
 * index. Immutable; equal ones give the same kernel.
 *
 * <pre>{@code
 * library.kernel("scale", FunctionConstants.none().with("factor", ConstantValue.i32(3)));
 * }</pre>
 */
public final class FunctionConstants {
  private static final FunctionConstants NONE = new FunctionConstants(Map.of(), Map.of());
  private static final int LARGEST_INDEX = 0xFFFF;

  // Sorted, so that messages always list them in the same order.
  private final Map<String, ConstantValue> byName;
  private final Map<Integer, ConstantValue> byIndex;

  private FunctionConstants(
      Map<String, ConstantValue> byName, Map<Integer, ConstantValue> byIndex) {
    this.byName = byName;
    this.byIndex = byIndex;
  }

  /**
   * No values: what a kernel gets whose source declares no function constants.
   *
   * @return the empty set of values
   */
  public static FunctionConstants none() {
    return NONE;
  }

  /**
   * These values and one more, which takes the place of an earlier one of the same name.
   *
   * @param name the constant's name in the source ({@code setConstantValue:type:withName:})
   * @param value its value
   * @return the changed values
   */
  public FunctionConstants with(String name, ConstantValue value) {
    Map<String, ConstantValue> changed = new TreeMap<>(byName);
    changed.put(name, value);
    return new FunctionConstants(changed, byIndex);
  }

  /**
   * These values and one more, which takes the place of an earlier one of the same index.
   *
   * @param index the number in {@code [[function_constant(index)]]}, 0 to 65535 ({@code
   *     setConstantValue:type:atIndex:})
   * @param value its value
   * @return the changed values
   * @throws MetalArgumentException if no constant can have this index
   */
  public FunctionConstants with(int index, ConstantValue value) {
    if (index < 0 || index > LARGEST_INDEX) {
      throw new MetalArgumentException(
          "A function constant has an index from 0 to %d, not %d.".formatted(LARGEST_INDEX, index));
    }
    Map<Integer, ConstantValue> changed = new TreeMap<>(byIndex);
    changed.put(index, value);
    return new FunctionConstants(byName, changed);
  }

  boolean isEmpty() {
    return byName.isEmpty() && byIndex.isEmpty();
  }

  /** Needs an autorelease pool. */
  Owned<MTLFunctionConstantValues> toMetal() {
    Owned<MTLFunctionConstantValues> owned = MTLFunctionConstantValues.create();
    try (Arena arena = Arena.ofConfined()) {
      MTLFunctionConstantValues view = owned.get();
      byIndex.forEach(
          (index, value) -> view.setConstantValue(value.copyTo(arena), value.dataType(), index));
      byName.forEach((name, value) -> {
        long text = ObjCStrings.newString(name);
        try {
          view.setConstantValue(value.copyTo(arena), value.dataType(), NSString.of(text));
        } finally {
          ObjCFunctions.release(text);
        }
      });
      return owned;
    } catch (Throwable t) {
      owned.close();
      throw t;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionConstants constants
        && byName.equals(constants.byName)
        && byIndex.equals(constants.byIndex);
  }

  @Override
  public int hashCode() {
    return 31 * byName.hashCode() + byIndex.hashCode();
  }

  @Override
  public String toString() {
    return "FunctionConstants[" + byName + ", " + byIndex + "]";
  }
}
