package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panametal.conformance.MethodSignature.EncodedType;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What carries a value of an encoded type: a second opinion, written from the calling conventions,
 * on what the generator decides.
 */
final class Carriers {
  private Carriers() {}

  /** The shape that a message with this signature must have. */
  static FunctionDescriptor shape(MethodSignature signature) {
    MemoryLayout[] parameters =
        Stream.concat(
                Stream.of(JAVA_LONG, JAVA_LONG),
                signature.arguments().stream().map(Carriers::argument))
            .toArray(MemoryLayout[]::new);
    return signature.result().letter() == 'v'
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(layout(signature.result().text()), parameters);
  }

  /**
   * Compilers count on an unsigned char being extended with zeros, which only an int can ask for.
   */
  private static MemoryLayout argument(EncodedType type) {
    return type.letter() == 'C' ? JAVA_INT : layout(type.text());
  }

  private static MemoryLayout layout(String type) {
    if (type.startsWith("{")) {
      StructLayout fields =
          MemoryLayout.structLayout(
              type.replaceAll("\\{[^={}]*=|\\}", "")
                  .chars()
                  .mapToObj(letter -> layout(String.valueOf((char) letter)))
                  .toArray(MemoryLayout[]::new));
      // A structure of one 64-bit integer travels like the integer.
      return fields.memberLayouts().equals(List.of(JAVA_LONG)) ? JAVA_LONG : fields;
    }
    return switch (type.charAt(0)) {
      case 'c', 'C', 'B' -> JAVA_BYTE;
      case 's' -> JAVA_SHORT;
      case 'S' -> JAVA_CHAR;
      case 'i', 'I' -> JAVA_INT;
      case 'f' -> JAVA_FLOAT;
      case 'd' -> JAVA_DOUBLE;
      case 'q', 'Q', 'l', 'L', '@', '#', ':', '*', '^' -> JAVA_LONG;
      default -> throw new IllegalArgumentException("no carrier for the encoding " + type);
    };
  }

  /** A value as its Java type, converted as Java would where the carrier is of another type. */
  static Object toJava(Exchange.Value value, MemoryLayout carrier) {
    if (value.type().letter() == 'f' && carrier instanceof ValueLayout.OfDouble) {
      return (double) (float) toJava(value.bytes(), JAVA_FLOAT);
    }
    if (value.type().letter() == 'd' && carrier instanceof ValueLayout.OfFloat) {
      return (float) (double) toJava(value.bytes(), JAVA_DOUBLE);
    }
    return toJava(value.bytes(), carrier);
  }

  /** A value from its bytes; what a carrier has beyond them is zero. */
  static Object toJava(byte[] bytes, MemoryLayout carrier) {
    ByteBuffer value =
        ByteBuffer.wrap(Arrays.copyOf(bytes, (int) carrier.byteSize()))
            .order(ByteOrder.LITTLE_ENDIAN);
    return switch (carrier) {
      case ValueLayout.OfByte _ -> value.get();
      case ValueLayout.OfShort _ -> value.getShort();
      case ValueLayout.OfChar _ -> value.getChar();
      case ValueLayout.OfInt _ -> value.getInt();
      case ValueLayout.OfLong _ -> value.getLong();
      case ValueLayout.OfFloat _ -> value.getFloat();
      case ValueLayout.OfDouble _ -> value.getDouble();
      case StructLayout struct ->
          Arena.ofAuto().allocate(struct).copyFrom(MemorySegment.ofArray(value.array()));
      default -> throw new IllegalArgumentException("no carrier: " + carrier);
    };
  }

  /** The bytes of a Java value. */
  static byte[] toBytes(Object value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    switch (value) {
      case MemorySegment each ->
          bytes = ByteBuffer.wrap(each.toArray(JAVA_BYTE)).position((int) each.byteSize());
      case Byte each -> bytes.put(each);
      case Short each -> bytes.putShort(each);
      case Character each -> bytes.putChar(each);
      case Integer each -> bytes.putInt(each);
      case Long each -> bytes.putLong(each);
      case Float each -> bytes.putFloat(each);
      case Double each -> bytes.putDouble(each);
      default -> throw new IllegalArgumentException("no carrier: " + value);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
