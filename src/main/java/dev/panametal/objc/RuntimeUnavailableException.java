package dev.panametal.objc;

import org.jspecify.annotations.Nullable;

/** The chosen Objective-C runtime, or a part of it, is not to be had on this machine. */
public final class RuntimeUnavailableException extends ObjCException {
  private static final long serialVersionUID = 1;

  /**
   * An exception without a cause.
   *
   * @param message what is missing and what to do
   */
  public RuntimeUnavailableException(String message) {
    super(message);
  }

  /**
   * An exception with its cause.
   *
   * @param message what is missing and what to do
   * @param cause what told us
   */
  public RuntimeUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
