package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyPropertiesTest {
  private static final DeviceInfo DEVICE =
      new DeviceInfo(
          "test", "device", "applegpu_g13s", 1, true, false, false, false, 1, 1, 1, 1, 1, 1, true);

  private static BatchPolicy read(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return PolicyProperties.read(properties, DEVICE);
  }

  @Test
  void withoutPropertiesThePolicyIsTheDefault() {
    assertThat(read("panametal.other", "1")).isEqualTo(BatchPolicy.defaults());
  }

  @Test
  void onePropertyNamesAPreset() {
    assertThat(read("panametal.policy", "mlx")).isEqualTo(BatchPolicy.mlx(DEVICE));
  }

  @Test
  void othersChangeSettingsOfThePreset() {
    assertThat(
            read(
                "panametal.policy", "throughput",
                "panametal.policy.maxDispatches", "100",
                "panametal.policy.maxBytes", "5000000000",
                "panametal.policy.firstDispatches", "7",
                "panametal.policy.targetGpuTime", "1500",
                "panametal.policy.maxGpuTime", "20000",
                "panametal.policy.maxInFlight", "3",
                "panametal.policy.queueCapacity", "4",
                "panametal.policy.stagingBytes", "1024",
                "panametal.policy.stagingSlots", "9",
                "panametal.policy.batching", "compute-only",
                "panametal.policy.uploadPath", "direct",
                "panametal.policy.freeSynchronizes", "true"))
        .isEqualTo(
            BatchPolicy.throughput().toBuilder()
                .maxDispatches(100)
                .maxBytes(5_000_000_000L)
                .firstDispatches(7)
                .targetGpuTime(Duration.ofNanos(1_500_000))
                .maxGpuTime(Duration.ofMillis(20))
                .maxInFlight(3)
                .queueCapacity(4)
                .stagingBytes(1024)
                .stagingSlots(9)
                .batching(Batching.COMPUTE_ONLY)
                .uploadPath(UploadPath.DIRECT)
                .freeSynchronizes(true)
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxDispatches | many | a whole number",
        "maxBytes | 1.5 | a whole number",
        "targetGpuTime | 2ms | a whole number of microseconds",
        "batching | some | all, compute-only or none",
        "uploadPath | AUTO | auto, staged or direct",
        "freeSynchronizes | yes | true or false",
      })
  void aValueThatASettingCannotHaveIsRefusedByItsProperty(
      String setting, String value, String form) {
    assertThatThrownBy(() -> read("panametal.policy." + setting, value))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "The system property panametal.policy.%s must be %s, but is '%s'."
                .formatted(setting, form, value));
  }

  @Test
  void aValueOutOfItsBoundsIsRefusedByItsSetting() {
    assertThatThrownBy(() -> read("panametal.policy.maxDispatches", "0"))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("maxDispatches must be at least 1, but is 0.");
  }

  @Test
  void anUnknownSettingIsRefusedWithTheNamesOfThoseThatThereAre() {
    assertThatThrownBy(() -> read("panametal.policy.maxDispatch", "1"))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessageStartingWith(
            "There is no system property panametal.policy.maxDispatch; after panametal.policy. may"
                + " come: maxDispatches, maxBytes,");
  }

  @Test
  void anUnknownPresetIsRefused() {
    assertThatThrownBy(() -> read("panametal.policy", "fast"))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessageStartingWith("There is no policy named 'fast'; there is: default,");
  }

  /** The name is the preset's, so it is no setting of its own. */
  @Test
  void everySettingOfTheBuilderHasAProperty() {
    TreeSet<String> settings = new TreeSet<>();
    Arrays.stream(BatchPolicy.Builder.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 1)
        .map(Method::getName)
        .forEach(settings::add);
    settings.remove("name");

    assertThat(settings).hasSizeGreaterThan(10);
    for (String setting : settings) {
      assertThatThrownBy(() -> read("panametal.policy." + setting, "?"))
          .hasMessageStartingWith("The system property panametal.policy." + setting + " must be ");
    }
  }

  @Test
  void aStreamSaysWhichPolicyIsInForce() {
    try (MetalDevice device = MetalDevice.open();
        MetalStream stream = device.newStream()) {
      assertThat(stream.policy()).isEqualTo(BatchPolicy.configured(device.info()));
    }
  }
}
