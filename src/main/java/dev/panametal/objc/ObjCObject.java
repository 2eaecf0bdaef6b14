package dev.panametal.objc;

/**
 * A view of an Objective-C object. A view owns nothing: it neither retains nor releases, and is
 * worth as much as the object behind it. What owns an object is an {@link Owned}.
 */
public interface ObjCObject {
  /**
   * The object.
   *
   * @return its id, never 0
   */
  long id();
}
