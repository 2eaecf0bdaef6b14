package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.support.Kernels;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fault says of its cause. */
class FaultDetailTest extends MetalTest {
  private static final int N = 16;

  @ParameterizedTest
  @CsvSource({
    "1, Internal Error, INTERNAL",
    "2, Caused GPU Timeout Error (00000002:kIOGPUCommandBufferCallbackErrorTimeout), TIMEOUT",
    "3, Caused GPU Address Fault Error (0000000b:kIOGPUCommandBufferCallbackErrorPageFault),"
        + " PAGE_FAULT",
    "4, Ignored (00000004:kIOGPUCommandBufferCallbackErrorSubmissionsIgnored), ACCESS_REVOKED",
    "7, Not Permitted, NOT_PERMITTED",
    "8, Insufficient Memory (00000008:kIOGPUCommandBufferCallbackErrorOutOfMemory), OUT_OF_MEMORY",
    "9, Invalid Resource (00000009:kIOGPUCommandBufferCallbackErrorInvalidResource),"
        + " INVALID_RESOURCE",
    "10, Memoryless, INTERNAL",
    "11, Device Removed, DEVICE_REMOVED",
    "12, Stack Overflow, STACK_OVERFLOW",
    "1, Discarded (00000005:kIOGPUCommandBufferCallbackErrorInnocentVictim), INNOCENT_VICTIM",
    "1, Impacting Interactivity (0000000e:kIOGPUCommandBufferCallbackErrorImpactingInteractivity),"
        + " IMPACTING_INTERACTIVITY",
    "99, Something new, INTERNAL"
  })
  void theKindOfAFaultIsToldByItsCodeOrTheDriversText(long code, String text, FaultKind kind) {
    faults().failCommandBuffer(1, code, text);
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N)) {
      stream.fill(data, 0, 4, (byte) 1);

      MetalFaultException fault = faultOf(stream);

      assertThat(fault.kind()).isEqualTo(kind);
      assertThat(fault).hasMessageContaining(text);
    }
  }

  private static MetalFaultException faultOf(MetalStream stream) {
    return catchThrowableOfType(MetalFaultException.class, stream::synchronize);
  }

  /** add_one, then scale, which fails, then add_one. */
  private MetalFaultException failSecondDispatch(BatchPolicy policy) {
    MetalLibrary library = device.compile(Kernels.SAXPY);
    faults().failKernel("scale", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
    try (MetalStream stream = device.newStream(policy);
        MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE)) {
      stream.fill(data, 0, 4, (byte) 1);
      stream.call(library.kernel("add_one")).buffer(0, data).threads(N);
      stream.call(library.kernel("scale")).buffer(0, data).f32(1, 2).threads(N);
      stream.call(library.kernel("add_one")).buffer(0, data).threads(N);
      return faultOf(stream);
    }
  }

  private static BatchPolicy with(FaultDetail detail) {
    return BatchPolicy.defaults().toBuilder().faultDetail(detail).build();
  }

  @Test
  void withoutDetailAFaultNamesItsBatch() {
    MetalFaultException fault = failSecondDispatch(BatchPolicy.defaults());

    assertThat(fault.label())
        .isEqualTo("batch 1 of stream 'stream 0' (3 dispatches: add_one, scale, add_one)");
    assertThat(fault.encoders()).isEmpty();
    assertThat(fault).hasNoCause();
  }

  @Test
  void withEncodersAFaultNamesTheEncoderAndItsDispatches() {
    MetalFaultException fault = failSecondDispatch(with(FaultDetail.ENCODER));

    assertThat(fault.encoders())
        .containsExactly(
            new EncoderStatus("copies", List.of(), EncoderStatus.State.COMPLETED),
            new EncoderStatus(
                "compute",
                List.of("dispatch 1: add_one", "dispatch 2: scale", "dispatch 3: add_one"),
                EncoderStatus.State.FAULTED));
    assertThat(fault)
        .hasMessageContaining(
            "The cause is its encoder 'compute' with dispatch 1: add_one, dispatch 2: scale,"
                + " dispatch 3: add_one.");
  }

  @Test
  void withDispatchesAFaultNamesTheKernelThatFailed() {
    MetalFaultException fault = failSecondDispatch(with(FaultDetail.DISPATCH));

    assertThat(fault.encoders())
        .extracting(EncoderStatus::label, EncoderStatus::state)
        .containsExactly(
            tuple("copies", EncoderStatus.State.COMPLETED),
            tuple("dispatch 1: add_one", EncoderStatus.State.COMPLETED),
            tuple("dispatch 2: scale", EncoderStatus.State.FAULTED),
            tuple("dispatch 3: add_one", EncoderStatus.State.PENDING));
    assertThat(fault).hasMessageContaining("The cause is its encoder 'dispatch 2: scale'. Its");
  }

  private static BatchPolicy diagnosing() {
    return BatchPolicy.defaults().toBuilder().diagnosis(true).build();
  }

  @Test
  void aDiagnosisNamesTheFirstCommandThatFailsAgain() {
    faults()
        .failKernelAlways("scale", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");

    MetalFaultException fault = failSecondDispatch(diagnosing());

    assertThat(fault.diagnosis())
        .isEqualTo(
            "Run again one at a time, dispatch 2: scale was the first to fail: Caused GPU Address"
                + " Fault (MTLCommandBufferErrorDomain, code 3).");
    assertThat(fault).hasMessageEndingWith("reset() on the stream to go on. " + fault.diagnosis());
  }

  @Test
  void aDiagnosisSaysWhenTheFaultDoesNotComeAgain() {
    MetalFaultException fault = failSecondDispatch(diagnosing());

    assertThat(fault.diagnosis())
        .isEqualTo("Run again one at a time, none of its 4 commands failed.");
  }

  @Test
  void withoutDiagnosisNothingRunsAgain() {
    assertThat(failSecondDispatch(BatchPolicy.defaults()).diagnosis()).isEmpty();
  }

  @Test
  void theStackOfTheCommitIsTheCauseIfAskedFor() {
    MetalKernel addOne = device.compile(Kernels.SAXPY).kernel("add_one");
    faults().failKernel("add_one", MTLCommandBufferError.PAGE_FAULT, "Caused GPU Address Fault");
    BatchPolicy policy = BatchPolicy.unbatched().toBuilder().submissionStacks(true).build();
    try (MetalStream stream = device.newStream(policy);
        MetalBuffer data = device.allocate(4L * N)) {
      stream.call(addOne).buffer(0, data).threads(N);

      Throwable cause = Objects.requireNonNull(faultOf(stream).getCause());

      assertThat(cause)
          .isInstanceOf(SubmissionTrace.class)
          .hasMessage("batch 1 of stream 'stream 0' (1 dispatch: add_one) was committed here");
      assertThat(cause.getStackTrace())
          .anyMatch(
              frame -> frame.getMethodName().equals("theStackOfTheCommitIsTheCauseIfAskedFor"));
    }
  }
}
