package dev.panametal.objc.macos;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.BlockTable;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeUnavailableException;
import dev.panametal.objc.ffm.BlockLiterals;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * Objective-C and Metal as macOS has them.
 *
 * <p>Messages go through {@code objc_msgSend} by downcalls of their exact shape: declared variadic,
 * as in the headers, it would be called with the wrong convention on arm64.
 */
final class NativeRuntime implements ObjCRuntime {
  /**
   * The libraries, by name: their files exist only in dyld's shared cache, so a look-up by {@code
   * Path}, which resolves the file first, would fail. CoreGraphics is loaded because {@code
   * MTLCreateSystemDefaultDevice} returns nil in a command-line process without it.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/libobjc.A.dylib",
          "/usr/lib/libSystem.B.dylib",
          "/System/Library/Frameworks/Foundation.framework/Foundation",
          "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics",
          "/System/Library/Frameworks/Metal.framework/Metal");

  /**
   * Above this size x86_64 returns a struct through {@code objc_msgSend_stret}; arm64 never does.
   */
  private static final long LARGEST_STRUCT_IN_REGISTERS = 16;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup libraries;
  private final boolean x86 = "x86_64".equals(System.getProperty("os.arch"));
  private final MethodHandle registerName;
  private final MethodHandle getClass;
  private final BlockLiterals blocks;

  private NativeRuntime(SymbolLookup libraries) {
    this.libraries = libraries;
    FunctionDescriptor nameToPointer = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
    this.registerName = function("sel_registerName", nameToPointer);
    this.getClass = function("objc_getClass", nameToPointer);
    this.blocks = new BlockLiterals(symbol("_NSConcreteGlobalBlock").address());
  }

  static NativeRuntime open() {
    SymbolLookup lookup = name -> Optional.empty();
    for (String library : LIBRARIES) {
      lookup = lookup.or(load(library));
    }
    return new NativeRuntime(lookup);
  }

  private static SymbolLookup load(String library) {
    try {
      return SymbolLookup.libraryLookup(library, Arena.global());
    } catch (IllegalCallerException e) {
      throw new RuntimeUnavailableException(
          "Native access is denied. Start Java with --enable-native-access=dev.panametal where"
              + " Panametal is on the module path, or with --enable-native-access=ALL-UNNAMED where"
              + " it is on the class path.",
          e);
    } catch (IllegalArgumentException e) {
      throw new RuntimeUnavailableException(
          "The library %s cannot be opened: this macOS has no Metal, or forbids it to this process."
              .formatted(library),
          e);
    }
  }

  @Override
  public String name() {
    return DEFAULT;
  }

  @Override
  public MethodHandle send(FunctionDescriptor shape) {
    boolean throughMemory =
        x86 && shape.returnLayout().filter(NativeRuntime::returnsThroughMemory).isPresent();
    return linker.downcallHandle(
        symbol(throughMemory ? "objc_msgSend_stret" : "objc_msgSend"), shape);
  }

  private static boolean returnsThroughMemory(MemoryLayout layout) {
    return layout instanceof StructLayout && layout.byteSize() > LARGEST_STRUCT_IN_REGISTERS;
  }

  @Override
  public long selector(String name) {
    long selector = call(registerName, name);
    return ObjC.nonNil(selector, "sel_registerName(\"" + name + "\")");
  }

  @Override
  public long classNamed(String name) {
    return call(getClass, name);
  }

  @Override
  public MethodHandle function(String symbol, FunctionDescriptor shape) {
    return linker.downcallHandle(symbol(symbol), shape);
  }

  @Override
  public BlockTable blocks() {
    return blocks.table();
  }

  private MemorySegment symbol(String name) {
    return libraries
        .find(name)
        .orElseThrow(() ->
            new RuntimeUnavailableException(
                "This macOS has no function %s in %s.".formatted(name, LIBRARIES)));
  }

  private static long call(MethodHandle function, String argument) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) function.invokeExact(arena.allocateFrom(argument).address());
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }
}
