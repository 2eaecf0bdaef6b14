package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.example.CopyBeyondTheEnd;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.ErrorSlot;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCNilException;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import dev.panametal.support.ChildJvm;
import dev.panametal.support.Kernels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The situations behind messages of docs/troubleshooting.md that no test of a feature brings about.
 */
class MessagesThatUsersMeetTest extends MetalTest {
  private static final String THREADGROUP_KERNEL =
      """
      #include <metal_stdlib>
      using namespace metal;

      kernel void with_scratch(device float* values [[buffer(0)]],
                               threadgroup float* scratch [[threadgroup(0)]],
                               uint i [[thread_position_in_grid]],
                               uint lane [[thread_index_in_threadgroup]]) {
        scratch[lane] = values[i];
        values[i] = scratch[lane] * 2.0f;
      }
      """;

  private static final long PAGE = 16384;

  private MetalKernel withScratch() {
    return device.compile(THREADGROUP_KERNEL).kernel("with_scratch");
  }

  @Test
  void workThatIsNotDoneInTimeIsToldByItsBatch() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(64);
        Gate held = faults().holdExecution()) {
      stream.fill(data, 0, 64, (byte) 1);

      assertThatThrownBy(() -> stream.synchronize(Duration.ZERO))
          .isInstanceOf(MetalTimeoutException.class)
          .hasMessage(
              "Batch 1 of stream 'stream 0' was not done in time. The oldest that is not done is"
                  + " batch 1 of stream 'stream 0'. The work goes on: wait again, or look for a kernel that does not end.");
      held.open();
      stream.synchronize();
    }
  }

  @Test
  void anInterruptedWaitNamesTheBatchAndLeavesTheThreadInterrupted() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(64);
        Gate held = faults().holdExecution()) {
      stream.fill(data, 0, 64, (byte) 1);
      Thread.currentThread().interrupt();

      assertThatThrownBy(stream::synchronize)
          .isInstanceOf(MetalInterruptedException.class)
          .hasMessage("Interrupted while waiting for batch 1 of stream 'stream 0'.");
      assertThat(Thread.interrupted()).isTrue();
      held.open();
    }
  }

  @Test
  void aCompilerThatWasInterruptedIsNoMistakeOfTheSource() {
    device.compile(Kernels.SAXPY);
    String newSource =
        "kernel void k%s() {}".formatted(UUID.randomUUID().toString().replace('-', '_'));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> device.compile(newSource))
        .isInstanceOf(MetalCompileException.class)
        .hasMessage(
            "The compiler could not work on 'program_source':\nInterrupted while clang was running.");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aKernelWithoutAValueForItsConstantHasNoPipeline() {
    MetalLibrary library =
        device.compile(
            """
            #include <metal_stdlib>
            using namespace metal;
            constant float factor [[function_constant(0)]];
            kernel void scale(device float* v [[buffer(0)]], uint i [[thread_position_in_grid]]) {
              v[i] *= factor;
            }
            """);

    assertThatThrownBy(() -> library.kernel("scale"))
        .isInstanceOf(MetalCompileException.class)
        .hasMessageStartingWith(
            "No pipeline could be built of kernel 'scale' of 'program_source':\n")
        .hasMessageContaining("needs a value for the function constant 'factor'");
  }

  @Test
  void hostMemoryThatTheDeviceDoesNotTakeIsToldByItsSize() {
    try (Arena arena = Arena.ofConfined()) {
      faults().failAllocations(1);

      assertThatThrownBy(() -> device.wrap(arena.allocate(PAGE, PAGE)))
          .isInstanceOf(MetalAllocationException.class)
          .hasMessage(
              "The device '%s' did not take 16384 bytes of host memory as a buffer."
                  .formatted(device.info().name()));
    }
  }

  @Test
  void threadgroupMemoryHasASizeThatTheDeviceCanGive() {
    MetalKernel kernel = withScratch();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(256)) {
      assertThatThrownBy(() -> stream.call(kernel).buffer(0, data).threads(64))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "The size of threadgroup argument 0 'scratch' of kernel 'with_scratch' was not given:"
                  + " call threadgroupMemory(0, bytes).");
      assertThatThrownBy(() -> stream.call(kernel).threadgroupMemory(0, 20))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Threadgroup memory 0 of kernel 'with_scratch' must be a positive multiple of 16 bytes,"
                  + " but is 20.");
      assertThatThrownBy(
              () -> stream.call(kernel).buffer(0, data).threadgroupMemory(0, 32784).threads(64))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "Kernel 'with_scratch' would use 32784 bytes of threadgroup memory (0 of them its own"
                  + " arrays); the device has 32768.");
    }
  }

  @Test
  void aGridOfNegativeSizeIsRefusedWithItsKernel() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(256)) {
      assertThatThrownBy(() -> stream.call(addOne).buffer(0, data).threads(-1))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessageStartingWith("The grid of kernel 'add_one' is -1 x 1 x 1 by threadgroups of ")
          .hasMessageEndingWith("sizes are not negative, and those of a threadgroup at least 1.");
    }
  }

  /** Rule 22: Metal silently fails to make them whole. The command buffer is never executed. */
  @Test
  void copiesAndFillsOfMoreThanTwoGibibytesAreMadeOfSeveral() {
    long bytes = (2L << 30) + 4;
    assumeThat(device.info().maxBufferLength()).isGreaterThan(bytes);
    try (MetalStream stream = device.newStream();
        MetalBuffer from = device.allocate(bytes, Storage.PRIVATE);
        MetalBuffer to = device.allocate(bytes, Storage.PRIVATE)) {
      faults().failCommandBuffer(1, MTLCommandBufferError.INTERNAL, "not to be executed");

      stream.copy(from, 0, to, 0, bytes);
      stream.fill(from, 0, bytes, (byte) 1);

      assertThat(stream.counters().blits()).isEqualTo(4);
      assertThat(stream.counters().gpuToGpu()).isEqualTo(1);
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void nilWhereAnObjectMustBeNamesTheMessage() {
    assertThatThrownBy(() -> ObjC.nonNil(0, "-[MTLCommandQueue commandBuffer]"))
        .isInstanceOf(ObjCNilException.class)
        .hasMessage(
            "-[MTLCommandQueue commandBuffer] returned nil: the system had no such object to give, or"
                + " no memory for it.");
  }

  @Test
  void aTextWithACharacterThatEndsItIsRefused() {
    assertThatThrownBy(() -> ObjCStrings.newString("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The text contains the character U+0000 at index 1, which ends a C string; remove it.");
  }

  @Test
  void anOwnerGivesNothingOnceItIsClosed() {
    Owned<MTLDevice> owner = Objects.requireNonNull(MetalFunctions.createSystemDefaultDevice());
    owner.close();

    assertThatThrownBy(owner::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The owner of this object was closed, which released the object.");
  }

  @Test
  void aFailureWithoutAnErrorObjectIsAFailureAllTheSame() {
    try (ErrorSlot slot = ErrorSlot.open()) {
      assertThatThrownBy(() -> slot.check(false, "-[MTLDevice newThing:error:]"))
          .isInstanceOf(ObjCErrorException.class)
          .hasMessage(
              "-[MTLDevice newThing:error:] failed: no error object says why (PanametalErrorDomain,"
                  + " code 0)");
    }
  }

  @Test
  void aJvmThatDeniesNativeAccessIsToldWhichOptionGivesIt()
      throws IOException, InterruptedException {
    assertThat(errorsWithoutNativeAccess("-Dpanametal.runtime=embedded"))
        .contains(
            "RuntimeUnavailableException: Native access is denied, and the embedded device needs it"
                + " for its buffers and compiled kernels. Start Java with --enable-native-access=");
    assertThat(errorsWithoutNativeAccess("-Dpanametal.runtime=native", "-Dos.name=Mac OS X"))
        .contains(
            "RuntimeUnavailableException: Native access is denied. Start Java with"
                + " --enable-native-access=");
  }

  private static String errorsWithoutNativeAccess(String... options)
      throws IOException, InterruptedException {
    ChildJvm.Result result =
        ChildJvm.runWithoutNativeAccess(CopyBeyondTheEnd.class, List.of(options));
    assertThat(result.exitCode()).isEqualTo(1);
    return result.err();
  }
}
