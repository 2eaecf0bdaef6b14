package dev.panametal.embedded.kernel;

/** A source, or one kernel of it, does not compile. */
public final class KernelCompileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A failure.
   *
   * @param diagnostics the compiler's output, with the lines of the user's source
   */
  public KernelCompileException(String diagnostics) {
    super(diagnostics);
  }

  /** A failure with what led to it. */
  public KernelCompileException(String diagnostics, Throwable cause) {
    super(diagnostics, cause);
  }
}
