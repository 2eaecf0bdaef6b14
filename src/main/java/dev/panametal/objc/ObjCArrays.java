package dev.panametal.objc;

/** {@code NSArray} to Java. */
public final class ObjCArrays {
  private ObjCArrays() {}

  /**
   * The elements of an array ({@code count}, {@code objectAtIndex:}). The array owns them: retain
   * what shall outlive it. An index beyond the end would raise an Objective-C exception, which
   * kills a JVM, so the count is asked first.
   *
   * @param array an {@code NSArray}, or 0
   * @return the ids of its elements; empty for nil
   */
  public static long[] toJava(long array) {
    long[] elements = new long[array == 0 ? 0 : (int) LongMessages.send(array, Selectors.COUNT)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] =
          ObjC.nonNil(
              LongMessages.send(array, Selectors.OBJECT_AT_INDEX, i), "-[NSArray objectAtIndex:]");
    }
    return elements;
  }

  private static final class Selectors {
    static final long COUNT = ObjCRuntime.current().selector("count");
    static final long OBJECT_AT_INDEX = ObjCRuntime.current().selector("objectAtIndex:");
  }
}
