package dev.panametal.bindings.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What types and messages do, in our own words. A line names a type or a message and says it behind
 * a colon; indented lines continue it, or begin with a tag:
 *
 * <pre>
 * MTLBuffer: A piece of memory without a format.
 * -[MTLDevice newBufferWithLength:options:]: Allocates a buffer filled with zeros.
 *   &#64;param length the size in bytes
 *   &#64;return the buffer, or null if there is no memory for it
 * </pre>
 *
 * <p>What has no line is described by its facts alone.
 */
public final class Descriptions {
  private static final Pattern FIRST_LINE = Pattern.compile("([+-]\\[\\S+ \\S+]|\\w+): (.+)");
  private static final Pattern TAG = Pattern.compile("(@return|@param \\S+) (.+)");

  private final Map<String, Description> byName = new TreeMap<>();
  private final TreeSet<String> unused = new TreeSet<>();

  private Descriptions() {}

  /** Reads a file of descriptions. */
  public static Descriptions read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static Descriptions parse(List<String> lines) {
    Descriptions result = new Descriptions();
    String name = "";
    String tag = "";
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : lines.stream().filter(each -> !each.matches("#.*|\\s*")).toList()) {
      Matcher first = FIRST_LINE.matcher(line);
      Matcher tagged = TAG.matcher(line.strip());
      if (first.matches()) {
        result.add(name, texts);
        name = first.group(1);
        tag = "";
        texts = new LinkedHashMap<>(Map.of(tag, first.group(2)));
      } else if (!line.startsWith(" ") || name.isEmpty()) {
        throw new IllegalArgumentException("not a description: " + line);
      } else if (tagged.matches()) {
        tag = tagged.group(1);
        texts.put(tag, tagged.group(2));
      } else {
        texts.merge(tag, line.strip(), (text, more) -> text + " " + more);
      }
    }
    result.add(name, texts);
    return result;
  }

  private void add(String name, Map<String, String> texts) {
    if (name.isEmpty()) {
      return;
    }
    String text = texts.remove("");
    if (byName.put(name, new Description(String.valueOf(text), texts)) != null) {
      throw new IllegalArgumentException("described twice: " + name);
    }
    unused.add(name);
  }

  /** The description of a type, a message or a function. */
  Optional<Description> find(String name) {
    unused.remove(name);
    return Optional.ofNullable(byName.get(name));
  }

  /** What was described and never asked for. */
  Set<String> unused() {
    return unused;
  }
}
