package dev.panametal.objc.macos;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeUnavailableException;
import dev.panametal.objc.ffm.ForeignRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/** Objective-C and Metal as macOS has them. */
final class NativeRuntime {
  /**
   * The libraries, by name: their files exist only in dyld's shared cache, so a look-up by {@code
   * Path}, which resolves the file first, would fail. CoreGraphics is loaded because {@code
   * MTLCreateSystemDefaultDevice} returns nil in a command-line process without it.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/libobjc.A.dylib",
          "/usr/lib/libSystem.B.dylib",
          "/System/Library/Frameworks/Foundation.framework/Foundation",
          "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics",
          "/System/Library/Frameworks/Metal.framework/Metal");

  private NativeRuntime() {}

  static ObjCRuntime open() {
    SymbolLookup libraries = name -> Optional.empty();
    for (String library : LIBRARIES) {
      libraries = libraries.or(load(library));
    }
    return new ForeignRuntime(ObjCRuntime.DEFAULT, libraries);
  }

  private static SymbolLookup load(String library) {
    try {
      return SymbolLookup.libraryLookup(library, Arena.global());
    } catch (IllegalCallerException e) {
      throw new RuntimeUnavailableException(
          "Native access is denied. Start Java with --enable-native-access=dev.panametal where"
              + " Panametal is on the module path, or with --enable-native-access=ALL-UNNAMED where"
              + " it is on the class path.",
          e);
    } catch (IllegalArgumentException e) {
      throw new RuntimeUnavailableException(
          "The library %s cannot be opened: this macOS has no Metal, or forbids it to this process."
              .formatted(library),
          e);
    }
  }
}
