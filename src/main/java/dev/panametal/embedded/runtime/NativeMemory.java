package dev.panametal.embedded.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.ObjC;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Native memory that any thread may free at any time, which no arena offers cheaply: closing a
 * shared one stops every thread of the process.
 */
public final class NativeMemory {
  /**
   * All of the address space as one segment, for access by address without making a segment. What
   * is behind an address is up to the caller, as in C.
   */
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /** Pages of Apple silicon: what must be page-aligned there is so here too. */
  public static final long PAGE = 16384;

  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  // From the headers of Linux and macOS, which differ in these numbers.
  private static final int READ_WRITE = 3;
  private static final int PRIVATE_ANONYMOUS = MAC ? 0x1002 : 0x22;
  private static final int SYSCONF_PAGE_SIZE = MAC ? 29 : 30;
  private static final int SYSCONF_PHYSICAL_PAGES = MAC ? 200 : 85;
  private static final long FAILED = -1;

  private static final MethodHandle CALLOC =
      function("calloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle FREE = function("free", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle MAP =
      function(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle UNMAP =
      function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

  private static final MethodHandle SYSCONF =
      function("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

  private static final MethodHandle PTHREAD_SELF =
      function("pthread_self", FunctionDescriptor.of(JAVA_LONG));

  private NativeMemory() {}

  private static MethodHandle function(String symbol, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(symbol).orElseThrow(), descriptor);
  }

  /** Zeroed memory for small things ({@code calloc}). */
  public static long allocate(long bytes) {
    try {
      long address = (long) CALLOC.invokeExact(1L, bytes);
      if (address == 0) {
        throw new OutOfMemoryError("calloc of %d bytes".formatted(bytes));
      }
      return address;
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** Frees what {@link #allocate} gave. */
  public static void free(long address) {
    try {
      FREE.invokeExact(address);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /**
   * Zeroed pages ({@code mmap}), aligned to {@link #PAGE}; memory is used when it is first touched.
   *
   * @return the address, or 0 if the system has no such memory
   */
  public static long mapPages(long bytes) {
    try {
      // The system aligns to its own pages, which may be smaller: map more, give the ends back.
      long size = roundToPages(bytes);
      long mapped = (long) MAP.invokeExact(0L, size + PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
      if (mapped == FAILED) {
        return 0;
      }
      long address = roundToPages(mapped);
      unmap(mapped, address - mapped);
      unmap(address + size, mapped + PAGE - address);
      return address;
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** Gives back what {@link #mapPages} gave for the same number of bytes. */
  public static void unmapPages(long address, long bytes) {
    unmap(address, roundToPages(bytes));
  }

  private static void unmap(long address, long bytes) {
    if (bytes == 0) {
      return;
    }
    try {
      int result = (int) UNMAP.invokeExact(address, bytes);
      if (result != 0) {
        throw new AssertionError("munmap(0x%x, %d) failed".formatted(address, bytes));
      }
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** Bytes of memory of this machine ({@code sysconf}). */
  public static long physicalMemory() {
    try {
      return (long) SYSCONF.invokeExact(SYSCONF_PHYSICAL_PAGES)
          * (long) SYSCONF.invokeExact(SYSCONF_PAGE_SIZE);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** The platform thread that runs this, also under a virtual thread ({@code pthread_self}). */
  static long platformThread() {
    try {
      return (long) PTHREAD_SELF.invokeExact();
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  /** The next multiple of {@link #PAGE}. */
  public static long roundToPages(long bytes) {
    return (bytes + PAGE - 1) & -PAGE;
  }
}
