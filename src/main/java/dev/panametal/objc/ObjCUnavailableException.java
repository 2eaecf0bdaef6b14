package dev.panametal.objc;

/** A message or a class that this system does not have. */
public final class ObjCUnavailableException extends ObjCException {
  private static final long serialVersionUID = 1;

  /**
   * An exception for one message or class.
   *
   * @param what the message, such as {@code -[MTLDevice newMTL4CommandQueue]}, or the class
   * @param macos the macOS that introduced it
   */
  public ObjCUnavailableException(String what, String macos) {
    super(
        "%s does not exist here: it came with macOS %s, and not every device has it. Update macOS, or ask before you use it."
            .formatted(what, macos));
  }
}
