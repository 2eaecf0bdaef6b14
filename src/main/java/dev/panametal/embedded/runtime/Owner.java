package dev.panametal.embedded.runtime;

/**
 * Who holds a reference to an object. Objective-C counts all alike; counting them apart tells at
 * once who gave back what was not theirs, which otherwise shows only when the last owner does.
 */
public enum Owner {
  /** The program: the result of {@code alloc}, {@code new…}, {@code copy} or a retain. */
  CLIENT(1L),
  /** An autorelease pool. */
  POOL(1L << 21),
  /** Another object, such as the command buffer that will use a buffer. */
  OBJECT(1L << 42);

  private static final long LARGEST = (1L << 21) - 1;

  /** What one reference adds to the packed counts. */
  final long unit;

  Owner(long unit) {
    this.unit = unit;
  }

  /** The references of this kind in packed counts. */
  public long count(long references) {
    return references / unit & LARGEST;
  }
}
