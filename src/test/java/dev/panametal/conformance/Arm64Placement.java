package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each argument of a call travels on arm64, by Arm's procedure call standard and by Apple's
 * changes to it ("Writing ARM64 code for Apple platforms"): on the stack Apple gives an argument
 * its natural size and alignment, where Arm's standard gives it eight bytes or more.
 */
final class Arm64Placement {
  private static final int REGISTERS = 8;
  private static final int SLOT = 8;
  private static final int LARGEST_BY_VALUE = 16;

  private final boolean apple;
  private final List<List<String>> places = new ArrayList<>();
  private int integers;
  private int vectors;
  private int stack;

  private Arm64Placement(boolean apple) {
    this.apple = apple;
  }

  /**
   * The places of the arguments, such as {@code x3}, {@code v0} or {@code sp+4}; several for a
   * structure in registers. A structure above 16 bytes is passed by the address of a copy, whose
   * place has an {@code &} before it.
   */
  static List<List<String>> of(FunctionDescriptor shape, boolean apple) {
    Arm64Placement placement = new Arm64Placement(apple);
    shape.argumentLayouts().forEach(placement::place);
    return placement.places;
  }

  private void place(MemoryLayout argument) {
    int size = (int) argument.byteSize();
    int members = homogeneousFloats(argument);
    if (members > 0) {
      vectors = take("v", vectors, members, size, argument);
    } else if (size > LARGEST_BY_VALUE) {
      integers = take("x", integers, 1, SLOT, JAVA_LONG);
      places.set(places.size() - 1, List.of("&" + places.getLast().getFirst()));
    } else {
      integers = take("x", integers, (size + SLOT - 1) / SLOT, size, argument);
    }
  }

  /**
   * Takes registers; once an argument did not fit, all that follow of its kind are on the stack.
   */
  private int take(String register, int used, int needed, int size, MemoryLayout argument) {
    List<String> taken = new ArrayList<>();
    if (used + needed <= REGISTERS) {
      for (int i = 0; i < needed; i++) {
        taken.add(register + (used + i));
      }
      places.add(taken);
      return used + needed;
    }
    int alignment = apple ? (int) argument.byteAlignment() : SLOT;
    stack = (stack + alignment - 1) / alignment * alignment;
    places.add(List.of("sp+" + stack));
    stack += apple ? size : (size + SLOT - 1) / SLOT * SLOT;
    return REGISTERS;
  }

  /** How many vector registers it wants: one for a float, one for each of up to four equal ones. */
  private static int homogeneousFloats(MemoryLayout argument) {
    List<MemoryLayout> fields =
        argument instanceof StructLayout struct ? struct.memberLayouts() : List.of(argument);
    MemoryLayout first = fields.getFirst();
    boolean homogeneous =
        (first.equals(JAVA_FLOAT) || first.equals(JAVA_DOUBLE))
            && fields.size() <= 4
            && fields.stream().allMatch(first::equals);
    return homogeneous ? fields.size() : 0;
  }
}
