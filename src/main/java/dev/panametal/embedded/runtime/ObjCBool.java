package dev.panametal.embedded.runtime;

/** {@code BOOL}: a byte, of which every value but 0 is true. */
public final class ObjCBool {
  /** {@code NO}. */
  public static final byte NO = 0;

  /** {@code YES}. */
  public static final byte YES = 1;

  private ObjCBool() {}

  /** From Java. */
  public static byte of(boolean value) {
    return value ? YES : NO;
  }

  /** To Java. */
  public static boolean isTrue(byte value) {
    return value != NO;
  }
}
