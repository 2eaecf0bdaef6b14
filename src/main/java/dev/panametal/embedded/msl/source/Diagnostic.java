package dev.panametal.embedded.msl.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of a compiler about the user's source.
 *
 * @param position null if the message is about no place in particular
 * @param rangeEnd one past the last column to underline; 0 for the caret alone
 * @param severity error, fatal error, warning or note
 */
public record Diagnostic(
    @Nullable SourcePosition position, int rangeEnd, String severity, String message) {

  /** An error without a place. */
  public static Diagnostic error(String message) {
    return new Diagnostic(null, 0, "error", message);
  }

  boolean isNote() {
    return severity.equals("note");
  }

  boolean isWarning() {
    return severity.equals("warning");
  }

  /** As clang prints it: a line with the place, the source line, and a caret below. */
  public String render(UserFiles files) {
    SourcePosition place = position;
    if (place == null) {
      return severity + ": " + message + "\n";
    }
    String column = place.column() == 0 ? "" : ":" + place.column();
    String head =
        place.file() + ":" + place.line() + column + ": " + severity + ": " + message + "\n";
    Optional<String> line = files.line(place.file(), place.line());
    if (line.isEmpty() || place.column() == 0) {
      return head;
    }
    int caret = Math.min(place.column() - 1, line.get().length());
    // Tabs are repeated, so that the caret stands below its place.
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < caret; i++) {
      marks.append(line.get().charAt(i) == '\t' ? '\t' : ' ');
    }
    marks.append('^');
    int end = Math.min(rangeEnd - 1, line.get().length());
    marks.append("~".repeat(Math.max(0, end - caret - 1)));
    return head + line.get() + "\n" + marks + "\n";
  }
}
