package dev.panametal;

/**
 * A wait for an event that could never end: whoever could signal it waits itself. Nothing was
 * encoded, and nothing waits.
 */
public final class MetalDeadlockException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalDeadlockException(String message) {
    super(message);
  }
}
