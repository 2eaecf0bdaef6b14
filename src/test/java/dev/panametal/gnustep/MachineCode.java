package dev.panametal.gnustep;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.ObjC;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;

/**
 * Functions given as listings of machine code: there is no C compiler to count on where the tests
 * run.
 *
 * <p>A line of a listing has the code, two or more spaces, and the assembly for the reader. Code is
 * bytes in hexadecimal, words of eight digits (an instruction of arm64), or {@code &} for an
 * address of eight bytes that is put in its place.
 */
public final class MachineCode {
  private static final int READ_WRITE = 3;
  private static final int READ_EXECUTE = 5;
  private static final int PRIVATE_ANONYMOUS = 0x22;

  private static final MethodHandle MAP =
      function(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle PROTECT =
      function("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

  private MachineCode() {}

  /** Whether this JVM runs on arm64, where Linux calls it aarch64. */
  public static boolean isArm64() {
    return System.getProperty("os.arch", "").equals("aarch64");
  }

  /**
   * Places a function in executable memory, for as long as the process lives.
   *
   * @param listing its code
   * @param address what {@code &} stands for
   * @return its address
   */
  public static MemorySegment place(String listing, long address) {
    byte[] code = assemble(listing, address);
    try {
      long pages =
          (long) MAP.invokeExact(0L, (long) code.length, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
      if (pages == -1) {
        throw new IllegalStateException("no memory for code");
      }
      MemorySegment memory = MemorySegment.ofAddress(pages).reinterpret(code.length);
      MemorySegment.copy(code, 0, memory, JAVA_BYTE, 0, code.length);
      if ((int) PROTECT.invokeExact(pages, (long) code.length, READ_EXECUTE) != 0) {
        throw new IllegalStateException("this system does not let memory become executable");
      }
      return memory;
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  private static byte[] assemble(String listing, long address) {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    listing
        .lines()
        .map(line -> line.strip().split("  ", 2)[0])
        .filter(line -> !line.isEmpty())
        .flatMap(line -> java.util.stream.Stream.of(line.split(" ")))
        .forEach(token -> {
          if (token.equals("&")) {
            code.writeBytes(littleEndian(address, Long.BYTES));
          } else {
            code.writeBytes(littleEndian(HexFormat.fromHexDigitsToLong(token), token.length() / 2));
          }
        });
    return code.toByteArray();
  }

  private static byte[] littleEndian(long value, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
  }
}
