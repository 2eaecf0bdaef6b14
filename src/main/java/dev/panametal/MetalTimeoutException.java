package dev.panametal;

/** The work that a caller waited for was not done in the time it gave. */
public final class MetalTimeoutException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalTimeoutException(String message) {
    super(message);
  }
}
