package dev.panametal.conformance;

import dev.panametal.conformance.MethodSignature.EncodedType;
import java.lang.foreign.MemoryLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What one message carries: the bytes of its arguments and of its result, chosen before it is sent,
 * and compared with what arrived.
 */
final class Exchange {
  private static final HexFormat HEX = HexFormat.of();

  private final MethodSignature signature;
  private final List<Value> arguments;
  private final Value result;
  private final List<String> differences = new ArrayList<>();
  private boolean arrived;

  /**
   * A value.
   *
   * @param type its type as encoded
   * @param bytes its bytes as they lie in memory
   */
  @SuppressWarnings("ArrayRecordComponent") // only its bytes are compared
  record Value(EncodedType type, byte[] bytes) {}

  Exchange(MethodSignature signature, RandomValues values) {
    this.signature = signature;
    this.arguments =
        signature.arguments().stream().map(type -> new Value(type, values.of(type))).toList();
    this.result = new Value(signature.result(), values.of(signature.result()));
  }

  MethodSignature signature() {
    return signature;
  }

  List<Value> arguments() {
    return arguments;
  }

  Value argument(int index) {
    return arguments.get(index);
  }

  Value result() {
    return result;
  }

  /** Tells that the message arrived, by whom it was received and as which selector. */
  void arrived(long receiver, long expectedReceiver, String selector, String expectedSelector) {
    arrived = true;
    if (receiver != expectedReceiver) {
      differences.add("the receiver is %x, not %x".formatted(receiver, expectedReceiver));
    }
    if (!selector.equals(expectedSelector)) {
      differences.add("the selector is %s, not %s".formatted(selector, expectedSelector));
    }
  }

  /** Compares an argument that the runtime gives as bytes. */
  void argumentArrived(int index, byte[] bytes) {
    compare("argument " + (index + 1), argument(index), argument(index).bytes(), bytes);
  }

  /** Compares an argument that came as a Java value. */
  void argumentArrived(int index, Object value, MemoryLayout carrier) {
    compare("argument " + (index + 1), argument(index), value, carrier);
  }

  /** Compares a result that the runtime gives as bytes. */
  void resultArrived(byte[] bytes) {
    compare("the result", result, result.bytes(), bytes);
  }

  /** Compares a result that came as a Java value. */
  void resultArrived(Object value, MemoryLayout carrier) {
    compare("the result", result, value, carrier);
  }

  void failed(Throwable thrown) {
    differences.add(thrown.toString());
  }

  private void compare(String what, Value expected, Object actual, MemoryLayout carrier) {
    boolean fits = carrier.byteSize() >= expected.bytes().length; // else it must be told apart
    compare(
        what,
        expected,
        fits ? Carriers.toBytes(Carriers.toJava(expected, carrier)) : expected.bytes(),
        Carriers.toBytes(actual));
  }

  private void compare(String what, Value value, byte[] expected, byte[] actual) {
    if (!Arrays.equals(expected, actual)) {
      differences.add(
          "%s (%s) is %s, not %s"
              .formatted(
                  what, value.type().text(), HEX.formatHex(actual), HEX.formatHex(expected)));
    }
  }

  /** What is wrong; empty if the message came across whole. */
  List<String> differences() {
    return arrived ? differences : List.of("the message did not arrive");
  }
}
