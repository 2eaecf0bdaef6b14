package dev.panametal;

import dev.panametal.objc.ObjCError;
import org.jspecify.annotations.Nullable;

/**
 * Source text did not compile, a library lacks a function, or no pipeline could be built. For a
 * compile error the message holds the compiler's whole output.
 */
public final class MetalCompileException extends MetalException {
  private static final long serialVersionUID = 1;

  MetalCompileException(String message) {
    super(message);
  }

  MetalCompileException(String message, ObjCError error, @Nullable Throwable cause) {
    super(message + ":\n" + error.description().strip(), cause);
  }
}
