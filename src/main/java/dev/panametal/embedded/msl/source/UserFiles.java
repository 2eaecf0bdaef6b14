package dev.panametal.embedded.msl.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that the user wrote, by the names that diagnostics give them. */
public final class UserFiles {
  private final Map<String, List<String>> lines;

  /**
   * Keeps the texts of files.
   *
   * @param texts the whole text of each file
   */
  public UserFiles(Map<String, String> texts) {
    lines =
        texts.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, file -> file.getValue().lines().toList()));
  }

  Optional<String> line(String file, int number) {
    List<String> content = lines.getOrDefault(file, List.of());
    return number >= 1 && number <= content.size()
        ? Optional.of(content.get(number - 1))
        : Optional.empty();
  }
}
