package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads from a place in the rewritten text back to the user's file. Lines stay what they were;
 * columns are found by the order of the tokens in the line as the user wrote it.
 */
public final class SourceMap {
  private record Placed(int column, int token) {}

  private final PreprocessedSource source;
  private final UserFiles files;
  private final Map<Integer, List<Placed>> placedByLine = new HashMap<>();
  private final Map<Integer, Integer> generatedLines = new HashMap<>();

  SourceMap(PreprocessedSource source, UserFiles files) {
    this.source = source;
    this.files = files;
  }

  void place(int line, int column, int token) {
    placedByLine.computeIfAbsent(line, l -> new ArrayList<>()).add(new Placed(column, token));
  }

  /** A line that the rewriter added stands for a token of the user's. */
  public void addGeneratedLine(int line, int token) {
    generatedLines.put(line, token);
  }

  /**
   * The user's position for one of clang's.
   *
   * @param line in the rewritten text, from 1
   * @param column in bytes, from 1
   */
  public Optional<SourcePosition> find(int line, int column) {
    Integer generated = generatedLines.get(line - 1);
    if (generated != null) {
      return Optional.of(position(generated, 0));
    }
    List<Placed> placed = placedByLine.get(line - 1);
    if (placed == null) {
      return line - 1 < source.files().size()
          ? Optional.of(
              new SourcePosition(source.files().get(line - 1), source.lines().get(line - 1), 0))
          : Optional.empty();
    }
    Placed found = placed.getFirst();
    for (Placed candidate : placed) {
      if (candidate.column() <= column - 1) {
        found = candidate;
      }
    }
    int inside = column - 1 - found.column();
    int length = source.tokens().get(found.token()).text().length();
    return Optional.of(position(found.token(), Math.clamp(inside, 0, length)));
  }

  /** Where a token stands in the user's file. */
  SourcePosition position(int token, int inside) {
    Token wanted = source.tokens().get(token);
    String file = source.files().get(wanted.line());
    int line = source.lines().get(wanted.line());
    List<Token> written = Lexer.lexLine(files.line(file, line).orElse(""));
    int first = token;
    while (first > 0 && isOnLine(first - 1, file, line)) {
      first--;
    }
    // Follow both sequences; what a macro brought in stands where the macro was used.
    int at = 0;
    for (int i = first; i < token; i++) {
      at = Math.max(at, indexOf(written, source.tokens().get(i).text(), at) + 1);
    }
    int exact = indexOf(written, wanted.text(), at);
    if (exact >= 0) {
      return new SourcePosition(file, line, written.get(exact).column() + inside + 1);
    }
    int near = Math.min(at, written.size() - 1);
    return new SourcePosition(file, line, near < 0 ? 0 : written.get(near).column() + 1);
  }

  private boolean isOnLine(int token, String file, int line) {
    int preprocessed = source.tokens().get(token).line();
    return source.lines().get(preprocessed) == line
        && source.files().get(preprocessed).equals(file);
  }

  private static int indexOf(List<Token> tokens, String text, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).text().equals(text)) {
        return i;
      }
    }
    return -1;
  }
}
