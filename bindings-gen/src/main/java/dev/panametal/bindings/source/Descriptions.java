package dev.panametal.bindings.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What types and messages do, in our own words. A line names a type or a message and says it behind
 * a colon and a blank; an indented line continues the one above:
 *
 * <pre>
 * MTLBuffer: Memory that kernels read and write.
 * -[MTLCommandBuffer commit]: Submits the commands; nothing can be encoded any more.
 * </pre>
 *
 * <p>What has no line is described by its facts alone.
 */
public final class Descriptions {
  private final Map<String, String> texts = new TreeMap<>();
  private final Set<String> unused = new LinkedHashSet<>();

  private Descriptions() {}

  /** Reads a file of descriptions. */
  public static Descriptions read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static Descriptions parse(List<String> lines) {
    Descriptions result = new Descriptions();
    String last = "";
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        result.texts.merge(last, line.strip(), (text, more) -> text + " " + more);
        continue;
      }
      int end =
          line.indexOf(
              ": ", line.startsWith("-[") || line.startsWith("+[") ? line.indexOf(']') : 0);
      if (end < 0) {
        throw new IllegalArgumentException("not a description: " + line);
      }
      last = line.substring(0, end);
      if (result.texts.put(last, line.substring(end + 2).strip()) != null) {
        throw new IllegalArgumentException("described twice: " + last);
      }
    }
    result.unused.addAll(result.texts.keySet());
    return result;
  }

  /** The description of a type or a message, in Javadoc. */
  Optional<String> find(String key) {
    unused.remove(key);
    return Optional.ofNullable(texts.get(key));
  }

  /** What was described and never asked for. */
  Set<String> unused() {
    return unused;
  }
}
