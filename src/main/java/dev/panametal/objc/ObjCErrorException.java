package dev.panametal.objc;

/** A message failed and said why with an {@code NSError}. */
public final class ObjCErrorException extends ObjCException {
  private static final long serialVersionUID = 1;

  private final transient ObjCError error;

  /**
   * An exception for one message.
   *
   * @param message the message that failed
   * @param error what it said
   */
  public ObjCErrorException(String message, ObjCError error) {
    super(
        "%s failed: %s (%s, code %d)"
            .formatted(message, error.description(), error.domain(), error.code()));
    this.error = error;
  }

  /**
   * What the error object said.
   *
   * @return its contents
   */
  public ObjCError error() {
    return error;
  }
}
