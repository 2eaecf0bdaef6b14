package dev.panametal;

/** An argument that Metal would not accept was refused before anything was encoded. */
public final class MetalArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  MetalArgumentException(String message) {
    super(message);
  }

  MetalArgumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
