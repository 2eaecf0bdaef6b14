package dev.panametal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads a {@link BatchPolicy} from system properties. */
final class PolicyProperties {
  static final String PRESET = "panametal.policy";
  private static final String PREFIX = PRESET + ".";

  private static final String COUNT = "a whole number";
  private static final String MICROSECONDS = "a whole number of microseconds";

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("maxDispatches", COUNT, (to, text) -> to.maxDispatches(count(text))),
          new Setting("maxBytes", COUNT, (to, text) -> to.maxBytes(Long.parseLong(text))),
          new Setting("firstDispatches", COUNT, (to, text) -> to.firstDispatches(count(text))),
          new Setting(
              "targetGpuTime", MICROSECONDS, (to, text) -> to.targetGpuTime(microseconds(text))),
          new Setting("maxGpuTime", MICROSECONDS, (to, text) -> to.maxGpuTime(microseconds(text))),
          new Setting("maxInFlight", COUNT, (to, text) -> to.maxInFlight(count(text))),
          new Setting("queueCapacity", COUNT, (to, text) -> to.queueCapacity(count(text))),
          new Setting("stagingBytes", COUNT, (to, text) -> to.stagingBytes(Long.parseLong(text))),
          new Setting("stagingSlots", COUNT, (to, text) -> to.stagingSlots(count(text))),
          new Setting(
              "batching",
              oneOf(Batching.values()),
              (to, text) -> to.batching(constant(Batching.class, text))),
          new Setting(
              "uploadPath",
              oneOf(UploadPath.values()),
              (to, text) -> to.uploadPath(constant(UploadPath.class, text))),
          new Setting(
              "faultDetail",
              oneOf(FaultDetail.values()),
              (to, text) -> to.faultDetail(constant(FaultDetail.class, text))),
          new Setting(
              "submissionStacks", "true or false", (to, text) -> to.submissionStacks(flag(text))),
          new Setting("diagnosis", "true or false", (to, text) -> to.diagnosis(flag(text))),
          new Setting(
              "freeSynchronizes", "true or false", (to, text) -> to.freeSynchronizes(flag(text))));

  /**
   * A setting of the builder.
   *
   * @param name of the method, and of the property after its prefix
   * @param form what its value must be, for messages
   * @param give hands a value over; an IllegalArgumentException says that it is none
   */
  private record Setting(
      String name,
      String form,
      BiFunction<BatchPolicy.Builder, String, BatchPolicy.Builder> give) {}

  private PolicyProperties() {}

  static BatchPolicy read(Properties properties, DeviceInfo device) {
    BatchPolicy.Builder builder = preset(properties, device).toBuilder();
    for (String property : new TreeSet<>(properties.stringPropertyNames())) {
      if (property.startsWith(PREFIX)) {
        builder = with(builder, property, properties.getProperty(property).strip());
      }
    }
    return builder.build();
  }

  private static BatchPolicy preset(Properties properties, DeviceInfo device) {
    String name = properties.getProperty(PRESET);
    return name == null ? BatchPolicy.defaults() : BatchPolicy.preset(name.strip(), device);
  }

  private static BatchPolicy.Builder with(
      BatchPolicy.Builder builder, String property, String value) {
    Setting setting = setting(property);
    try {
      return setting.give.apply(builder, value);
    } catch (IllegalArgumentException e) {
      throw new MetalArgumentException(
          "The system property %s must be %s, but is '%s'."
              .formatted(property, setting.form, value),
          e);
    }
  }

  private static Setting setting(String property) {
    for (Setting setting : SETTINGS) {
      if (property.equals(PREFIX + setting.name)) {
        return setting;
      }
    }
    throw new MetalArgumentException(
        "There is no system property %s; after %s may come: %s."
            .formatted(
                property,
                PREFIX,
                String.join(", ", SETTINGS.stream().map(Setting::name).toList())));
  }

  private static int count(String text) {
    return Integer.parseInt(text);
  }

  private static Duration microseconds(String text) {
    return Duration.of(Long.parseLong(text), ChronoUnit.MICROS);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /** The constant whose name in lower case, with hyphens, is the text. */
  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no constant of " + type.getSimpleName());
  }

  private static String oneOf(Enum<?>... constants) {
    List<String> names = Arrays.stream(constants).map(PolicyProperties::written).toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
