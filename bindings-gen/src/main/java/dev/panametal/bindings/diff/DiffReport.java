package dev.panametal.bindings.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Prints differences: what was added, what was removed, what changed, then the sums.
 *
 * <pre>
 * Changed
 *   MTLBuffer (protocol, 8 methods)
 *     + -gpuAddress
 *     - -addDebugMarker:range:
 *     ~ -contents
 *         returns.nullability: nonnull -> nullable
 * </pre>
 */
public final class DiffReport {
  private final List<String> lines = new ArrayList<>();

  private DiffReport() {}

  /** The lines of the report. */
  public static List<String> lines(ApiDiff diff) {
    DiffReport report = new DiffReport();
    report.section("Added", diff.changes(), Change.Added.class::isInstance);
    report.section("Removed", diff.changes(), Change.Removed.class::isInstance);
    report.section("Changed", diff.changes(), Change.Changed.class::isInstance);
    report.lines.add(sums(diff));
    return List.copyOf(report.lines);
  }

  private void section(String title, List<Change> changes, Predicate<Change> part) {
    List<Change> found = changes.stream().filter(part).toList();
    if (found.isEmpty()) {
      return;
    }
    lines.add(title);
    for (Change each : found) {
      switch (each) {
        case Change.Added added -> lines.add("  " + added.name() + " (" + added.what() + ")");
        case Change.Removed removed ->
            lines.add("  " + removed.name() + " (" + removed.what() + ")");
        case Change.Changed changed -> {
          lines.add("  " + changed.name() + " (" + changed.what() + ")");
          changed.values().forEach(value -> lines.add("    " + value));
          changed.members().forEach(this::member);
        }
      }
    }
    lines.add("");
  }

  private void member(Change member) {
    switch (member) {
      case Change.Added added -> lines.add("    + " + added.name());
      case Change.Removed removed -> lines.add("    - " + removed.name());
      case Change.Changed changed -> {
        lines.add("    ~ " + changed.name());
        changed.values().forEach(value -> lines.add("        " + value));
      }
    }
  }

  private static String sums(ApiDiff diff) {
    ApiDiff.Counts methods = diff.methods();
    return "%d declarations added, %d removed, %d changed, %d the same; %d methods match, %d differ, %d are gone, %d are new"
        .formatted(
            count(diff, Change.Added.class),
            count(diff, Change.Removed.class),
            count(diff, Change.Changed.class),
            diff.same(),
            methods.matching(),
            methods.differing(),
            methods.missing(),
            methods.further());
  }

  private static long count(ApiDiff diff, Class<? extends Change> kind) {
    return diff.changes().stream().filter(kind::isInstance).count();
  }
}
