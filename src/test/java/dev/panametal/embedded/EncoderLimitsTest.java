package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.foundation.NSRange;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineDescriptor;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an encoder refuses at the message that asks for it. */
class EncoderLimitsTest {
  @Nested
  class Compute extends EmbeddedTest {
    private MTLComputeCommandEncoder encoder;
    private MTLBuffer buffer;

    @BeforeEach
    void openEncoder() {
      buffer = sharedBuffer(256);
      encoder = compute(commandBuffer());
    }

    @AfterEach
    void endEncoder() {
      encoder.endEncoding();
    }

    private void bindSaxpy() {
      encoder.setComputePipelineState(pipeline("saxpy"));
      encoder.setBuffer(buffer, 0, 0);
      encoder.setBuffer(buffer, 128, 1);
      try (Arena arena = Arena.ofConfined()) {
        encoder.setBytes(arena.allocate(4), 4, 2);
      }
    }

    @Test
    void aDispatchNeedsAPipeline() {
      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("without a compute pipeline state");
    }

    @Test
    void gridsAndThreadgroupsOfNothingAreRefused() {
      bindSaxpy();
      assertViolation(() -> encoder.dispatchThreads(size(0, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("threads (0, 1, 1) must not be zero");
      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 0, 1)))
          .hasMessageContaining("threadsPerThreadgroup (1, 0, 1) must not be zero");
      assertViolation(() -> encoder.dispatchThreadgroups(size(1, 1, 0), size(1, 1, 1)))
          .hasMessageContaining("threadgroups (1, 1, 0) must not be zero");
    }

    @Test
    void aThreadgroupHasAtMostTheThreadsOfThePipeline() {
      bindSaxpy();
      assertViolation(() -> encoder.dispatchThreads(size(2048, 1, 1), size(1025, 1, 1)))
          .hasMessageContaining("(1025, 1, 1) are more than the 1024 of")
          .hasMessageContaining("'saxpy'");
      assertViolation(() -> encoder.dispatchThreads(size(2048, 1, 1), size(32, 32, 2)))
          .hasMessageContaining("(32, 32, 2) are more than the 1024");
    }

    @Test
    void everyArgumentMustBeBound() {
      encoder.setComputePipelineState(pipeline("saxpy"));
      encoder.setBuffer(buffer, 0, 0);

      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("nothing is bound to buffer argument 'y' at index 1");
    }

    @Test
    void unbindingABufferTakesItAway() {
      bindSaxpy();
      encoder.setBuffer(null, 0, 1);

      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("nothing is bound to buffer argument 'y' at index 1");
    }

    @Test
    void aThreadgroupArgumentNeedsALength() {
      encoder.setComputePipelineState(pipeline("with_scratch"));
      encoder.setBuffer(buffer, 0, 0);

      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("no length was set for threadgroup argument 'scratch' at index 0");
    }

    @Test
    void thereAreThirtyOneSlots() {
      encoder.setBuffer(buffer, 0, 30);

      assertViolation(() -> encoder.setBuffer(buffer, 0, 31))
          .hasMessageContaining("index 31 is beyond the last, 30");
      assertViolation(() -> encoder.setThreadgroupMemoryLength(16, 31))
          .hasMessageContaining("index 31 is beyond the last, 30");
    }

    @Test
    void arraysOfBuffersAreReadOnlyIfAllOfThemHaveASlot() throws Throwable {
      try (Arena arena = Arena.ofConfined()) {
        // The memory behind two elements is not the test's to give.
        long buffers = arena.allocateFrom(JAVA_LONG, buffer.id(), buffer.id()).address();
        long offsets = arena.allocateFrom(JAVA_LONG, 0, 128).address();
        setBuffers(buffers, offsets, range(29, 2));

        assertViolation(() -> setBuffers(buffers, offsets, range(0, 1L << 40)))
            .hasMessageContaining("setBuffers:offsets:withRange: index 1099511627775 is beyond");
        assertViolation(() -> setBuffers(buffers, offsets, range(30, 2)))
            .hasMessageContaining("index 31 is beyond the last, 30");
        assertViolation(() -> setBuffers(buffers, offsets, range(0, -1)))
            .hasMessageContaining("a count of 18446744073709551615 is that of no array");
      }
    }

