package dev.panametal.bindings.encoding;

import dev.panametal.bindings.encoding.Carrier.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * An argument that an arm64 call passes on the stack, for want of registers.
 *
 * <p>Apple departs from Arm's procedure call standard there: an argument takes its natural size and
 * alignment, where the standard gives each eight bytes or more. So a carrier of the wrong size, a
 * {@code BOOL} passed as an int, shifts what follows it.
 *
 * @param number the number of the argument, 1 for the first behind receiver and selector
 * @param carrier what carries it
 * @param arm its offset from the stack pointer by Arm's standard
 * @param apple its offset on Apple's systems
 */
public record StackArgument(int number, Carrier carrier, int arm, int apple) {
  private static final int REGISTERS = 8;
  private static final int SLOT = 8;
  private static final int LARGEST_BY_VALUE = 16;

  /** Receiver and selector. */
  private static final int FIRST_INTEGER = 2;

  /** The stack arguments of a message. */
  public static List<StackArgument> of(Shape message) {
    List<StackArgument> onStack = new ArrayList<>();
    int integers = FIRST_INTEGER;
    int vectors = 0;
    int arm = 0;
    int apple = 0;
    for (int i = 0; i < message.params().size(); i++) {
      Carrier carrier = message.params().get(i);
      int floats = homogeneousFloats(carrier);
      int size = floats == 0 && carrier.size() > LARGEST_BY_VALUE ? SLOT : carrier.size();
      int needed = floats > 0 ? floats : slots(size);
      int used = floats > 0 ? vectors : integers;
      if (used + needed > REGISTERS) {
        used = REGISTERS;
        apple = aligned(apple, size < carrier.size() ? SLOT : alignment(carrier));
        onStack.add(new StackArgument(i + 1, carrier, arm, apple));
        arm += slots(size) * SLOT;
        apple += size;
      } else {
        used += needed;
      }
      vectors = floats > 0 ? used : vectors;
      integers = floats > 0 ? integers : used;
    }
    return onStack;
  }

  /** Whether it does not fill whole slots, so that the two conventions differ about it. */
  public boolean narrow() {
    return carrier.size() % SLOT != 0;
  }

  private static int slots(int size) {
    return (size + SLOT - 1) / SLOT;
  }

  private static int aligned(int offset, int alignment) {
    return (offset + alignment - 1) / alignment * alignment;
  }

  private static int alignment(Carrier carrier) {
    return fields(carrier).stream().mapToInt(Scalar::size).max().orElseThrow();
  }

  private static List<Scalar> fields(Carrier carrier) {
    return switch (carrier) {
      case Scalar scalar -> List.of(scalar);
      case Carrier.Struct struct -> struct.fields();
    };
  }

  /** How many vector registers it wants: one for each of up to four equal floats. */
  private static int homogeneousFloats(Carrier carrier) {
    List<Scalar> fields = fields(carrier);
    Scalar first = fields.getFirst();
    boolean homogeneous =
        (first == Scalar.FLOAT || first == Scalar.DOUBLE)
            && fields.size() <= 4
            && fields.stream().allMatch(each -> each == first);
    return homogeneous ? fields.size() : 0;
  }
}
