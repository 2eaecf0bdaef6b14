package dev.panametal.objc.ffm;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * An Objective-C runtime in native libraries.
 *
 * <p>Messages go through {@code objc_msgSend} by downcalls of their exact shape: declared variadic,
 * as in the headers, it would be called with the wrong convention on arm64.
 */
public final class ForeignRuntime implements ObjCRuntime {
  /**
   * Above this size x86_64 returns a struct through {@code objc_msgSend_stret}; arm64 never does.
   */
  private static final long LARGEST_STRUCT_IN_REGISTERS = 16;

  /** What JVMs call x86_64: the first on macOS, the second on Linux. */
  private static final Set<String> X86_64 = Set.of("x86_64", "amd64");

  private final Linker linker = Linker.nativeLinker();
  private final boolean x86 = X86_64.contains(System.getProperty("os.arch", ""));
  private final String name;
  private final SymbolLookup libraries;
  private final MethodHandle registerName;
  private final MethodHandle getClass;
  private final BlockLiterals blocks;

  /**
   * The runtime of these libraries.
   *
   * @param name by which it is chosen
   * @param libraries libobjc, the blocks runtime, and the frameworks to use
   */
  public ForeignRuntime(String name, SymbolLookup libraries) {
    this.name = name;
    this.libraries = libraries;
    FunctionDescriptor nameToPointer = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
    this.registerName = function("sel_registerName", nameToPointer);
    this.getClass = function("objc_getClass", nameToPointer);
    this.blocks = new BlockLiterals(symbol("_NSConcreteGlobalBlock").address());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    boolean throughMemory =
        x86 && shape.returnLayout().filter(ForeignRuntime::returnsThroughMemory).isPresent();
    return function(throughMemory ? "objc_msgSend_stret" : "objc_msgSend", shape);
  }

  private static boolean returnsThroughMemory(MemoryLayout layout) {
    return layout instanceof StructLayout && layout.byteSize() > LARGEST_STRUCT_IN_REGISTERS;
  }

  @Override
  public long selector(String selector) {
    return ObjC.nonNil(call(registerName, selector), "sel_registerName(\"" + selector + "\")");
  }

  @Override
  public long classNamed(String className) {
    return call(getClass, className);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return linker.downcallHandle(symbol(symbol), shape);
  }

  @Override
  public BlockTable blocks() {
    return blocks.table();
  }

  private MemorySegment symbol(String symbol) {
    return libraries
        .find(symbol)
        .orElseThrow(() ->
            new RuntimeUnavailableException(
                "The libraries of the runtime '%s' have no function %s: this system is too old for it."
                    .formatted(name, symbol)));
  }

  private static long call(MethodHandle function, String argument) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) function.invokeExact(arena.allocateFrom(argument).address());
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }
}
