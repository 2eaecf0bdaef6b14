package dev.panametal.objc;

/** A message that must return an object returned nil. */
public final class ObjCNilException extends ObjCException {
  private static final long serialVersionUID = 1;

  /**
   * An exception for one message.
   *
   * @param message the message that was sent, such as {@code -[MTLDevice newCommandQueue]}
   */
  public ObjCNilException(String message) {
    super(message + " returned nil: the system had no such object to give, or no memory for it.");
  }
}
