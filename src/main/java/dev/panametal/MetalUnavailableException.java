package dev.panametal;

/** There is no Metal device to open in this process. */
public final class MetalUnavailableException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalUnavailableException(String message) {
    super(message);
  }
}
