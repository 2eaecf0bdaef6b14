package dev.panametal.conformance;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panametal.gnustep.MachineCode;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The argument registers of arm64 and the stack, as a called function found them: the function is
 * machine code that keeps x0 to x7, d0 to d7 and 128 bytes of the stack.
 */
final class RegisterImage {
  private static final int REGISTER = 8;
  private static final int VECTORS = 8 * REGISTER;
  private static final int STACK = 16 * REGISTER;
  private static final int STACK_BYTES = 128;

  private static final String KEEP =
      """
      58000249  ldr x9, image
      a9000520  stp x0, x1, [x9]
      a9010d22  stp x2, x3, [x9, #16]
      a9021524  stp x4, x5, [x9, #32]
      a9031d26  stp x6, x7, [x9, #48]
      6d040520  stp d0, d1, [x9, #64]
      6d050d22  stp d2, d3, [x9, #80]
      6d061524  stp d4, d5, [x9, #96]
      6d071d26  stp d6, d7, [x9, #112]
      9102012a  add x10, x9, #0x80
      910003eb  mov x11, sp
      d280020c  mov x12, #0x10
      f840856d  copy: ldr x13, [x11], #8
      f800854d  str x13, [x10], #8
      f100058c  subs x12, x12, #0x1
      54ffffa1  b.ne copy
      d65f03c0  ret
      d503201f  nop
      &         image: .quad
      """;

  private final MemorySegment memory;

  private RegisterImage(MemorySegment memory) {
    this.memory = memory;
  }

  /** Calls the function by the JDK's linker. */
  static RegisterImage of(FunctionDescriptor shape, List<Object> arguments) throws Throwable {
    MemorySegment memory = Arena.ofAuto().allocate(STACK + STACK_BYTES, REGISTER);
    Linker.nativeLinker()
        .downcallHandle(MachineCode.place(KEEP, memory.address()), shape)
        .invokeWithArguments(arguments);
    return new RegisterImage(memory);
  }

  /**
   * What lies in these places.
   *
   * @param places as {@link Arm64Placement} names them
   * @param size in bytes, of all together
   */
  byte[] at(List<String> places, int size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int each = size / places.size();
    // Two registers hold a structure of two integers, or a float each.
    for (String place : places) {
      bytes.writeBytes(memory.asSlice(offset(place), each).toArray(JAVA_BYTE));
    }
    return bytes.toByteArray();
  }

  private static int offset(String place) {
    if (place.startsWith("sp+")) {
      return STACK + Integer.parseInt(place, 3, place.length(), 10);
    }
    int register = REGISTER * Integer.parseInt(place, 1, place.length(), 10);
    return place.startsWith("v") ? VECTORS + register : register;
  }
}
