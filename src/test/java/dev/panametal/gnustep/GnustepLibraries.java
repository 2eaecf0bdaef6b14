package dev.panametal.gnustep;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shared libraries of GNUstep, as Debian packages them. */
public final class GnustepLibraries {
  /** gnustep-base puts its version into the names of library and package. */
  private static final List<String> BASE_NAMES =
      IntStream.rangeClosed(28, 33).mapToObj(minor -> "libgnustep-base.so.1." + minor).toList();

  private static final SymbolLookup NOTHING = name -> Optional.empty();

  private final List<String> missing = new ArrayList<>();
  private final SymbolLookup objc = open("libobjc4", List.of("libobjc.so.4"));
  private final SymbolLookup base = open("libgnustep-base1.*", BASE_NAMES);
  private final SymbolLookup blocks = open("libblocksruntime0", List.of("libBlocksRuntime.so.0"));

  /** Opens what there is. */
  public GnustepLibraries() {}

  /** The Debian packages that are missing; {@code *} stands for the version of the release. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /**
   * All symbols. Those of the blocks runtime come before those of gnustep-base, whose {@code
   * _Block_copy} knows no global blocks.
   */
  public SymbolLookup symbols() {
    return blocks.or(objc).or(base);
  }

  private SymbolLookup open(String debianPackage, List<String> names) {
    Optional<SymbolLookup> found =
        names.stream().map(GnustepLibraries::open).flatMap(Optional::stream).findFirst();
    if (found.isEmpty()) {
      missing.add(debianPackage);
    }
    return found.orElse(NOTHING);
  }

  private static Optional<SymbolLookup> open(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
