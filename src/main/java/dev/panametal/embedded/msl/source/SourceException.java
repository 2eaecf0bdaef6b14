package dev.panametal.embedded.msl.source;

/** A construct that the rewriter refuses, at the token where it stands. */
final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int tokenIndex;

  SourceException(int tokenIndex, String message) {
    super(message);
    this.tokenIndex = tokenIndex;
  }

  int tokenIndex() {
    return tokenIndex;
  }
}
