package dev.panametal.objc;

/**
 * A selector that is newer than its type, or that an object of its type may lack. Sent to an object
 * that does not have it, it would end the process, so the object is asked first ({@code
 * respondsToSelector:}): once for each class that follows another.
 *
 * <p>Selectors as old as their type, or as the oldest macOS that a JDK of today runs on, are plain
 * {@code long}s and cost nothing.
 */
public final class NewerSelector {
  private final String message;
  private final String macos;
  private final long selector;

  /** The class of the last receiver that had it. A race costs one more question. */
  private volatile long knownClass;

  private NewerSelector(String message, String macos) {
    this.message = message;
    this.macos = macos;
    String name = message.substring(message.indexOf(' ') + 1, message.length() - 1);
    selector = ObjCRuntime.current().selector(name);
  }

  /**
   * Registers a selector.
   *
   * @param message the message, such as {@code -[MTLDevice newTensorWithDescriptor:error:]}
   * @param macos the macOS that introduced it, such as {@code 26.0}
   * @return the selector
   */
  public static NewerSelector of(String message, String macos) {
    return new NewerSelector(message, macos);
  }

  /**
   * The selector itself, for {@code respondsToSelector:}.
   *
   * @return as {@link ObjCRuntime#selector}
   */
  public long id() {
    return selector;
  }

  /**
   * The selector, to be sent to an object.
   *
   * @param receiver the object, or a class; 0 for a class that the system lacks
   * @return the selector
   * @throws ObjCUnavailableException if the receiver does not have the method
   */
  public long on(long receiver) {
    long type = receiver == 0 ? 0 : LongMessages.send(receiver, Selectors.CLASS);
    if (type == 0 || type != knownClass) {
      ask(receiver, type);
    }
    return selector;
  }

  private void ask(long receiver, long type) {
    if (type == 0 || ByteMessages.send(receiver, Selectors.RESPONDS_TO_SELECTOR, selector) == 0) {
      throw new ObjCUnavailableException(message, macos);
    }
    knownClass = type;
  }

  private static final class Selectors {
    static final long CLASS = ObjCRuntime.current().selector("class");
    static final long RESPONDS_TO_SELECTOR = ObjCRuntime.current().selector("respondsToSelector:");
  }
}
