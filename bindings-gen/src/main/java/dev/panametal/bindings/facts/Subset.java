package dev.panametal.bindings.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which part of the facts is bound: the names of declarations, and indented below a protocol or a
 * class the selectors of its methods, one a line.
 *
 * <pre>
 * Metal *                  every declaration of a framework
 * MTLCommandQueue *        all methods
 * MTLBuffer
 *   contents
 *   didModifyRange:
 * NSString
 *   +stringWithUTF8String: a class method
 * MTLGPUFamily             an enumeration that no bound method mentions
 * </pre>
 *
 * <p>Text from {@code #} on is a comment. Enumerations and structures that a bound method mentions
 * need no line of their own.
 */
public final class Subset {
  /** Stands for all methods of a type. */
  static final String ALL = "*";

  private final Map<String, List<String>> selections = new TreeMap<>();

  private Subset() {}

  /** Reads a subset file. */
  public static Subset read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static Subset parse(List<String> lines) {
    Subset subset = new Subset();
    List<String> selectors = null;
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").stripTrailing();
      if (text.isEmpty()) {
        continue;
      }
      if (text.startsWith(" ")) {
        if (selectors == null) {
          throw new IllegalArgumentException("a selector of nothing: " + text.strip());
        }
        selectors.add(text.strip());
        continue;
      }
      String[] words = text.split("\\s+", -1);
      selectors = new ArrayList<>();
      if (words.length == 2 && words[1].equals(ALL)) {
        selectors.add(ALL);
      } else if (words.length != 1) {
        throw new IllegalArgumentException("not a line of a subset: " + line);
      }
      if (subset.selections.put(words[0], selectors) != null) {
        throw new IllegalArgumentException("listed twice: " + words[0]);
      }
    }
    return subset;
  }

  /** The names of the declarations, each with the selectors that were listed for it. */
  Map<String, List<String>> selections() {
    return selections;
  }
}
