package dev.panametal.bindings.source;

import java.util.Map;
import java.util.Optional;

/**
 * What is said about a type or a message in our own words.
 *
 * @param text what it is or does
 * @param tags what the tags of its parameters and its result say, each under its tag
 */
record Description(String text, Map<String, String> tags) {
  Description {
    tags = Map.copyOf(tags);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(tags.get("@param " + name));
  }

  Optional<String> result() {
    return Optional.ofNullable(tags.get("@return"));
  }
}
