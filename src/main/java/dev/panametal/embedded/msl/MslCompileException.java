package dev.panametal.embedded.msl;

/** A source that does not compile, with the compiler's messages about it. */
public final class MslCompileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String diagnostics;

  MslCompileException(String diagnostics) {
    super(diagnostics.strip());
    this.diagnostics = diagnostics;
  }

  /** The messages as clang prints them: place, text, source line, caret. */
  public String diagnostics() {
    return diagnostics;
  }
}
