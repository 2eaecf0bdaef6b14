package dev.panametal.bindings.encoding;

import dev.panametal.bindings.encoding.Carrier.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a call travels: all that a method handle has to know about it. Many messages share one shape.
 *
 * @param returns the carrier of the result
 * @param params the carriers of the parameters, of a message without receiver and selector
 */
public record Shape(Carrier returns, List<Carrier> params) {
  /** General-purpose argument registers: six on x86_64, eight on arm64. */
  private static final int ARGUMENT_REGISTERS = 6;

  /** Copies the parameters. */
  public Shape {
    params = List.copyOf(params);
  }

  /** The shape of a message with this type encoding. */
  public static Shape ofMessage(String encoding) {
    List<Encoded> types = EncodingParser.parse(encoding);
    if (types.size() < 3
        || !types.get(1).equals(new Encoded.Pointer("@"))
        || !types.get(2).equals(new Encoded.Pointer(":"))) {
      throw new IllegalArgumentException("not the type encoding of a method: " + encoding);
    }
    return new Shape(result(types.getFirst()), arguments(types.subList(3, types.size()), 2));
  }

  /** The shape of a function with this type encoding. */
  public static Shape ofFunction(String encoding) {
    List<Encoded> types = EncodingParser.parse(encoding);
    return new Shape(result(types.getFirst()), arguments(types.subList(1, types.size()), 0));
  }

  /** The name of the class that sends messages of this shape: one for each result. */
  public String messagesClass() {
    return returns.label() + "Messages";
  }

  /**
   * The name of the Java method that sends messages of this shape. Shapes of longs alone differ in
   * their number and share a name; any other shape names its parameters, for a Java overload chosen
   * by a literal's type ({@code 0} is an int) would silently send another shape.
   */
  public String sendMethod() {
    return params.stream().allMatch(each -> each == Scalar.LONG)
        ? "send"
        : "send" + params.stream().map(Carrier::label).collect(Collectors.joining());
  }

  private static Carrier result(Encoded type) {
    return type.equals(new Encoded.Scalar('v')) ? Scalar.VOID : carrier(type);
  }

  private static List<Carrier> arguments(List<Encoded> types, int registersUsed) {
    List<Carrier> carriers = new ArrayList<>();
    int used = registersUsed;
    for (Encoded type : types) {
      if (type.equals(new Encoded.Scalar('C'))) {
        carriers.add(unsignedByte(used));
      } else {
        carriers.add(carrier(type));
      }
      used += registers(carriers.getLast());
    }
    return carriers;
  }

  /**
   * An {@code unsigned char} travels as an int that holds it extended with zeros: compilers count
   * on that extension (Apple's arm64 convention demands it) and the linker extends a byte by its
   * sign. In a register the two are the same; on the stack Apple packs bytes, so there it is an
   * error.
   */
  private static Carrier unsignedByte(int registersUsed) {
    if (registersUsed >= ARGUMENT_REGISTERS) {
      throw new IllegalArgumentException("an unsigned char on the stack");
    }
    return Scalar.INT;
  }

  private static int registers(Carrier carrier) {
    return switch (carrier) {
      case Scalar.FLOAT, Scalar.DOUBLE -> 0;
      case Carrier.Struct struct when struct.fields().contains(Scalar.LONG) ->
          struct.size() <= 16 ? struct.size() / 8 : 1;
      default -> 1;
    };
  }

  private static Carrier carrier(Encoded type) {
    return switch (type) {
      case Encoded.Pointer _ -> Scalar.LONG;
      case Encoded.Scalar scalar -> Flat.scalar(scalar.letter());
      case Encoded.Struct struct when !Flat.hasUnion(struct) -> structure(Flat.scalars(struct));
      case Encoded.Struct _, Encoded.Union _ ->
          throw new IllegalArgumentException("a union by value");
      case Encoded.Bits _ -> throw new IllegalArgumentException("a bit field by value");
      case Encoded.Array _ -> throw new IllegalArgumentException("an array by value");
    };
  }

  /** A structure of one 64-bit integer travels like the integer, on both targets. */
  private static Carrier structure(List<Scalar> fields) {
    return fields.equals(List.of(Scalar.LONG)) ? Scalar.LONG : new Carrier.Struct(fields);
  }
}
