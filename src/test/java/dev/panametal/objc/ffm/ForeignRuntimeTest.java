package dev.panametal.objc.ffm;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLSize;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Which function of an Objective-C library a message calls. The library here is made of stubs. */
class ForeignRuntimeTest {
  private static final FunctionDescriptor NAME_TO_POINTER =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);

  private final Arena arena = Arena.ofConfined();
  private final Map<String, MemorySegment> library = new HashMap<>();
  private final SymbolLookup lookup = name -> Optional.ofNullable(library.get(name));

  @AfterEach
  void unload() {
    arena.close();
  }

  static boolean isX86() {
    return System.getProperty("os.arch").matches("x86_64|amd64");
  }

  private void addLibrary() {
    MethodHandle identity = MethodHandles.identity(long.class);
    library.put("sel_registerName", stub(identity, NAME_TO_POINTER));
    library.put("objc_getClass", stub(identity, NAME_TO_POINTER));
    library.put("_NSConcreteGlobalBlock", arena.allocate(JAVA_LONG));
  }

  private MemorySegment stub(MethodHandle target, FunctionDescriptor shape) {
    return Linker.nativeLinker().upcallStub(target, shape, arena);
  }

  /** A function that answers every message with a struct whose first field is a number. */
  private void addStructSender(String function, StructLayout struct, long answer) {
    MemorySegment result = arena.allocate(struct);
    result.set(JAVA_LONG, 0, answer);
    library.put(
        function,
        stub(
            MethodHandles.dropArguments(
                MethodHandles.constant(MemorySegment.class, result), 0, long.class, long.class),
            FunctionDescriptor.of(struct, JAVA_LONG, JAVA_LONG)));
  }

  private long firstField(StructLayout struct) throws Throwable {
    MemorySegment result =
        (MemorySegment)
            new ForeignRuntime("stubs", lookup)
                .send(FunctionDescriptor.of(struct, JAVA_LONG, JAVA_LONG))
                .invokeExact((SegmentAllocator) arena, 1L, 2L);
    return result.get(JAVA_LONG, 0);
  }

  @Test
  @EnabledIf(value = "isX86", disabledReason = "arm64 has one function for all messages")
  void aStructThatReturnsInMemoryComesFromAFunctionOfItsOwn() throws Throwable {
    addLibrary();
    addStructSender("objc_msgSend", MTLSize.LAYOUT, 1);
    addStructSender("objc_msgSend_stret", MTLSize.LAYOUT, 2);

    assertThat(firstField(MTLSize.LAYOUT)).isEqualTo(2);
  }

  @Test
  void aStructThatReturnsInRegistersComesAsNumbersDo() throws Throwable {
    addLibrary();
    addStructSender("objc_msgSend", NSRange.LAYOUT, 1);
    addStructSender("objc_msgSend_stret", NSRange.LAYOUT, 2);

    assertThat(firstField(NSRange.LAYOUT)).isEqualTo(1);
  }

  @Test
  void aFunctionThatTheLibrariesLackIsNamed() {
    assertThatThrownBy(() -> new ForeignRuntime("stubs", lookup))
        .isInstanceOf(RuntimeUnavailableException.class)
        .hasMessage(
            "The libraries of the runtime 'stubs' have no function sel_registerName: this system is"
                + " too old for it.");
  }
}
