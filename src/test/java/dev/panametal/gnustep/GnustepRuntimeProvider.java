package dev.panametal.gnustep;

import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.RuntimeProvider;
import dev.panametal.objc.RuntimeUnavailableException;
import dev.panametal.objc.ffm.ForeignRuntime;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Offers GNUstep under the name {@code gnustep}: the library's own runtime of native libraries,
 * with the functions added that Apple's libobjc has and GNU's has not.
 */
public final class GnustepRuntimeProvider implements RuntimeProvider {
  /** For {@link java.util.ServiceLoader}. */
  public GnustepRuntimeProvider() {}

  @Override
  public String name() {
    return "gnustep";
  }

  @Override
  public ObjCRuntime open() {
    GnustepLibraries libraries = new GnustepLibraries();
    if (!libraries.missing().isEmpty()) {
      throw new RuntimeUnavailableException(
          "GNUstep is not installed; what is missing of Debian's packages: "
              + String.join(" ", libraries.missing()));
    }
    return new GnustepRuntime(new ForeignRuntime(name(), symbols(libraries)));
  }

  /** The symbols of the libraries, and what Apple's libobjc has beyond them. */
  public static SymbolLookup symbols(GnustepLibraries libraries) {
    SymbolLookup symbols = libraries.symbols();
    MemorySegment lookup = symbols.find("objc_msg_lookup").orElseThrow();
    Map<String, MemorySegment> added = new HashMap<>(MemoryFunctions.stubs());
    added.put("objc_msgSend", MessageSend.plain(lookup));
    if (!MachineCode.isArm64()) {
      added.put("objc_msgSend_stret", MessageSend.struct(lookup));
    }
    SymbolLookup own = name -> Optional.ofNullable(added.get(name));
    return own.or(symbols);
  }
}
