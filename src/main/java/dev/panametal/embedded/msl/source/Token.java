package dev.panametal.embedded.msl.source;

/**
 * One token of a preprocessed source.
 *
 * @param line the line in the preprocessed text, from 0
 * @param column the column in that line, from 0, in UTF-8 bytes as clang counts
 */
public record Token(Kind kind, String text, int line, int column) {
  /** What a token is, as far as rewriting must know. */
  public enum Kind {
    IDENTIFIER,
    NUMBER,
    LITERAL,
    PUNCTUATION,
    /** A whole {@code #pragma} line. */
    DIRECTIVE
  }

  boolean isIdentifier() {
    return kind == Kind.IDENTIFIER;
  }
}
