package dev.panametal.bindings.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads clang's syntax tree, {@code -ast-dump=json}, one declaration after the other. The dump of
 * an SDK runs to gigabytes; never more of it is in memory than one top-level declaration, and of
 * that neither expressions nor statements nor types nor comments.
 *
 * <p>Each node keeps clang's form, with these differences: {@code loc} and {@code range} are
 * replaced by {@code file}, the header it stands in, and {@code complete}, which is false for the
 * name of an Objective-C type that is only announced ({@code @class}); attributes have their {@link
 * AttributeArguments} as {@code arguments}.
 */
final class AstReader {
  /** The header of a node, in the nodes given to a {@link Visitor}. */
  static final String FILE = "file";

  /** Whether a node is more than a forward declaration. */
  static final String COMPLETE = "complete";

  /** What an attribute says. */
  static final String ARGUMENTS = "arguments";

  /** Takes the top-level declarations, in the order of the source. */
  interface Visitor {
    /** Takes one declaration. */
    void visit(JsonNode declaration);
  }

  /** The expressions and statements of one function may nest deeper than Jackson's default. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100_000).build())
                  .build())
          .build();

  private static final Set<String> KEPT_SUFFIXES = Set.of("Decl", "Attr");

  private final JsonParser parser;
  private final AttributeArguments arguments;

  // clang names a header only where it differs from that of the place it printed before. In a
  // preprocessed source it is the "presumed" file, the one that a line marker tells.
  private String file = "";

  private AstReader(JsonParser parser, AttributeArguments arguments) {
    this.parser = parser;
    this.arguments = arguments;
  }

  /** Reads a dump to its end. */
  static void read(InputStream dump, AttributeArguments arguments, Visitor visitor)
      throws IOException {
    try (JsonParser parser = JSON.createParser(dump)) {
      new AstReader(parser, arguments).translationUnit(visitor);
    }
  }

  private void translationUnit(Visitor visitor) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new ImportException(
          "clang wrote no syntax tree; it takes the options -Xclang -ast-dump=json.");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean declarations = parser.currentName().equals("inner");
      parser.nextToken();
      if (declarations) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          ObjectNode declaration = node(true);
          if (declaration != null) {
            visitor.visit(declaration);
          }
        }
      } else {
        value(false);
      }
    }
  }

  /**
   * Reads one object; null if it is none of those kept, whose places have to be read all the same.
   */
  private @Nullable ObjectNode node(boolean keep) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    boolean kept = keep;
    @Nullable Place loc = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (field.equals("loc") && token == JsonToken.START_OBJECT) {
        loc = place();
      } else if (field.equals("range") && token == JsonToken.START_OBJECT) {
        range(node, loc);
      } else {
        JsonNode value = value(kept);
        if (value != null) {
          node.set(field, value);
        }
        // The kind comes before everything that may be large.
        if (field.equals("kind")) {
          kept = keep && isKept(parser.getText());
          arguments.next(parser.getText()).ifPresent(each -> node.set(ARGUMENTS, each));
        }
      }
    }
    return kept && !node.isEmpty() ? node : null;
  }

  private static boolean isKept(String kind) {
    return KEPT_SUFFIXES.stream().anyMatch(kind::endsWith);
  }

  private @Nullable JsonNode value(boolean keep) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> node(keep);
      case START_ARRAY -> {
        ArrayNode array = JSON.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          JsonNode element = value(keep);
          if (element != null) {
            array.add(element);
          }
        }
        yield keep ? array : null;
      }
      case VALUE_TRUE, VALUE_FALSE ->
          keep ? JSON.getNodeFactory().booleanNode(parser.getBooleanValue()) : null;
      default -> keep ? JSON.getNodeFactory().textNode(parser.getText()) : null;
    };
  }

  private record Place(String file, long offset) {}

  private void range(ObjectNode node, @Nullable Place loc) throws IOException {
    @Nullable Place end = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isEnd = parser.currentName().equals("end");
      parser.nextToken();
      Place place = place();
      end = isEnd ? place : end;
    }
    if (loc != null) {
      node.put(FILE, loc.file());
      node.put(COMPLETE, end != null && !end.equals(loc));
    }
  }

  /** Reads a place; of one inside a macro that where the macro is used. */
  private Place place() throws IOException {
    long offset = -1;
    @Nullable Place use = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (field) {
        case "presumedFile" -> file = parser.getText();
        case "offset" -> offset = parser.getLongValue();
        case "expansionLoc" -> use = place();
        case "spellingLoc" -> place();
        default -> {
          if (token == JsonToken.START_OBJECT) {
            parser.skipChildren(); // includedFrom, whose file is another one
          }
        }
      }
    }
    return use == null ? new Place(file, offset) : use;
  }
}
