package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Availability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a declaration. */
final class Attributes {
  private static final List<String> OWNING_FAMILIES =
      List.of("alloc", "new", "copy", "mutableCopy", "init");

  private Attributes() {}

  static Stream<JsonNode> of(JsonNode declaration, String kind) {
    return StreamSupport.stream(declaration.path("inner").spliterator(), false)
        .filter(each -> each.path("kind").asText().equals(kind));
  }

  static boolean has(JsonNode declaration, String kind) {
    return of(declaration, kind).findAny().isPresent();
  }

  /**
   * Availability on macOS: the declaration's own, else that of what it stands in. Of what its own
   * annotations promise on other systems only nothing is known.
   */
  static @Nullable Availability availability(JsonNode declaration, @Nullable Availability outer) {
    if (has(declaration, "UnavailableAttr")) {
      return new Availability(null, null, true);
    }
    List<JsonNode> own =
        of(declaration, "AvailabilityAttr").map(each -> each.path(AstReader.ARGUMENTS)).toList();
    return own.stream()
        .filter(each -> each.path("platform").asText().equals("macos"))
        .map(each ->
            new Availability(
                version(each.path("introduced").asText()),
                version(each.path("deprecated").asText()),
                each.path("unavailable").asBoolean()))
        .findFirst()
        .orElse(own.isEmpty() ? outer : null);
  }

  /** A version with a minor number, as the facts have it; null for clang's "none". */
  private static @Nullable String version(String text) {
    if (text.isEmpty() || text.equals("0")) {
      return null;
    }
    String dotted = text.replace('_', '.');
    return dotted.contains(".") ? dotted : dotted + ".0";
  }

  /**
   * Whether the caller owns the object a method returns: what the attributes say, else the rule of
   * method families (clang's document on automatic reference counting, "Method families").
   */
  static boolean owned(JsonNode method, String selector, boolean object) {
    if (has(method, "NSReturnsRetainedAttr")) {
      return true;
    }
    if (!object || has(method, "NSReturnsNotRetainedAttr")) {
      return false;
    }
    Optional<String> declared =
        of(method, "ObjCMethodFamilyAttr")
            .map(each -> each.path(AstReader.ARGUMENTS).path("family").asText())
            .findFirst();
    return declared
        .map(OWNING_FAMILIES::contains)
        .orElseGet(() ->
            OWNING_FAMILIES.stream()
                .anyMatch(family ->
                    belongs(selector, family)
                        && !(family.equals("init")
                            && method.path("instance").asText().equals("false"))));
  }

  /** Whether a selector begins with a family's word. */
  private static boolean belongs(String selector, String family) {
    String bare = selector.replaceFirst("^_+", "");
    return bare.startsWith(family)
        && (bare.length() == family.length()
            || !Character.isLowerCase(bare.charAt(family.length())));
  }
}
