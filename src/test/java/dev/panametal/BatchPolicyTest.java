package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BatchPolicyTest {
  private static DeviceInfo deviceOfArchitecture(String architecture) {
    return new DeviceInfo(
        "test", "device", architecture, 1, true, false, false, false, 1, 1, 1, 1, 1, 1, true);
  }

  private static final DeviceInfo DEVICE = deviceOfArchitecture("applegpu_g13g");

  @Test
  void theDefaultHoldsAtMost256DispatchesAnd16CommandBuffersInAQueueOf64() {
    BatchPolicy policy = BatchPolicy.defaults();

    assertThat(policy.limits())
        .isEqualTo(new BatchLimits(256, Long.MAX_VALUE, 64, Duration.ZERO, Duration.ofMillis(100)));
    assertThat(policy.queue()).isEqualTo(new QueueLimits(16, 64));
    assertThat(policy.uploads()).isEqualTo(new UploadOptions(UploadPath.AUTO, 8L << 20, 1024));
    assertThat(policy.batching()).isEqualTo(Batching.ALL);
    assertThat(policy.freeSynchronizes()).isFalse();
  }

  @Test
  void tvmCommitsOnlyWhereTvmWould() {
    BatchPolicy policy = BatchPolicy.tvm();

    assertThat(policy.limits().maxDispatches()).isEqualTo(BatchLimits.UNLIMITED);
    assertThat(policy.limits().firstDispatches()).isEqualTo(BatchLimits.UNLIMITED);
    assertThat(policy.limits().maxBytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(policy.limits().targetGpuTime()).isZero();
    assertThat(policy.batching()).isEqualTo(Batching.ALL);
    assertThat(policy.uploads().uploadPath()).isEqualTo(UploadPath.STAGED);
    assertThat(policy.freeSynchronizes()).isTrue();
  }

  @Test
  void latencySteersTowardsShorterBatchesThanThroughput() {
    BatchLimits latency = BatchPolicy.latency().limits();
    BatchLimits throughput = BatchPolicy.throughput().limits();

    assertThat(latency.targetGpuTime()).isLessThan(throughput.targetGpuTime());
    assertThat(latency.maxDispatches()).isLessThan(throughput.maxDispatches());
    assertThat(latency.firstDispatches()).isLessThan(throughput.firstDispatches());
  }

  @ParameterizedTest
  @CsvSource({
    "applegpu_g15p, 21, 41",
    "applegpu_g13g, 41, 41",
    "applegpu_g16s, 51, 51",
    "applegpu_g13d, 51, 51",
    "applegpu_x, 41, 41",
    "applegpu_, 41, 41",
    "AMD EPYC processors, 41, 41",
    "'', 41, 41",
  })
  void mlxCommitsBeyondTheOperationsAndMebibytesOfItsGpuClass(
      String architecture, int dispatches, int mebibytes) {
    BatchLimits limits = BatchPolicy.mlx(deviceOfArchitecture(architecture)).limits();

    assertThat(limits.maxDispatches()).isEqualTo(dispatches);
    assertThat(limits.maxBytes()).isEqualTo((long) mebibytes << 20);
  }

  static List<String> presetNames() {
    return BatchPolicy.presetNames();
  }

  @ParameterizedTest
  @MethodSource("presetNames")
  void aPresetIsFoundByItsName(String name) {
    assertThat(BatchPolicy.preset(name, DEVICE).name()).isEqualTo(name);
  }

  @Test
  void aPresetThatThereIsNotIsRefusedWithTheNamesOfThoseThatThereAre() {
    assertThatThrownBy(() -> BatchPolicy.preset("fast", DEVICE))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "There is no policy named 'fast'; there is: default, latency, throughput, tvm, mlx,"
                + " compute-only, unbatched.");
  }

  @ParameterizedTest
  @MethodSource("presetNames")
  void aBuilderKeepsWhatItDoesNotChange(String name) {
    BatchPolicy policy = BatchPolicy.preset(name, DEVICE);

    assertThat(policy.toBuilder().build()).isEqualTo(policy);
  }

  @Test
  void aBuilderChangesEverySetting() {
    BatchPolicy policy =
        BatchPolicy.defaults().toBuilder()
            .name("mine")
            .batching(Batching.COMPUTE_ONLY)
            .freeSynchronizes(true)
            .maxDispatches(1)
            .maxBytes(2)
            .firstDispatches(3)
            .targetGpuTime(Duration.ofMillis(4))
            .maxGpuTime(Duration.ofMillis(5))
            .maxInFlight(6)
            .queueCapacity(7)
            .uploadPath(UploadPath.DIRECT)
            .stagingBytes(256)
            .stagingSlots(8)
            .faultDetail(FaultDetail.ENCODER)
            .submissionStacks(true)
            .diagnosis(true)
            .build();

    assertThat(policy)
        .isEqualTo(
            new BatchPolicy(
                "mine",
                Batching.COMPUTE_ONLY,
                new BatchLimits(1, 2, 3, Duration.ofMillis(4), Duration.ofMillis(5)),
                new QueueLimits(6, 7),
                new UploadOptions(UploadPath.DIRECT, 256, 8),
                new FaultOptions(FaultDetail.ENCODER, true, true),
                true));
  }

  private static void assertRefused(BatchPolicy.Builder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void settingsOutOfTheirBoundsAreRefusedByName() {
    assertRefused(
        builder().maxInFlight(64),
        "maxInFlight must be at least 1 and less than queueCapacity (64), but is 64.");
    assertRefused(
        builder().stagingBytes(1000),
        "stagingBytes must be a positive multiple of 256, but is 1000.");
    assertRefused(builder().stagingSlots(0), "stagingSlots must be at least 1, but is 0.");
    assertRefused(builder().maxDispatches(0), "maxDispatches must be at least 1, but is 0.");
    assertRefused(builder().maxBytes(0), "maxBytes must be at least 1, but is 0.");
    assertRefused(builder().firstDispatches(-1), "firstDispatches must be at least 1, but is -1.");
    assertRefused(
        builder().targetGpuTime(Duration.ofMillis(-1)),
        "targetGpuTime must be at least 0, but is PT-0.001S.");
    assertRefused(
        builder().targetGpuTime(Duration.ofMillis(200)),
        "maxGpuTime must be at least targetGpuTime (PT0.2S), but is PT0.1S.");
  }

  private static BatchPolicy.Builder builder() {
    return BatchPolicy.defaults().toBuilder();
  }
}
