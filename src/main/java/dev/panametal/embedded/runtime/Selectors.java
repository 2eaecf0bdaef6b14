package dev.panametal.embedded.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The selectors, numbered from 1 in the order of their registration, so that a message is found by
 * an array access.
 */
final class Selectors {
  private final Map<String, Long> numbers = new HashMap<>();
  private volatile String[] names = {"(no selector)"};

  /** The number of a selector; the same for the same name, never 0. */
  synchronized long register(String name) {
    return numbers.computeIfAbsent(
        name,
        unknown -> {
          String[] grown = Arrays.copyOf(names, names.length + 1);
          grown[grown.length - 1] = unknown;
          names = grown;
          return (long) grown.length - 1;
        });
  }

  /** The name of a selector, or words that say what was passed in place of one. */
  String name(long selector) {
    String[] known = names;
    return selector > 0 && selector < known.length
        ? known[(int) selector]
        : "(0x%x is not a selector)".formatted(selector);
  }
}
