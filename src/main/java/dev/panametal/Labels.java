package dev.panametal;

import dev.panametal.foundation.NSString;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import java.util.function.Consumer;

/** Text for messages that take an {@code NSString} and keep a copy. */
final class Labels {
  private Labels() {}

  static void pass(String text, Consumer<NSString> message) {
    long string = ObjCStrings.newString(text);
    try {
      message.accept(NSString.of(string));
    } finally {
      ObjCFunctions.release(string);
    }
  }
}
