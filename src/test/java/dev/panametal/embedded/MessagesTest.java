package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.metal.MTLSize;
import dev.panametal.objc.ByteMessages;
import dev.panametal.objc.DoubleMessages;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeUnavailableException;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How messages find their way, whatever they say. */
@Tag("jni-check")
class MessagesTest extends EmbeddedTest {
  private static final ObjCRuntime RUNTIME = ObjCRuntime.current();

  private static long selector(String name) {
    return RUNTIME.selector(name);
  }

  @Test
  void theRuntimeIsChosenByName() {
    assertThat(RUNTIME.name()).isEqualTo(System.getProperty(ObjCRuntime.PROPERTY));
  }

  @Test
  void aSelectorIsTheSameForTheSameName() {
    assertThat(selector("aSelector:thatNobodyHas:"))
        .isEqualTo(selector("aSelector:thatNobodyHas:"))
        .isNotZero()
        .isNotEqualTo(selector("another"));
  }

  @Test
  void anIdIsPositiveAndUnlikeAnySmallNumberOrAddress() {
    assertThat(device().id()).isGreaterThan(1L << 56);
    assertThat(sharedBuffer(4).id()).isGreaterThan(1L << 56);
  }

  @Test
  void aMessageToNilDoesNothingAndReturnsZeros() throws Throwable {
    assertThat(LongMessages.send(0, selector("length"))).isZero();
    assertThat(ByteMessages.send(0, selector("hasUnifiedMemory"))).isZero();
    assertThat(DoubleMessages.send(0, selector("GPUStartTime"))).isZero();
    VoidMessages.send(0, selector("commit"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment dirty = arena.allocate(MTLSize.LAYOUT).fill((byte) 0x55);
      MemorySegment size =
          (MemorySegment)
              RUNTIME
                  .send(FunctionDescriptor.of(MTLSize.LAYOUT, JAVA_LONG, JAVA_LONG))
                  .invokeExact(SegmentAllocator.prefixAllocator(dirty), 0L, selector("anything"));
      assertThat(MTLSize.width(size)).isZero();
      assertThat(MTLSize.depth(size)).isZero();
    }
  }

  @Test
  void anUnknownSelectorIsNamed() {
    assertViolation(() -> VoidMessages.send(queue().id(), selector("drawPrimitives")))
        .hasMessage("-[MTLCommandQueue drawPrimitives]: unrecognized selector");
    assertViolation(() -> LongMessages.send(RUNTIME.classNamed("NSString"), selector("UTF8String")))
        .hasMessage("+[NSString UTF8String]: unrecognized selector");
  }

  @Test
  void aMessageOfAnotherShapeNamesBothShapes() {
    assertViolation(() -> VoidMessages.send(queue().id(), selector("setLabel:")))
        .hasMessageContaining("-[MTLCommandQueue setLabel:] was sent with the types")
        .hasMessageContaining("v24@0:8@16");
    assertViolation(() -> LongMessages.send(device().id(), selector("hasUnifiedMemory")))
        .hasMessageContaining("B16@0:8");
  }

  @Test
  void aNumberThatIsNoObjectIsNotTakenForOne() {
    assertViolation(() -> LongMessages.send(42, selector("length")))
        .hasMessage("message length to 0x2a, which is not an object");
    assertViolation(() -> VoidMessages.send(queue().id(), selector("setLabel:"), 42L))
        .hasMessage("setLabel: was given 0x2a, which is not an object");
  }

  @Test
  void anArgumentOfAnotherClassIsRefused() {
    assertViolation(
            () -> VoidMessages.send(queue().id(), selector("setLabel:"), sharedBuffer(4).id()))
        .hasMessage("setLabel: was given MTLBuffer, which is of another class");
  }

  @Test
  void aHandleHasTheTypeThatADowncallHandleWouldHave() {
    assertSameTypeAsDowncall(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_DOUBLE));
    assertSameTypeAsDowncall(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_BYTE, JAVA_INT));
    assertSameTypeAsDowncall(FunctionDescriptor.of(MTLSize.LAYOUT, JAVA_LONG, JAVA_LONG));
    assertSameTypeAsDowncall(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, MTLSize.LAYOUT));
  }

  private static void assertSameTypeAsDowncall(FunctionDescriptor shape) {
    MethodHandle downcall =
        Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(16), shape);
    assertThat(RUNTIME.send(shape).type()).isEqualTo(downcall.type());
  }

  @Test
  void structsThatDifferInNamesOnlyAreOneShape() {
    StructLayout unnamed =
        java.lang.foreign.MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG);

    assertThat(runtime().send(FunctionDescriptor.of(unnamed, JAVA_LONG, JAVA_LONG)))
        .isSameAs(runtime().send(FunctionDescriptor.of(MTLSize.LAYOUT, JAVA_LONG, JAVA_LONG)));
  }

  @Test
  void aStructIsReturnedInMemoryOfTheCaller() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = device().maxThreadsPerThreadgroup(arena);

      assertThat(MTLSize.width(size)).isEqualTo(1024);
      assertThat(MTLSize.depth(size)).isEqualTo(1024);
    }
  }

  @Test
  void anUnknownFunctionOrClassIsNotFound() {
    assertThat(RUNTIME.classNamed("MTLTextureDescriptor")).isZero();
    assertThatThrownBy(() -> RUNTIME.function("MTLDrawTriangle", FunctionDescriptor.of(JAVA_LONG)))
        .isInstanceOf(RuntimeUnavailableException.class)
        .hasMessage("The embedded device has no function MTLDrawTriangle.");
  }

  @Test
  void aFunctionOfAnotherShapeNamesBothShapes() {
    assertViolation(
            () -> RUNTIME.function("objc_retain", FunctionDescriptor.of(JAVA_INT, JAVA_LONG)))
        .hasMessageContaining("objc_retain was asked for with the types");
  }

  @Test
  void objectsTellTheirClass() {
    long buffer = sharedBuffer(4).id();
    long aClass = LongMessages.send(buffer, selector("class"));

    assertThat(ByteMessages.send(buffer, selector("isKindOfClass:"), aClass)).isNotZero();
    assertThat(
            ByteMessages.send(buffer, selector("isKindOfClass:"), RUNTIME.classNamed("NSString")))
        .isZero();
    assertThat(
            ByteMessages.send(buffer, selector("isKindOfClass:"), RUNTIME.classNamed("NSObject")))
        .isNotZero();
  }

  @Test
  void objectsTellWhatTheyRespondTo() {
    long buffer = sharedBuffer(4).id();

    assertThat(ByteMessages.send(buffer, selector("respondsToSelector:"), selector("length")))
        .isNotZero();
    assertThat(ByteMessages.send(buffer, selector("respondsToSelector:"), selector("commit")))
        .isZero();
  }
}
