package dev.panametal;

import dev.panametal.foundation.NSMutableDictionary;
import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLCompileOptions;
import dev.panametal.metal.MTLMathMode;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;

/** {@link CompileOptions} as Metal takes them. */
final class LibraryOptions {
  private LibraryOptions() {}

  /** Needs an autorelease pool. */
  static Owned<MTLCompileOptions> of(CompileOptions options) {
    Owned<MTLCompileOptions> owned = MTLCompileOptions.create();
    try {
      fill(owned.get(), options);
      return owned;
    } catch (Throwable t) {
      owned.close();
      throw t;
    }
  }

  private static void fill(MTLCompileOptions view, CompileOptions options) {
    setFastMath(view, options.fastMath());
    if (!options.macros().isEmpty()) {
      try (Owned<NSMutableDictionary> macros = NSMutableDictionary.create()) {
        options.macros().forEach((name, value) -> put(macros.get(), name, value));
        view.setPreprocessorMacros(macros.get());
      }
    }
  }

  /** {@code mathMode} took the place of {@code fastMathEnabled} in macOS 15. */
  private static void setFastMath(MTLCompileOptions options, boolean fastMath) {
    if (options.respondsToSelector(MTLCompileOptions.Selectors.SET_MATH_MODE.id())) {
      options.setMathMode(fastMath ? MTLMathMode.FAST : MTLMathMode.SAFE);
    } else {
      options.setFastMathEnabled(fastMath);
    }
  }

  private static void put(NSMutableDictionary dictionary, String key, String value) {
    long keyString = ObjCStrings.newString(key);
    long valueString = ObjCStrings.newString(value);
    try {
      dictionary.setObjectForKey(NSString.of(valueString), NSString.of(keyString));
    } finally {
      ObjCFunctions.release(valueString);
      ObjCFunctions.release(keyString);
    }
  }
}
