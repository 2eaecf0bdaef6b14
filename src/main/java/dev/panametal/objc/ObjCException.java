package dev.panametal.objc;

import org.jspecify.annotations.Nullable;

/** The root of what goes wrong between Java and Objective-C. */
public class ObjCException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An exception without a cause.
   *
   * @param message what happened, to what, and what to do
   */
  public ObjCException(String message) {
    super(message);
  }

  /**
   * An exception with its cause.
   *
   * @param message what happened, to what, and what to do
   * @param cause what led to it
   */
  public ObjCException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
