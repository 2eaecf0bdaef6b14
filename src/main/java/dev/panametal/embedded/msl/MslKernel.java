package dev.panametal.embedded.msl;

import dev.panametal.embedded.msl.toolchain.CacheDirectory;
import dev.panametal.embedded.msl.toolchain.ToolchainException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;

/**
 * A kernel as machine code in this process.
 *
 * <p>{@link #run} may be called by many threads at once, each with a worker of its own. Closing
 * unloads the code and is refused while a thread runs it.
 */
public final class MslKernel implements AutoCloseable {
  /** The kernel's descriptor in its shared object. */
  static final String SYMBOL = "panametal_kernel";

  private static final MemoryLayout DESCRIPTOR =
      MemoryLayout.structLayout(
          ValueLayout.ADDRESS.withName("run"),
          ValueLayout.ADDRESS.withName("static_memory_start"),
          ValueLayout.ADDRESS.withName("static_memory_end"),
          ValueLayout.JAVA_LONG.withName("scheduler_bytes"),
          ValueLayout.ADDRESS.withName("frame_stride"));

  // void run(const dispatch *, const worker *, ulong first, ulong end), called by address.
  private static final MethodHandle RUN =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.ofVoid(
                  ValueLayout.ADDRESS,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG));

  // ulong frame_stride(), called by address.
  private static final MethodHandle FRAME_STRIDE =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG));

  private static final long THREADGROUP_MEMORY_ALIGNMENT = 16;

  private final String name;
  private final List<MslArgument> arguments;
  private final Arena arena;
  private final MemorySegment function;
  private final long staticThreadgroupMemoryLength;
  private final MslForm form;
  private final long schedulerBytes;
  private final long frameStride;

  @SuppressWarnings("MustBeClosedChecker") // the arena is this object's, closed with it
  MslKernel(String name, List<MslArgument> arguments, Path sharedObject) {
    this.name = name;
    this.arguments = arguments;
    arena = Arena.ofShared();
    try {
      MemorySegment descriptor =
          load(sharedObject, arena)
              .find(SYMBOL)
              .orElseThrow(() -> new IllegalStateException(sharedObject + " is no kernel"))
              .reinterpret(DESCRIPTOR.byteSize());
      // In the arena's scope, so that the code cannot be unloaded while it runs.
      function = pointer(descriptor, "run").reinterpret(arena, null);
      long bytes =
          pointer(descriptor, "static_memory_end").address()
              - pointer(descriptor, "static_memory_start").address();
      staticThreadgroupMemoryLength =
          (bytes + THREADGROUP_MEMORY_ALIGNMENT - 1) & -THREADGROUP_MEMORY_ALIGNMENT;
      MemorySegment stride = pointer(descriptor, "frame_stride");
      form = stride.address() == 0 ? MslForm.LANE_LOOP : MslForm.COROUTINES;
      frameStride = form == MslForm.LANE_LOOP ? 0 : callFrameStride(stride);
      schedulerBytes = descriptor.get(ValueLayout.JAVA_LONG, offset("scheduler_bytes"));
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static SymbolLookup load(Path sharedObject, Arena arena) {
    try {
      return SymbolLookup.libraryLookup(sharedObject, arena);
    } catch (IllegalArgumentException e) {
      throw new ToolchainException(
          "The compiled kernel "
              + sharedObject
              + " cannot be loaded ("
              + e.getMessage()
              + "). The cache folder must be on a file system from which code may be run, not one"
              + " mounted noexec; another is named with -D"
              + CacheDirectory.PROPERTY
              + "=FOLDER or "
              + CacheDirectory.VARIABLE
              + ".",
          e);
    }
  }

  private static long offset(String field) {
    return DESCRIPTOR.byteOffset(MemoryLayout.PathElement.groupElement(field));
  }

  private static MemorySegment pointer(MemorySegment descriptor, String field) {
    return descriptor.get(ValueLayout.ADDRESS, offset(field));
  }

  private static long callFrameStride(MemorySegment function) {
    try {
      return (long) FRAME_STRIDE.invokeExact(function);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call threw a checked exception", e);
    }
  }

  /** The kernel's name in its library. */
  public String name() {
    return name;
  }

  /** What a dispatch must supply, in the order of the parameters. */
  public List<MslArgument> arguments() {
    return arguments;
  }

  /** Bytes of the threadgroup variables that the kernel itself declares, a multiple of 16. */
  public long staticThreadgroupMemoryLength() {
    return staticThreadgroupMemoryLength;
  }

  /** How it was compiled. */
  public MslForm form() {
    return form;
  }

  /**
   * Runs a range of a dispatch's threadgroups on the calling thread, and returns when they are
   * done. Allocates nothing once the worker's memory is large enough.
   *
   * @param worker the calling thread's; no other thread may use it meanwhile
   * @param firstThreadgroup the first threadgroup, counted along x, then y, then z
   * @param endThreadgroup one past the last
   * @throws IllegalStateException if the kernel is closed
   */
  public void run(
      MslDispatch dispatch, MslWorker worker, long firstThreadgroup, long endThreadgroup) {
    if (firstThreadgroup < 0 || endThreadgroup > dispatch.threadgroupCount()) {
      throw new IndexOutOfBoundsException(
          "threadgroups "
              + firstThreadgroup
              + " to "
              + endThreadgroup
              + " of "
              + dispatch.threadgroupCount()
              + " in a dispatch of "
              + name);
    }
    worker.reserve(
        staticThreadgroupMemoryLength + dispatch.threadgroupMemoryBytes(),
        schedulerBytes + frameStride * dispatch.threadsPerThreadgroup());
    try {
      RUN.invokeExact(
          function, dispatch.segment(), worker.segment(), firstThreadgroup, endThreadgroup);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call threw a checked exception", e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
