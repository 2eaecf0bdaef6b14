package dev.panametal.bindings.source;

import dev.panametal.bindings.api.Method;
import dev.panametal.bindings.api.ObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the largest types are divided into files that can be read. Below the name of a type stand its
 * parts, below a part the selectors of its methods; a method belongs to the first part that names
 * it, and what no part names stays with the type.
 *
 * <pre>
 * MTLDevice
 *   MTLDeviceLibraries: Makes libraries.
 *     newLibrary*
 * </pre>
 */
public final class Parts {
  private static final Pattern PART = Pattern.compile(" {2}(\\w+): (.+)");
  private static final Pattern SELECTORS = Pattern.compile(" {4}(\\S+)");

  private final Map<String, List<Part>> byType = new TreeMap<>();
  private final TreeSet<String> unused = new TreeSet<>();

  private Parts() {}

  /** Reads a file of parts. */
  public static Parts read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  /** Reads the lines of such a file. */
  public static Parts parse(List<String> lines) {
    Parts result = new Parts();
    String type = "";
    for (String line : lines.stream().filter(each -> !each.matches("#.*|\\s*")).toList()) {
      Matcher part = PART.matcher(line);
      Matcher selectors = SELECTORS.matcher(line);
      List<Part> parts = result.byType.getOrDefault(type, List.of());
      if (line.matches("\\w+")) {
        type = line;
      } else if (part.matches() && !type.isEmpty()) {
        result.add(type, new Part(part.group(1), part.group(2), List.of()));
      } else if (selectors.matches() && !parts.isEmpty()) {
        Part last = parts.getLast();
        List<Part.Selectors> all = new ArrayList<>(last.selectors());
        all.add(new Part.Selectors(selectors.group(1)));
        parts.set(parts.size() - 1, new Part(last.name(), last.description(), all));
        result.unused.add(last.name() + " " + selectors.group(1));
      } else {
        throw new IllegalArgumentException("not a part of a type: " + line);
      }
    }
    return result;
  }

  private void add(String type, Part part) {
    byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(part);
  }

  /** The parts of a type; none for most. */
  List<Part> of(ObjectType type) {
    List<Part> parts = byType.getOrDefault(type.name(), List.of());
    for (Part part : parts) {
      for (Part.Selectors each : part.selectors()) {
        if (type.methods().stream().anyMatch(method -> each.matches(method.selector()))) {
          unused.remove(part.name() + " " + each.pattern());
        }
      }
    }
    return parts;
  }

  /** The part that a method belongs to, if it is not the type itself. */
  static Optional<Part> find(List<Part> parts, Method method) {
    return parts.stream().filter(part -> part.holds(method)).findFirst();
  }

  /** Patterns that no method of their type has. */
  List<String> unused() {
    return List.copyOf(unused);
  }
}
