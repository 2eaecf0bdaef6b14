package dev.panametal;

/** Something was used after its {@code close()}. */
public final class MetalClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  MetalClosedException(String message) {
    super(message);
  }
}
