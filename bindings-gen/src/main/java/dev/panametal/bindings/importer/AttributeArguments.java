package dev.panametal.bindings.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What some attributes say. The JSON of clang's syntax tree names an attribute and leaves out its
 * arguments (up to clang 20 at least); the text form of the same tree has them, in the same order,
 * because one traversal of clang's writes both. So the two are read side by side.
 */
final class AttributeArguments implements AutoCloseable {
  private static final Set<String> KINDS = Set.of("AvailabilityAttr", "ObjCMethodFamilyAttr");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("^[ |`-]*(AvailabilityAttr|ObjCMethodFamilyAttr) 0x[0-9a-f]+ (.*)$");
  private static final Pattern AVAILABILITY =
      Pattern.compile(
          "> (?:Inherited )?(?:Implicit )?(\\w+) ([\\d._]+) ([\\d._]+) ([\\d._]+)( Unavailable)?(?: |$)");
  private static final Pattern FAMILY = Pattern.compile(" OMF_(\\w+)");

  private final BufferedReader dump;

  /** Reads clang's {@code -ast-dump} beside its JSON. */
  AttributeArguments(InputStream dump) {
    this.dump = new BufferedReader(new InputStreamReader(dump, StandardCharsets.UTF_8));
  }

  /** The arguments of the next attribute, if a node of this kind is one that has some. */
  Optional<JsonNode> next(String kind) throws IOException {
    if (!KINDS.contains(kind)) {
      return Optional.empty();
    }
    String line = nextAttribute();
    if (line == null || !line.contains(kind)) {
      throw new ImportException(
          "clang's two forms of the syntax tree differ at a "
              + kind
              + ": this release of clang writes attributes in a way that is not understood.");
    }
    return Optional.of(arguments(kind, line));
  }

  private @Nullable String nextAttribute() throws IOException {
    String line = dump.readLine();
    while (line != null && !(line.contains("Attr 0x") && ATTRIBUTE.matcher(line).matches())) {
      line = dump.readLine();
    }
    return line;
  }

  private static JsonNode arguments(String kind, String line) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    if (kind.equals("AvailabilityAttr")) {
      Matcher found = AVAILABILITY.matcher(line);
      if (found.find()) {
        arguments.put("platform", found.group(1));
        arguments.put("introduced", found.group(2));
        arguments.put("deprecated", found.group(3));
        arguments.put("unavailable", found.group(5) != null);
      }
    } else {
      Matcher found = FAMILY.matcher(line);
      if (found.find()) {
        arguments.put("family", found.group(1));
      }
    }
    return arguments;
  }

  /** Fails unless every attribute was asked for. */
  void requireEnd() throws IOException {
    if (nextAttribute() != null) {
      throw new ImportException(
          "clang's text form of the syntax tree has more attributes than its JSON form.");
    }
  }

  @Override
  public void close() throws IOException {
    dump.close();
  }
}
