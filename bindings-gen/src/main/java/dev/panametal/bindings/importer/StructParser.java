package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads structures. One goes by the name of its type definition ({@code NSRange}), or by its tag
 * where it has none; the definition may come before or behind the structure.
 */
final class StructParser {
  private final Headers headers;

  /** The structures by their tags. */
  private final Map<String, JsonNode> records = new HashMap<>();

  /** The last one without a tag: the type definition that names it stands right behind it. */
  private @Nullable JsonNode untagged;

  private final Set<String> tags = new HashSet<>();

  /** The names by the tags. */
  private final Map<String, String> typedefs = new HashMap<>();

  StructParser(Headers headers) {
    this.headers = headers;
  }

  /** Takes note of a structure of any header. */
  void remember(JsonNode node) {
    tags.add(HeaderReader.name(node));
    if (node.path("completeDefinition").asBoolean()) {
      if (node.hasNonNull("name")) {
        records.put(HeaderReader.name(node), node);
      } else {
        untagged = node;
      }
    }
  }

  /** A structure of its own, by the name it has so far. */
  void declare(JsonNode node, String framework) {
    String tag = HeaderReader.name(node);
    if (node.path("completeDefinition").asBoolean() && !tag.isEmpty()) {
      String typedef = typedefs.get(tag);
      add(
          typedef == null
              ? struct(tag, framework, tagged(node, tag), node)
              : struct(typedef, framework, CType.Named.of(typedef), node));
    }
  }

  private static CType tagged(JsonNode node, String tag) {
    return new CType.Named(tag(node), tag, List.of(), List.of(), false, null);
  }

  /** A type definition: the name of a structure, if it is one of those. */
  void name(JsonNode typedef, String framework) {
    String name = HeaderReader.name(typedef);
    CType type = TypeParser.parse(typedef.path("type").path("qualType").asText());
    if (!(type instanceof CType.Named target)
        || target.tag().isEmpty()
        || target.tag().equals("enum")) {
      return;
    }
    JsonNode record = records.get(target.name());
    if (record == null && target.name().equals(name) && !tags.contains(name)) {
      record = untagged;
    } else {
      typedefs.putIfAbsent(target.name(), name);
    }
    if (record != null) {
      headers.structs.removeIf(each -> each.name().equals(target.name()));
      add(struct(name, framework, CType.Named.of(name), record));
    }
  }

  private void add(Headers.Struct struct) {
    if (headers.structs.stream().noneMatch(each -> each.name().equals(struct.name()))) {
      headers.structs.add(struct);
    }
  }

  private Headers.Struct struct(String name, String framework, CType source, JsonNode record) {
    List<Headers.Field> fields = new ArrayList<>();
    addFields(fields, record);
    return new Headers.Struct(name, framework, source, fields);
  }

  /**
   * Of a structure without a name inside another its fields; of such a union the first member's.
   */
  private void addFields(List<Headers.Field> fields, JsonNode record) {
    JsonNode inside = null;
    for (JsonNode each : record.path("inner")) {
      switch (each.path("kind").asText()) {
        case "RecordDecl" -> inside = each;
        case "FieldDecl" -> {
          if (each.hasNonNull("name")) {
            fields.add(
                new Headers.Field(
                    HeaderReader.name(each),
                    TypeParser.parse(each.path("type").path("qualType").asText())));
          } else if (inside != null) {
            addFields(fields, inside);
          }
          if (tag(record).equals("union")) {
            return;
          }
        }
        default -> {}
      }
    }
  }

  private static String tag(JsonNode record) {
    return record.path("tagUsed").asText("struct");
  }
}
