package dev.panametal.bindings.source;

import dev.panametal.bindings.api.Method;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Some methods of a type that has too many for one file. They stand in an interface of their own
 * that only the type extends, as a category of Objective-C would hold them.
 *
 * @param name the name of the interface
 * @param description what the methods do
 * @param selectors their selectors, or patterns in which {@code *} stands for anything
 */
record Part(String name, String description, List<Selectors> selectors) {
  Part {
    selectors = List.copyOf(selectors);
  }

  /** Whether a method belongs here. */
  boolean holds(Method method) {
    return !method.classMethod()
        && selectors.stream().anyMatch(each -> each.matches(method.selector()));
  }

  /** A pattern of selectors. */
  record Selectors(String pattern) {
    boolean matches(String selector) {
      return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), selector);
    }
  }
}
