package dev.panametal.bindings.source;

import dev.panametal.bindings.api.EnumType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Java names for Objective-C names. */
final class Names {
  /** Apple's spellings that the rules for words would tear apart. */
  private static final List<String> WHOLE_WORDS = List.of("sRGB", "macOS", "iOS", "tvOS");

  private Names() {}

  /** The words of a camel-case name: {@code newBufferWithBytesNoCopy}, {@code RGBA8Unorm}. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String part : name.split("[^A-Za-z0-9]+", -1)) {
      int start = 0;
      int position = 0;
      while (position < part.length()) {
        int whole = wholeWord(part, position);
        if (whole > 0 || (position > start && startsWord(part, position))) {
          if (position > start) {
            words.add(part.substring(start, position));
          }
          start = position;
        }
        position += Math.max(1, whole);
      }
      if (start < part.length()) {
        words.add(part.substring(start));
      }
    }
    return words;
  }

  private static int wholeWord(String part, int position) {
    if (position > 0 && Character.isUpperCase(part.charAt(position - 1))) {
      return 0; // GPUInternal
    }
    return WHOLE_WORDS.stream()
        .filter(word -> part.startsWith(word, position))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  private static boolean startsWord(String part, int position) {
    char before = part.charAt(position - 1);
    char here = part.charAt(position);
    if (!Character.isUpperCase(here)) {
      return false;
    }
    char after = position + 1 < part.length() ? part.charAt(position + 1) : 0;
    if (Character.isDigit(before)) {
      // RGBA8Unorm and RGB9E5 have a new word here, 2D and 2DArray have not.
      return Character.isLowerCase(after) || Character.isDigit(after);
    }
    return Character.isLowerCase(before) || Character.isLowerCase(after);
  }

  /** A constant's name: {@code SET_BUFFER_OFFSET_AT_INDEX}. */
  static String constant(String name) {
    return words(name).stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }

  /** A selector's name that still shows its parts: {@code SET_BUFFER__OFFSET__AT_INDEX}. */
  static String constantOfParts(String selector) {
    return Stream.of(selector.split(":", -1))
        .filter(part -> !part.isEmpty())
        .map(Names::constant)
        .collect(Collectors.joining("__"));
  }

  /** All parts of a selector as one name: {@code newBufferWithLengthOptions}. */
  static String fullMethodName(String selector) {
    return Stream.of(selector.split(":", -1))
        .filter(part -> !part.isEmpty())
        .reduce((all, part) -> all + capitalized(part))
        .orElseThrow();
  }

  /** A parameter's, field's or function's name, with the reserved words avoided. */
  static String variable(String name) {
    String bare = name.replaceFirst("^_+", "");
    return SourceVersion.isKeyword(bare) ? bare + "Value" : bare;
  }

  static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  static String decapitalized(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * The Java names of an enumeration's constants, which lose what they share with its name: {@code
   * MTLStorageModeShared} is {@code SHARED}, {@code MTLResourceStorageModeShared} of {@code
   * MTLResourceOptions} is {@code STORAGE_MODE_SHARED}. Two of one value may share a name, if they
   * differ in their spelling alone.
   */
  static Map<String, List<EnumType.Constant>> constants(EnumType type) {
    String shared = sharedPrefix(type);
    Map<String, List<EnumType.Constant>> names = new LinkedHashMap<>();
    for (EnumType.Constant each : type.constants()) {
      String name = constant(each.name().substring(shared.length()));
      if (Character.isDigit(name.charAt(0))) {
        name = words(shared).getLast().toUpperCase(Locale.ROOT) + "_" + name;
      }
      List<EnumType.Constant> alike = names.computeIfAbsent(name, _ -> new ArrayList<>());
      if (!alike.isEmpty() && !alike.getFirst().value().equals(each.value())) {
        throw new IllegalArgumentException("two constants would be called " + name + " in Java");
      }
      alike.add(each);
    }
    return names;
  }

  /** What all constants share with the enumeration's name. */
  private static String sharedPrefix(EnumType type) {
    List<String> candidates =
        new ArrayList<>(List.of(type.name(), type.name().replaceFirst("s$", "")));
    List<String> words = words(type.name());
    for (int count = words.size() - 1; count > 0; count--) {
      candidates.add(String.join("", words.subList(0, count)));
    }
    candidates.addAll(List.of("MTL", "NS"));
    return candidates.stream()
        .filter(prefix -> type.constants().stream().allMatch(each -> isPrefix(prefix, each)))
        .findFirst()
        .orElse("");
  }

  private static boolean isPrefix(String prefix, EnumType.Constant constant) {
    String name = constant.name();
    return name.startsWith(prefix)
        && name.length() > prefix.length()
        && !Character.isLowerCase(name.charAt(prefix.length()));
  }
}
