package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that the user wrote, by the names that diagnostics give them: a {@code #line} in a file
 * gives the lines behind it another name and other numbers.
 */
public final class UserFiles {
  private static final Pattern LINE_DIRECTIVE =
      Pattern.compile(
          "\\s*(?:#|%:)\\s*(?:line\\s)?\\s*(\\d{1,9})(?:\\s+\"((?:\\\\.|[^\"\\\\])*+)\")?.*");

  private final Map<String, List<SourcePosition>> positions = new HashMap<>();
  private final Map<String, Map<Integer, String>> lines = new HashMap<>();

  /**
   * Keeps the texts of files.
   *
   * @param texts the whole text of each file
   * @param renumberings where the preprocessor says that lines go on behind a directive, in its
   *     order; a directive that is not among them stands in a comment or was skipped
   */
  public UserFiles(Map<String, String> texts, List<SourcePosition> renumberings) {
    texts.forEach((name, text) -> positions.put(name, number(name, text, renumberings)));
  }

  private List<SourcePosition> number(String name, String text, List<SourcePosition> renumberings) {
    List<SourcePosition> numbered = new ArrayList<>();
    SourcePosition position = new SourcePosition(name, 1, 0);
    int seen = 0;
    for (String line : text.lines().toList()) {
      numbered.add(position);
      // Where two places have one name and number, the first is shown.
      lines
          .computeIfAbsent(position.file(), file -> new HashMap<>())
          .putIfAbsent(position.line(), line);
      SourcePosition next = new SourcePosition(position.file(), position.line() + 1, 0);
      Matcher directive = LINE_DIRECTIVE.matcher(line);
      if (directive.matches()) {
        String file = directive.group(2);
        SourcePosition renumbered =
            new SourcePosition(
                file == null ? position.file() : PreprocessedSource.unescape(file),
                Integer.parseInt(directive.group(1)),
                0);
        int found = renumberings.subList(seen, renumberings.size()).indexOf(renumbered);
        if (found >= 0) {
          seen += found + 1;
          next = renumbered;
        }
      }
      position = next;
    }
    return numbered;
  }

  /** Whether a diagnostic that names this file is about the user's text. */
  public boolean contains(String file) {
    return positions.containsKey(file) || lines.containsKey(file);
  }

  /**
   * What diagnostics call a line of a file.
   *
   * @param line counted from 1, whatever the file's directives say
   */
  public SourcePosition position(String file, int line) {
    List<SourcePosition> numbered = positions.getOrDefault(file, List.of());
    return line <= numbered.size() ? numbered.get(line - 1) : new SourcePosition(file, line, 0);
  }

  Optional<String> line(String file, int number) {
    return Optional.ofNullable(lines.getOrDefault(file, Map.of()).get(number));
  }
}