    @Test
    void anArrayThatIsNotThereIsRefused() throws Throwable {
      assertViolation(() -> setBuffers(0, 0, range(0, 1)))
          .hasMessageContaining("setBuffers:offsets:withRange: buffers must not be NULL");
      setBuffers(0, 0, range(0, 0));
    }

    private void setBuffers(long buffers, long offsets, MemorySegment range) throws Throwable {
      ObjCRuntime runtime = ObjCRuntime.current();
      runtime
          .send(
              FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, NSRange.LAYOUT))
          .invoke(
              encoder.id(),
              runtime.selector("setBuffers:offsets:withRange:"),
              buffers,
              offsets,
              range);
    }

    @Test
    void anOffsetIsAMultipleOfFourWithinTheBuffer() {
      assertViolation(() -> encoder.setBuffer(buffer, 2, 0))
          .hasMessageContaining("setBuffer:offset:atIndex: offset 2 is not a multiple of 4");
      assertViolation(() -> encoder.setBuffer(buffer, 256, 0))
          .hasMessageContaining(
              "setBuffer:offset:atIndex: offset 256 is beyond the end of MTLBuffer, which has 256 bytes");
      assertViolation(() -> encoder.setBufferOffset(4, 5))
          .hasMessageContaining("no buffer is bound at index 5");
    }

    @Test
    void anArgumentMustFitIntoWhatIsBound() {
      String source =
          """
          #include <metal_stdlib>
          using namespace metal;
          struct Params { uint values[8]; };
          kernel void params(constant Params &p [[buffer(0)]], device float4 *v [[buffer(1)]]) {
            v[0] = float4(p.values[7]);
          }
          """;
      try (var library = device().newLibraryWithSource(string(source), null);
          var function =
              Objects.requireNonNull(library.get().newFunctionWithName(string("params")))) {
        encoder.setComputePipelineState(
            own(device().newComputePipelineStateWithFunction(function.get())));
      }
      encoder.setBuffer(buffer, 228, 0);
      encoder.setBuffer(buffer, 0, 1);
      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("argument 'p' at index 0 needs 32 bytes, but only 28 are bound");

      encoder.setBufferOffset(0, 0);
      encoder.setBufferOffset(4, 1);
      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("'v' at index 1 is not aligned to the 16 bytes of its type");
    }

