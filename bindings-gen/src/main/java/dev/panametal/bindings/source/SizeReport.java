package dev.panametal.bindings.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much generated code there is, by package, and in which files most of it is. */
public final class SizeReport {
  private static final int LARGEST_FILES = 5;

  private SizeReport() {}

  private record Size(int files, long lines, long bytes) {
    static Size of(String text) {
      return new Size(1, text.lines().count(), text.getBytes(StandardCharsets.UTF_8).length);
    }

    Size plus(Size other) {
      return new Size(files + other.files, lines + other.lines, bytes + other.bytes);
    }
  }

  /**
   * The report.
   *
   * @param files the text of each file under its path
   * @return lines for people
   */
  public static List<String> of(SortedMap<String, String> files) {
    Map<String, Size> packages = new TreeMap<>();
    List<Map.Entry<String, Size>> sizes = new ArrayList<>();
    Size all = new Size(0, 0, 0);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Size size = Size.of(file.getValue());
      packages.merge(packageOf(file.getKey()), size, Size::plus);
      sizes.add(Map.entry(file.getKey(), size));
      all = all.plus(size);
    }
    sizes.sort(
        Comparator.comparingLong((Map.Entry<String, Size> file) -> -file.getValue().bytes())
            .thenComparing(Map.Entry::getKey));

    List<String> report = new ArrayList<>();
    packages.forEach((name, size) -> report.add(line(name, size)));
    report.add(line("all", all));
    report.add(
        String.format(
            Locale.ROOT, "largest files, of at most %,d bytes each:", SourceTree.LARGEST_FILE));
    sizes.stream()
        .limit(LARGEST_FILES)
        .forEach(file ->
            report.add(
                String.format(
                    Locale.ROOT, "  %,9d bytes  %s", file.getValue().bytes(), file.getKey())));
    return report;
  }

  private static String packageOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
  }

  private static String line(String name, Size size) {
    return String.format(
        Locale.ROOT,
        "%-32s %,5d files %,9d lines %,11d bytes",
        name,
        size.files(),
        size.lines(),
        size.bytes());
  }
}
