package dev.panametal.conformance;

import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjC;
import java.util.List;
import java.util.stream.LongStream;

/**
 * An {@code NSMethodSignature}: GNUstep's own reading of a type encoding.
 *
 * @param id the object, never released
 * @param encoding what it was made of
 * @param result the type of the result
 * @param arguments the types behind receiver and selector
 */
record MethodSignature(long id, String encoding, EncodedType result, List<EncodedType> arguments) {
  /** What comes before the arguments of a message: its receiver and its selector. */
  static final int FIRST = 2;

  private static final long OF_TYPES = Foundation.selector("signatureWithObjCTypes:");
  private static final long COUNT = Foundation.selector("numberOfArguments");
  private static final long TYPE_AT = Foundation.selector("getArgumentTypeAtIndex:");
  private static final long RESULT = Foundation.selector("methodReturnType");

  /**
   * One type.
   *
   * @param text its encoding, without a qualifier such as {@code r}
   * @param size its size in bytes
   */
  record EncodedType(String text, int size) {
    static EncodedType at(long encoding) {
      String text = Foundation.text(encoding).replaceFirst("^[rnNoORVA]+", "");
      return new EncodedType(
          text, text.startsWith("v") ? 0 : Foundation.size(Foundation.text(text)));
    }

    char letter() {
      return text.charAt(0);
    }
  }

  static MethodSignature of(String appleEncoding) {
    // GNUstep aborts at what it does not know: the question mark of a block, which is an object.
    String encoding = appleEncoding.replace("@?", "@");
    long id =
        ObjC.nonNil(
            LongMessages.send(
                Foundation.classNamed("NSMethodSignature"), OF_TYPES, Foundation.text(encoding)),
            encoding);
    // The signature is autoreleased; these few are kept for as long as the process lives.
    LongMessages.send(id, Foundation.selector("retain"));
    List<EncodedType> arguments =
        LongStream.range(FIRST, LongMessages.send(id, COUNT))
            .mapToObj(i -> EncodedType.at(LongMessages.send(id, TYPE_AT, i)))
            .toList();
    return new MethodSignature(
        id, encoding, EncodedType.at(LongMessages.send(id, RESULT)), arguments);
  }
}
