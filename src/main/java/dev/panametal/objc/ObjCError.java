package dev.panametal.objc;

/**
 * What an {@code NSError} says, copied to Java.
 *
 * @param domain the error's domain, such as {@code MTLCommandBufferErrorDomain}
 * @param code the code within the domain
 * @param description the localized description: for a compile error the compiler's whole output
 */
public record ObjCError(String domain, long code, String description) {
  /**
   * Reads an error object ({@code domain}, {@code code}, {@code localizedDescription}). Needs an
   * autorelease pool.
   *
   * @param error an {@code NSError}
   * @return its contents
   */
  public static ObjCError read(long error) {
    return new ObjCError(
        ObjCStrings.toJava(LongMessages.send(error, Selectors.DOMAIN)),
        LongMessages.send(error, Selectors.CODE),
        ObjCStrings.toJava(LongMessages.send(error, Selectors.DESCRIPTION)));
  }

  static ObjCError absent() {
    return new ObjCError("PanametalErrorDomain", 0, "no error object says why");
  }

  private static final class Selectors {
    static final long DOMAIN = ObjCRuntime.current().selector("domain");
    static final long CODE = ObjCRuntime.current().selector("code");
    static final long DESCRIPTION = ObjCRuntime.current().selector("localizedDescription");
  }
}
