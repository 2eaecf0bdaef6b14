package dev.panametal.bindings.encoding;

import dev.panametal.bindings.encoding.Carrier.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Which arguments of a message travel on the stack on arm64, and where. Apple packs them by their
 * own size, the standard convention gives each a slot of eight bytes, so a test on another system
 * that passes says nothing about them.
 *
 * @param arguments the arguments on the stack, in their order
 */
public record StackArguments(List<Argument> arguments) {
  private static final int GENERAL_REGISTERS = 8;
  private static final int VECTOR_REGISTERS = 8;
  private static final int SLOT = 8;

  /** Copies the arguments. */
  public StackArguments {
    arguments = List.copyOf(arguments);
  }

  /**
   * One argument on the stack.
   *
   * @param index its place among the arguments of the message, from 0
   * @param carrier what carries it
   * @param apple its offset by Apple's convention
   * @param standard its offset by the standard one
   */
  public record Argument(int index, Carrier carrier, int apple, int standard) {}

  /** The stack arguments of a message. */
  public static StackArguments of(Shape shape) {
    List<Argument> arguments = new ArrayList<>();
    int general = 2; // receiver and selector
    int vector = 0;
    int apple = 0;
    int standard = 0;
    for (int i = 0; i < shape.params().size(); i++) {
      Carrier carrier = shape.params().get(i);
      boolean floating = isFloating(carrier);
      int registers = registers(carrier);
      if (floating && vector + registers <= VECTOR_REGISTERS) {
        vector += registers;
      } else if (!floating && general + registers <= GENERAL_REGISTERS) {
        general += registers;
      } else {
        // What does not fit closes the registers of its class for the arguments behind it.
        vector = floating ? VECTOR_REGISTERS : vector;
        general = floating ? general : GENERAL_REGISTERS;
        int size = byReference(carrier) ? SLOT : carrier.size();
        int alignment = carrier instanceof Carrier.Struct ? SLOT : size;
        apple = Math.ceilDiv(apple, alignment) * alignment;
        arguments.add(new Argument(i, carrier, apple, standard));
        apple += size;
        standard += Math.ceilDiv(size, SLOT) * SLOT;
      }
    }
    return new StackArguments(arguments);
  }

  private static boolean isFloating(Carrier carrier) {
    return switch (carrier) {
      case Scalar scalar -> scalar == Scalar.FLOAT || scalar == Scalar.DOUBLE;
      case Carrier.Struct struct -> isVectorStruct(struct);
    };
  }

  /** Up to four equal floats or doubles travel in vector registers, one in each. */
  private static boolean isVectorStruct(Carrier.Struct struct) {
    List<Scalar> distinct = struct.fields().stream().distinct().toList();
    return distinct.size() == 1 && isFloating(distinct.getFirst()) && struct.fields().size() <= 4;
  }

  private static boolean byReference(Carrier carrier) {
    return carrier instanceof Carrier.Struct struct
        && !isVectorStruct(struct)
        && struct.size() > 2 * SLOT;
  }

  private static int registers(Carrier carrier) {
    return switch (carrier) {
      case Scalar _ -> 1;
      case Carrier.Struct struct when isVectorStruct(struct) -> struct.fields().size();
      case Carrier.Struct struct -> byReference(struct) ? 1 : Math.ceilDiv(struct.size(), SLOT);
    };
  }

  /** Whether the two conventions put an argument at different places. */
  public boolean differ() {
    return arguments.stream().anyMatch(each -> each.apple() != each.standard());
  }
}
