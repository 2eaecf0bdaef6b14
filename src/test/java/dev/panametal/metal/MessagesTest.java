package dev.panametal.metal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.EmbeddedTest;
import dev.panametal.foundation.NSString;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every form of generated method against a device that answers: how arguments travel, and what
 * becomes of results, nil and errors.
 */
@Tag("jni-check")
class MessagesTest extends EmbeddedTest {
  @Test
  void anObjectIsReturnedAsAView() {
    assertThat(text(device().name())).isNotEmpty();
    assertThat(queue().device()).isEqualTo(device());
  }

  @Test
  void aNullableResultIsNullForNil() {
    assertThat(queue().label()).isNull();

    queue().setLabel(string("a queue"));

    assertThat(text(Objects.requireNonNull(queue().label()))).isEqualTo("a queue");
  }

  @Test
  void nullIsPassedAsNil() {
    queue().setLabel(string("a queue"));

    queue().setLabel(null);

    assertThat(queue().label()).isNull();
  }

  @Test
  void anOwnedNullableResultIsNullForNil() {
    try (var library = device().newLibraryWithSource(string(KERNELS), null)) {
      assertThat(library.get().newFunctionWithName(string("no such kernel"))).isNull();
    }
  }

  @Test
  void anErrorIsAnExceptionThatNamesTheMessage() {
    assertThatThrownBy(() -> device().newLibraryWithSource(string("kernel void f( {"), null))
        .isInstanceOfSatisfying(
            ObjCErrorException.class,
            failure -> {
              assertThat(failure)
                  .hasMessageStartingWith(
                      "-[MTLDevice newLibraryWithSource:options:error:] failed");
              assertThat(failure.error().domain()).isEqualTo("MTLLibraryErrorDomain");
              assertThat(failure.error().code()).isEqualTo(MTLLibraryError.COMPILE_FAILURE);
            });
  }

  @Test
  void anOutParameterReceivesAnObject() {
    try (var library = device().newLibraryWithSource(string(KERNELS), null);
        var function = Objects.requireNonNull(library.get().newFunctionWithName(string("saxpy")));
        Arena arena = Arena.ofConfined()) {
      MemorySegment slot = arena.allocate(JAVA_LONG);

      own(
          device()
              .newComputePipelineStateWithFunction(
                  function.get(), MTLPipelineOption.BINDING_INFO, slot));

      assertThat(MTLComputePipelineReflection.of(slot.get(JAVA_LONG, 0)).bindings().count())
          .isEqualTo(3);
    }
  }

  @Test
  void boolIsBooleanBothWays() {
    try (Owned<MTLCommandBufferDescriptor> descriptor = MTLCommandBufferDescriptor.create()) {
      assertThat(descriptor.get().retainedReferences()).isTrue();

      descriptor.get().setRetainedReferences(false);

      assertThat(descriptor.get().retainedReferences()).isFalse();
    }
  }

  @Test
  void aStructureIsReturnedInASegmentOfTheAllocator() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = device().maxThreadsPerThreadgroup(arena);

      assertThat(size.byteSize()).isEqualTo(MTLSize.LAYOUT.byteSize());
      assertThat(MTLSize.width(size)).isPositive();
      assertThat(MTLSize.depth(size)).isPositive();
    }
  }

  @Test
  void structuresAndAnUnsignedCharTravelByValue() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);

    encoder.fillBuffer(buffer, range(16, 32), (byte) 0xC8);
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    MemorySegment contents = contents(buffer);
    assertThat(contents.get(JAVA_BYTE, 15)).isZero();
    assertThat(contents.get(JAVA_BYTE, 16)).isEqualTo((byte) 0xC8);
    assertThat(contents.get(JAVA_BYTE, 47)).isEqualTo((byte) 0xC8);
    assertThat(contents.get(JAVA_BYTE, 48)).isZero();
  }

  @Test
  void aDoubleIsReturned() {
    MTLCommandBuffer commands = commandBuffer();
    blit(commands).endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(commands.GPUStartTime()).isPositive();
    assertThat(commands.GPUEndTime()).isGreaterThanOrEqualTo(commands.GPUStartTime());
  }

  @Test
  void anAddressMustBeNative() {
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);

    assertThatThrownBy(() -> encoder.setBytes(MemorySegment.ofArray(new byte[4]), 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The segment lies on the Java heap");

    encoder.endEncoding();
  }

  @Test
  void anAddressIsReturnedWithoutALength() {
    MTLBuffer buffer = sharedBuffer(64);

    assertThat(buffer.contents().byteSize()).isZero();
    assertThat(buffer.contents().address()).isNotZero();
  }

  @Test
  void aMethodOfAParentSendsTheParentsSelector() {
    MTLBuffer buffer = sharedBuffer(64);

    assertThat(buffer.storageMode()).isEqualTo(MTLStorageMode.SHARED);
    assertThat(buffer.allocatedSize()).isGreaterThanOrEqualTo(64);
  }

  @Test
  void anInitializerMakesAnObject() {
    try (Arena arena = Arena.ofConfined();
        Owned<NSString> made =
            Objects.requireNonNull(NSString.initWithUTF8String(arena.allocateFrom("grüße")))) {
      assertThat(text(made.get())).isEqualTo("grüße");
      assertThat(made.get().length()).isEqualTo(5);
    }
  }

  @Test
  void anInitializerThatIsRefusedAllocatesNothing() {
    assertThatThrownBy(() -> NSString.initWithUTF8String(MemorySegment.ofArray(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(NSString string) {
    return ObjCStrings.toJava(string.id());
  }
}
