package dev.panametal.embedded.msl.source;

import java.util.regex.Pattern;

/**
 * Refuses spellings that clang, which reads the rewritten text once more, could take for other
 * tokens than the rewriter does: behind them anything could hide. None of them has a use in Metal.
 */
final class HiddenSpellings {
  private static final Pattern RAW_PREFIX = Pattern.compile("(u8|[uUL])?R");

  private HiddenSpellings() {}

  static void check(TokenBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      String text = buffer.text(i);
      // A macro can bring in a # that is no directive before macros are replaced, and one after.
      if (text.equals("#")) {
        throw new SourceException(i, "a '#' that begins no directive is not allowed");
      }
      // At the end of a line it would join two lines, and the words that end and begin there.
      if (text.equals("\\")) {
        throw new SourceException(i, "a '\\' outside a text is not allowed in a kernel source");
      }
      String next = adjacent(buffer, i);
      if (RAW_PREFIX.matcher(text).matches() && next.startsWith("\"")) {
        throw new SourceException(i, "raw string literals are not allowed in a kernel source");
      }
      if (isDigraph(text, next, i + 1 < buffer.size() ? adjacent(buffer, i + 1) : "")) {
        throw new SourceException(
            i, "the digraph '" + text + next.charAt(0) + "' is not allowed in a kernel source");
      }
    }
  }

  /**
   * {@code <:}, {@code :>}, {@code <%}, {@code %>} and {@code %:}, but {@code Type<::name>} is
   * none.
   */
  private static boolean isDigraph(String text, String next, String afterNext) {
    return switch (text) {
      case "<" ->
          next.equals(":")
              || next.equals("%")
              || (next.equals("::") && (afterNext.startsWith(":") || afterNext.startsWith(">")));
      case ":" -> next.startsWith(">");
      case "%" -> next.startsWith(">") || next.startsWith(":");
      default -> false;
    };
  }

  /** The token right behind another one, or nothing if there is space between them. */
  private static String adjacent(TokenBuffer buffer, int index) {
    if (index + 1 >= buffer.size()) {
      return "";
    }
    Token token = buffer.token(index);
    Token next = buffer.token(index + 1);
    boolean touches =
        token.line() == next.line()
            && token.column() + Lexer.utf8Length(token.text()) == next.column();
    return touches ? next.text() : "";
  }
}
