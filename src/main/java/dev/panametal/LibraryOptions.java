package dev.panametal;

import dev.panametal.foundation.NSMutableDictionary;
import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLCompileOptions;
import dev.panametal.metal.MTLMathMode;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.util.Map;

/** {@link CompileOptions} as Metal takes them. */
final class LibraryOptions {
  private LibraryOptions() {}

  /** Needs an autorelease pool. */
  static Owned<MTLCompileOptions> of(CompileOptions options) {
    Owned<MTLCompileOptions> owned = MTLCompileOptions.create();
    MTLCompileOptions view = owned.get();
    setFastMath(view, options.fastMath());
    if (!options.macros().isEmpty()) {
      NSMutableDictionary macros =
          NSMutableDictionary.dictionaryWithCapacity(options.macros().size());
      for (Map.Entry<String, String> macro : options.macros().entrySet()) {
        put(macros, macro.getKey(), macro.getValue());
      }
      view.setPreprocessorMacros(macros);
    }
    return owned;
  }

  /** {@code mathMode} took the place of {@code fastMathEnabled} in macOS 15. */
  private static void setFastMath(MTLCompileOptions options, boolean fastMath) {
    if (options.respondsToSelector(MTLCompileOptions.Selectors.SET_MATH_MODE)) {
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