    @Test
    void inlineBytesAreOneToFourThousandAndNinetySix() {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment bytes = arena.allocate(4100);
        encoder.setBytes(bytes, 4096, 0);

        assertViolation(() -> encoder.setBytes(bytes, 4097, 0))
            .hasMessageContaining("length 4097 is not between 1 and 4096");
        assertViolation(() -> encoder.setBytes(bytes, 0, 0))
            .hasMessageContaining("length 0 is not between 1 and 4096");
        assertViolation(() -> encoder.setBytes(MemorySegment.NULL, 4, 0))
            .hasMessageContaining("must not be NULL");
      }
    }

    @Test
    void threadgroupMemoryIsAMultipleOfSixteenWithinTheDevices() {
      assertViolation(() -> encoder.setThreadgroupMemoryLength(20, 0))
          .hasMessageContaining("length 20 is not a multiple of 16");
      assertViolation(() -> encoder.setThreadgroupMemoryLength(32 * 1024 + 16, 0))
          .hasMessageContaining(
              "setThreadgroupMemoryLength:atIndex: length 32784 is beyond the device's 32768");
    }

    @Test
    void threadgroupMemoryOfAllSlotsTogetherIsLimited() {
      encoder.setComputePipelineState(pipeline("with_scratch"));
      encoder.setBuffer(buffer, 0, 0);
      encoder.setThreadgroupMemoryLength(16 * 1024, 0);
      encoder.setThreadgroupMemoryLength(16 * 1024 + 16, 1);

      assertViolation(() -> encoder.dispatchThreads(size(1, 1, 1), size(1, 1, 1)))
          .hasMessageContaining("static (0) plus dynamic (32784) threadgroup memory");
    }

    @Test
    void aPromiseOfTheDescriptorIsKept() {
      var descriptor = own(MTLComputePipelineDescriptor.create());
      try (var library = device().newLibraryWithSource(string(KERNELS), null);
          var function =
              Objects.requireNonNull(library.get().newFunctionWithName(string("add_one")))) {
        descriptor.setComputeFunction(function.get());
      }
      descriptor.setThreadGroupSizeIsMultipleOfThreadExecutionWidth(true);
      descriptor.setMaxTotalThreadsPerThreadgroup(64);
      encoder.setComputePipelineState(
          own(device().newComputePipelineStateWithDescriptor(descriptor, 0, MemorySegment.NULL)));
      encoder.setBuffer(buffer, 0, 0);

      assertViolation(() -> encoder.dispatchThreads(size(64, 1, 1), size(40, 1, 1)))
          .hasMessageContaining("are not a multiple of the thread execution width");
      assertViolation(() -> encoder.dispatchThreads(size(64, 1, 1), size(96, 1, 1)))
          .hasMessageContaining("are more than the 64 of");
    }

    @Test
    void debugGroupsMustBalance() {
      assertViolation(encoder::popDebugGroup).hasMessageContaining("no debug group was pushed");
      encoder.pushDebugGroup(string("layer"));
      assertViolation(encoder::endEncoding)
          .hasMessageContaining("endEncoding: 1 debug groups were not popped");
      encoder.popDebugGroup();
    }
  }

  @Nested
  class Blit extends EmbeddedTest {
    private MTLBlitCommandEncoder encoder;
    private MTLBuffer buffer;
    private MTLBuffer other;

    @BeforeEach
    void openEncoder() {
      buffer = sharedBuffer(64);
      other = privateBuffer(64);
      encoder = blit(commandBuffer());
    }

    @AfterEach
    void endEncoder() {
      encoder.endEncoding();
    }

    @Test
    void aCopyStaysWithinBothBuffers() {
      assertViolation(() -> encoder.copyFromBuffer(buffer, 32, other, 0, 36))
          .hasMessageContaining("source: 36 bytes at 32 are beyond the end of MTLBuffer");
      assertViolation(() -> encoder.copyFromBuffer(buffer, 0, other, 64, 4))
          .hasMessageContaining("destination: 4 bytes at 64 are beyond the end");
      assertViolation(() -> encoder.copyFromBuffer(buffer, -4, other, 0, 4))
          .hasMessageContaining("are beyond the end");
    }

    @Test
    void aCopyThatMetalWouldSilentlyFailToMakeIsRefused() {
      assertViolation(() -> encoder.copyFromBuffer(buffer, 0, other, 0, 1L << 32))
          .hasMessageContaining("Metal silently fails to copy 4 GiB or more (4294967296 bytes)");
    }

    @Test
    void aFillThatMetalWouldSilentlyFailToMakeIsRefused() {
      assertViolation(() -> encoder.fillBuffer(buffer, range(0, (1L << 32) + 4), (byte) 1))
          .hasMessageContaining("Metal silently fails to fill more than 4 GiB (4294967300 bytes)");
    }

    @Test
    void aCopyOfNothingIsRefused() {
      assertViolation(() -> encoder.copyFromBuffer(buffer, 0, other, 0, 0))
          .hasMessageContaining("a length of 0 is not allowed");
    }

    @Test
    void rangesOfOneBufferMustNotOverlap() {
      assertViolation(() -> encoder.copyFromBuffer(buffer, 0, buffer, 8, 16))
          .hasMessageContaining("ranges of 16 bytes at 0 and 8 overlap within MTLBuffer");
      encoder.copyFromBuffer(buffer, 0, buffer, 16, 16);
    }

    @Test
    void aFillIsARangeOfLocationAndLength() {
      encoder.fillBuffer(buffer, range(32, 32), (byte) 1);

      assertViolation(() -> encoder.fillBuffer(buffer, range(32, 64), (byte) 1))
          .hasMessageContaining("range: 64 bytes at 32 are beyond the end");
      assertViolation(() -> encoder.fillBuffer(buffer, range(0, 0), (byte) 1))
          .hasMessageContaining("a length of 0 is not allowed");
    }

    @Test
    void synchronizingIsForManagedResources() {
      assertViolation(() -> encoder.synchronizeResource(buffer))
          .hasMessageContaining("is for buffers of storage mode Managed only");
    }
  }
}
