package dev.panametal.embedded.kernel;

import java.util.Map;

/**
 * Values of function constants, as bytes in the machine's order.
 *
 * @param byIndex values set by index
 * @param byName values set by name, which go before
 */
public record KernelConstantValues(Map<Long, Value> byIndex, Map<String, Value> byName) {
  /** No values. */
  public static final KernelConstantValues NONE = new KernelConstantValues(Map.of(), Map.of());

  /**
   * One value.
   *
   * @param dataType its {@code MTLDataType}
   * @param bytes its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  public record Value(long dataType, byte[] bytes) {}
}
