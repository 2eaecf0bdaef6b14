package dev.panametal.embedded.msl.toolchain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A shared object as the linker left it (64-bit ELF, little-endian), read as far as tells what
 * loading it would do. What a source may say is checked elsewhere; this looks at what came of it.
 */
public final class LinkedObject {
  private static final int HEADER_BYTES = 64;
  private static final int SECTION_RELOCATIONS = 4;
  private static final int SECTION_DYNAMIC = 6;
  private static final int SECTION_DYNAMIC_SYMBOLS = 11;
  private static final int SEGMENT_STACK = 0x6474e551;
  private static final int EXECUTABLE = 1;
  private static final long NEEDED = 1;

  /** Tags of the dynamic section that make the loader run code, or load or change more. */
  private static final Map<Long, String> REFUSED_TAGS =
      Map.ofEntries(
          Map.entry(12L, "DT_INIT"),
          Map.entry(13L, "DT_FINI"),
          Map.entry(15L, "DT_RPATH"),
          Map.entry(22L, "DT_TEXTREL"),
          Map.entry(25L, "DT_INIT_ARRAY"),
          Map.entry(26L, "DT_FINI_ARRAY"),
          Map.entry(29L, "DT_RUNPATH"),
          Map.entry(32L, "DT_PREINIT_ARRAY"),
          Map.entry(0x6ffffefbL, "DT_DEPAUDIT"),
          Map.entry(0x6ffffefcL, "DT_AUDIT"),
          Map.entry(0x7ffffffdL, "DT_AUXILIARY"),
          Map.entry(0x7fffffffL, "DT_FILTER"));

  /** Relocations by a function that the loader calls: R_X86_64_IRELATIVE, R_AARCH64_IRELATIVE. */
  private static final Set<Integer> CALLING_RELOCATIONS = Set.of(37, 1032);

  private record Section(int type, long offset, long size, int link) {}

  private final ByteBuffer bytes;
  private final List<Section> sections = new ArrayList<>();

  private LinkedObject(byte[] content) {
    bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Why an object must not be loaded: it would run code then, it names something outside itself
   * that is not on the list, or it cannot be read.
   *
   * @param allowedSymbols what it may leave undefined, weakly or not
   * @param allowedLibraries what it may be linked with
   */
  public static Optional<String> objection(
      byte[] content, Set<String> allowedSymbols, Set<String> allowedLibraries) {
    try {
      return new LinkedObject(content).objection(allowedSymbols, allowedLibraries);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.of("is no complete object for this machine");
    }
  }

  private Optional<String> objection(Set<String> allowedSymbols, Set<String> allowedLibraries) {
    if (bytes.limit() < HEADER_BYTES || bytes.getInt(0) != 0x464c457f || bytes.get(4) != 2) {
      return Optional.of("is no complete object for this machine");
    }
    readSections();
    if (hasExecutableStack()) {
      return Optional.of("asks for a stack that can be executed");
    }
    Set<String> foreign = new TreeSet<>();
    for (Section section : sections) {
      switch (section.type()) {
        case SECTION_DYNAMIC -> {
          Optional<String> refused = dynamicObjection(section, allowedLibraries);
          if (refused.isPresent()) {
            return refused;
          }
        }
        case SECTION_RELOCATIONS -> {
          if (callsWhenRelocated(section)) {
            return Optional.of(
                "holds code that would run when it is loaded (an indirect function)");
          }
        }
        case SECTION_DYNAMIC_SYMBOLS -> foreign.addAll(undefinedSymbols(section));
        default -> {}
      }
    }
    foreign.removeAll(allowedSymbols);
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of("uses functions that no kernel may call: " + String.join(", ", foreign));
  }

  private void readSections() {
    long table = bytes.getLong(40);
    int entryBytes = bytes.getShort(58);
    int count = bytes.getShort(60);
    for (int i = 0; i < count; i++) {
      int at = Math.toIntExact(table + (long) i * entryBytes);
      sections.add(
          new Section(
              bytes.getInt(at + 4),
              bytes.getLong(at + 24),
              bytes.getLong(at + 32),
              bytes.getInt(at + 40)));
    }
  }

  private boolean hasExecutableStack() {
    long table = bytes.getLong(32);
    int entryBytes = bytes.getShort(54);
    int count = bytes.getShort(56);
    for (int i = 0; i < count; i++) {
      int at = Math.toIntExact(table + (long) i * entryBytes);
      if (bytes.getInt(at) == SEGMENT_STACK) {
        return (bytes.getInt(at + 4) & EXECUTABLE) != 0;
      }
    }
    // Without the segment the loader takes the oldest rule: executable.
    return true;
  }

  private Optional<String> dynamicObjection(Section dynamic, Set<String> allowedLibraries) {
    for (long at = dynamic.offset(); at < dynamic.offset() + dynamic.size(); at += 16) {
      long tag = bytes.getLong(Math.toIntExact(at));
      String refused = REFUSED_TAGS.get(tag);
      if (refused != null) {
        return Optional.of(
            "holds code that would run when it is loaded, or more (" + refused + ")");
      }
      if (tag == NEEDED) {
        String library = text(dynamic.link(), bytes.getLong(Math.toIntExact(at + 8)));
        if (!allowedLibraries.contains(library)) {
          return Optional.of("needs the library " + library);
        }
      }
    }
    return Optional.empty();
  }

  private boolean callsWhenRelocated(Section relocations) {
    for (long at = relocations.offset(); at < relocations.offset() + relocations.size(); at += 24) {
      // The type is the lower half of r_info.
      if (CALLING_RELOCATIONS.contains(bytes.getInt(Math.toIntExact(at + 8)))) {
        return true;
      }
    }
    return false;
  }

  private List<String> undefinedSymbols(Section symbols) {
    List<String> names = new ArrayList<>();
    // The first entry is always empty.
    for (long at = symbols.offset() + 24; at < symbols.offset() + symbols.size(); at += 24) {
      int entry = Math.toIntExact(at);
      if (bytes.getShort(entry + 6) == 0) {
        names.add(text(symbols.link(), Integer.toUnsignedLong(bytes.getInt(entry))));
      }
    }
    return names;
  }

  private String text(int stringSection, long offset) {
    int start = Math.toIntExact(sections.get(stringSection).offset() + offset);
    int end = start;
    while (bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), start, end - start, StandardCharsets.UTF_8);
  }
}
