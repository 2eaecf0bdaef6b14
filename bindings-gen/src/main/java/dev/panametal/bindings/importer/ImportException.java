package dev.panametal.bindings.importer;

/** Headers cannot be imported; the message says why and what to do. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public ImportException(String message) {
    super(message);
  }

  /** Says why, and what caused it. */
  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
