package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Since which macOS something can be used.
 *
 * @param introduced the first version, or null where the facts name none
 * @param deprecated the version that deprecated it, or null
 * @param unavailable whether the headers forbid its use
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Availability(
    @Nullable String introduced, @Nullable String deprecated, boolean unavailable) {

  /** Whether one macOS version comes after another. */
  public static boolean isAfter(String version, String other) {
    return Runtime.Version.parse(normal(version)).compareTo(Runtime.Version.parse(normal(other)))
        > 0;
  }

  /** {@code 26.0} as {@link Runtime.Version} wants it, without zeros at the end. */
  private static String normal(String version) {
    return version.replaceFirst("(\\.0)+$", "");
  }
}
