package dev.panametal.objc;

/**
 * A rule of Metal or Objective-C was broken, and the embedded device noticed. On a Mac the same
 * mistake would be an assertion, a crash or undefined behaviour.
 *
 * <p>An error, not an exception, so that no handler for expected failures hides it.
 */
public final class MetalRuleViolation extends Error {
  private static final long serialVersionUID = 1;

  /**
   * A violation.
   *
   * @param message which rule, broken by which message to which labelled object
   */
  public MetalRuleViolation(String message) {
    super(message);
  }

  /**
   * A violation that was found on another thread.
   *
   * @param message which rule, broken by what
   * @param cause the violation where it was found
   */
  public MetalRuleViolation(String message, Throwable cause) {
    super(message, cause);
  }
}
