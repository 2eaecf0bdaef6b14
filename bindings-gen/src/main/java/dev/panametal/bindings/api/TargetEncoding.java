package dev.panametal.bindings.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * The type encoding of a method, in the form of {@code method_getTypeEncoding}. In JSON one string
 * where both targets agree, else one for each.
 *
 * @param arm64 the encoding on Apple silicon
 * @param x86_64 the encoding on Intel Macs, where {@code BOOL} is a {@code signed char}
 */
public record TargetEncoding(String arm64, String x86_64) {
  @JsonCreator
  static TargetEncoding of(Object json) {
    return switch (json) {
      case String both -> new TargetEncoding(both, both);
      case Map<?, ?> each -> new TargetEncoding(text(each, "arm64"), text(each, "x86_64"));
      default -> throw new IllegalArgumentException("not an encoding: " + json);
    };
  }

  @JsonValue
  Object json() {
    return arm64.equals(x86_64)
        ? arm64
        : new java.util.TreeMap<>(Map.of("arm64", arm64, "x86_64", x86_64));
  }

  private static String text(Map<?, ?> json, String target) {
    if (json.get(target) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("an encoding without its " + target + ": " + json);
  }
}
