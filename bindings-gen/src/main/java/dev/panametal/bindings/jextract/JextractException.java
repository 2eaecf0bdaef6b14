package dev.panametal.bindings.jextract;

/** jextract cannot be used, or what it wrote cannot; the message says why and what to do. */
public final class JextractException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public JextractException(String message) {
    super(message);
  }
}
