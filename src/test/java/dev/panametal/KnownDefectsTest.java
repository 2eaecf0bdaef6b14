package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.naive.NaiveDevice;
import dev.panametal.naive.Shortcuts;
import dev.panametal.objc.MetalRuleViolation;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Defects that other projects had, by the thread that reported them: the same check passes on ours
 * and fails on the naive way. (Throwing in a completion handler: ThrowingHandlerTest.)
 */
class KnownDefectsTest extends MetalTest {
  private static final int N = 16;
  private static final long BYTES = 4L * N;
  private static final int QUEUE_CAPACITY = 64;

  private MetalKernel addOne() {
    return device.compile(Kernels.SAXPY).kernel("add_one");
  }

  private static Shortcuts naive() {
    return new Shortcuts(Kernels.SAXPY);
  }

  private void runOnOurs() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      stream.call(addOne()).buffer(0, data).threads(N);
      stream.synchronize();
    }
  }

  // candle#3850 and pytorch#193571

  private static void aFailureIsReported(Runnable work) {
    faults().failKernel("add_one", MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");
    assertThatThrownBy(work::run).isInstanceOf(RuntimeException.class);
  }

  @Test
  void candle3850TheStatusIsReadAfterTheWait() {
    aFailureIsReported(this::runOnOurs);
  }

  @Test
  void candle3850AStatusReadBeforeTheWaitMissesTheFailure() {
    try (Shortcuts naive = naive();
        Gate gate = faults().holdExecution()) {
      assertThatThrownBy(() -> aFailureIsReported(() -> naive.statusBeforeTheWait(gate::open)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void pytorch193571AWaitIsFollowedByALookAtTheStatus() {
    aFailureIsReported(this::runOnOurs);
  }

  @Test
  void pytorch193571AWaitAloneSwallowsTheFault() {
    try (Shortcuts naive = naive()) {
      assertThatThrownBy(() -> aFailureIsReported(naive::waitAlone))
          .isInstanceOf(AssertionError.class);
    }
  }

  // pytorch#114838

  private static void aFillEndsWhereItShould(byte[] afterFillOfEightBytesFromEight) {
    byte[] expected = new byte[(int) BYTES];
    Arrays.fill(expected, 8, 16, (byte) 7);
    assertThat(afterFillOfEightBytesFromEight).containsExactly(expected);
  }

  @Test
  void pytorch114838AFillTakesALength() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      stream.fill(data, 8, 8, (byte) 7);
      byte[] bytes = new byte[(int) BYTES];
      stream.download(data, 0, MemorySegment.ofArray(bytes));

      aFillEndsWhereItShould(bytes);
    }
  }

  @Test
  void pytorch114838TheEndTakenForTheLengthFillsTooMuch() {
    try (Shortcuts naive = naive()) {
      naive.fill(8, 8, (byte) 7);

      assertThatThrownBy(
              () -> aFillEndsWhereItShould(NaiveDevice.memory(naive.data()).toArray(JAVA_BYTE)))
          .isInstanceOf(AssertionError.class);
    }
  }

  // mlx#3461

  private static void workSurvivesTheFreeingOfItsBuffer(Runnable freeInFlight) {
    assertThatCode(freeInFlight::run).doesNotThrowAnyException();
  }

  @Test
  void mlx3461ABufferFreedInFlightLivesAsLongAsItsWork() throws InterruptedException {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        Gate gate = faults().holdExecution()) {
      MetalBuffer temporary = device.allocate(BYTES);
      stream.call(addOne).buffer(0, temporary).threads(N);
      stream.flush();
      gate.awaitArrivals(1);
      workSurvivesTheFreeingOfItsBuffer(() -> {
        temporary.close();
        gate.open();
        stream.synchronize();
      });
    }
  }

  @Test
  void mlx3461ACommandBufferWithoutReferencesFailsWhenItsBufferIsFreed() {
    try (Shortcuts naive = naive();
        Gate gate = faults().holdExecution()) {
      assertThatThrownBy(
              () -> workSurvivesTheFreeingOfItsBuffer(() -> naive.freeInFlight(gate::open)))
          .isInstanceOf(AssertionError.class);
    }
  }

  // mlx#3523

  private static void waitersAreReleasedAfterAFault(BooleanSupplier workAndWait) {
    faults().failKernel("add_one", MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");
    assertThat(workAndWait.getAsBoolean()).isTrue();
  }

  @Test
  void mlx3523AFailedBatchReleasesWhoWaitsForItsEvent() {
    try (MetalEvent event = device.newEvent();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      waitersAreReleasedAfterAFault(() -> {
        stream.call(addOne()).buffer(0, data).threads(N);
        stream.signal(event, 1);
        try {
          event.await(1, Duration.ofMinutes(1));
          return false;
        } catch (MetalFaultException released) {
          return event.value() == 1;
        }
      });
      assertThatThrownBy(stream::synchronize).isInstanceOf(MetalFaultException.class);
    }
  }

  @Test
  void mlx3523AnEventThatOnlyTheGpuSignalsNeverComesAfterAFault() {
    try (Shortcuts naive = naive()) {
      assertThatThrownBy(() -> waitersAreReleasedAfterAFault(naive::signalOnTheGpuAlone))
          .isInstanceOf(AssertionError.class);
    }
  }

  // wgpu#3084

  @Test
  void wgpu3084MorePiecesOfWorkThanTheQueueHoldsCanBeRecorded() throws InterruptedException {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      for (int i = 0; i <= QUEUE_CAPACITY; i++) {
        stream.call(addOne).buffer(0, data).threads(N);
      }
      gate.open();

      assertThat(download(stream, data)).containsExactly(filled(N, QUEUE_CAPACITY + 1));
    }
  }

  @Test
  void wgpu3084ACommandBufferForEachWouldHang() {
    try (Shortcuts naive = naive()) {
      assertThatThrownBy(() -> naive.commitLater(QUEUE_CAPACITY + 1))
          .isInstanceOf(MetalRuleViolation.class)
          .hasMessageContaining("commandBuffer would never return");
    }
  }

  // iree#24643

  @Test
  void iree24643AnUploadMayBeLargerThanTheStagingMemory() {
    int floats = 1000;
    BatchPolicy policy =
        BatchPolicy.defaults().toBuilder()
            .uploadPath(UploadPath.STAGED)
            .stagingBytes(256)
            .stagingSlots(1)
            .build();
    try (MetalStream stream = device.newStream(policy);
        MetalBuffer data = device.allocate(4L * floats, Storage.PRIVATE)) {
      stream.upload(MemorySegment.ofArray(filled(floats, 3)), data, 0);

      assertThat(download(stream, data)).containsExactly(filled(floats, 3));
    }
  }

  @Test
  void iree24643StagingMemoryOfAFixedSizeOverflows() {
    try (Shortcuts naive = naive()) {
      assertThatThrownBy(
              () -> naive.uploadThroughStaging(MemorySegment.ofArray(filled(N, 3)), BYTES / 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
