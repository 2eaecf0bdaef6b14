package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.panametal.bindings.api.Availability;
import dev.panametal.bindings.api.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads enumerations. One goes by the name of its type definition, or by its tag where it has none;
 * the constants of one without any name are loose ones.
 */
final class EnumParser {
  private final Headers headers;

  private final Set<String> tags = new HashSet<>();

  /** The last one without a tag: the type definition that may name it stands right behind it. */
  private Headers.@Nullable Enumeration untagged;

  EnumParser(Headers headers) {
    this.headers = headers;
  }

  /** Takes note of an enumeration of any header. */
  void remember(JsonNode node) {
    finish();
    tags.add(HeaderReader.name(node));
  }

  void declare(JsonNode node, String framework) {
    Availability macos = Attributes.availability(node, null);
    String underlying = node.path("fixedUnderlyingType").path("qualType").asText();
    List<Headers.Constant> constants = new ArrayList<>();
    Attributes.of(node, "EnumConstantDecl")
        .forEach(each ->
            constants.add(
                new Headers.Constant(
                    HeaderReader.name(each),
                    framework,
                    underlying,
                    Attributes.availability(each, macos),
                    false)));
    if (constants.isEmpty()) {
      return; // announced only
    }
    String name = HeaderReader.name(node);
    Headers.Enumeration enumeration =
        new Headers.Enumeration(
            Attributes.has(node, "FlagEnumAttr") ? Kind.OPTIONS : Kind.ENUM,
            name,
            framework,
            new CType.Named("enum", name, List.of(), List.of(), false, null),
            underlying,
            macos,
            constants);
    if (name.isEmpty()) {
      untagged = enumeration;
    } else {
      headers.enumerations.add(enumeration);
    }
  }

  /** A type definition: the name of an enumeration, if it is one of those. */
  void name(JsonNode typedef) {
    String name = HeaderReader.name(typedef);
    if (TypeParser.parse(typedef.path("type").path("qualType").asText())
            instanceof CType.Named target
        && target.tag().equals("enum")) {
      if (untagged != null && target.name().equals(name) && !tags.contains(name)) {
        headers.enumerations.add(named(untagged, name));
        untagged = null;
      }
      headers.enumerations.replaceAll(
          each -> each.name().equals(target.name()) ? named(each, name) : each);
    }
  }

  private static Headers.Enumeration named(Headers.Enumeration enumeration, String name) {
    return new Headers.Enumeration(
        enumeration.kind(),
        name,
        enumeration.framework(),
        CType.Named.of(name),
        enumeration.underlying(),
        enumeration.macos(),
        enumeration.constants());
  }

  /** Nothing named the last one. */
  void finish() {
    if (untagged != null) {
      headers.constants.addAll(untagged.constants());
      untagged = null;
    }
  }
}
