package dev.panametal.embedded.msl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what clang printed about a rewritten source into messages about the user's own. Warnings
 * are dropped: they are about C++, and many about the shim. Expects clang's flags {@link #FLAGS}.
 */
public final class ClangMessages {
  /** Makes clang print places and ranges as numbers and leave out everything else. */
  public static final List<String> FLAGS =
      List.of(
          "-fno-color-diagnostics",
          "-fno-caret-diagnostics",
          "-fno-diagnostics-show-option",
          // A guess at what was meant could be a name inside the shim.
          "-fno-spell-checking",
          "-fno-elide-type",
          "-fdiagnostics-print-source-range-info");

  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?<file>[^\\n]*?):(?<line>\\d+):(?<column>\\d+):(?<ranges>(?:\\{[\\d:-]*\\})*:?) ?"
              + "(?<severity>fatal error|error|warning|note): (?<text>.*)");
  private static final Pattern RANGE = Pattern.compile("\\{(\\d+):(\\d+)-(\\d+):(\\d+)\\}");
  // What the shim asserts is told in words; the expression is the shim's own.
  private static final Pattern ASSERTION =
      Pattern.compile("^static assertion failed( due to requirement '.*')?: ");
  private static final Pattern CONSEQUENCE =
      Pattern.compile("^(clang frontend|unable to execute|linker) command (failed|due)|panametal_");
  private static final Pattern PLACELESS = Pattern.compile("(?:clang[^:]*: )?error: (.*)");

  /** Finds the user's position for a place that clang names; empty for one inside the shim. */
  public interface Places {
    /**
     * Finds it.
     *
     * @param line from 1
     * @param column from 1, in bytes
     */
    Optional<SourcePosition> find(String file, int line, int column);
  }

  private record Located(Diagnostic diagnostic, boolean known) {}

  private final Places places;

  private ClangMessages(Places places) {
    this.places = places;
  }

  /** The messages in the order printed; warnings and notes about the shim are dropped. */
  public static List<Diagnostic> parse(String output, Places places) {
    return new ClangMessages(places).parse(output);
  }

  /** All messages as clang would print them. */
  public static String render(List<Diagnostic> diagnostics, UserFiles files) {
    return diagnostics.stream().map(d -> d.render(files)).collect(Collectors.joining());
  }

  private List<Diagnostic> parse(String output) {
    List<Diagnostic> result = new ArrayList<>();
    List<Located> group = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Optional<Located> message = message(line);
      if (message.isPresent()) {
        if (!message.get().diagnostic().isNote()) {
          flush(group, result);
        }
        group.add(message.get());
      }
    }
    flush(group, result);
    return withoutConsequences(result);
  }

  /**
   * Behind an error of the user's, a clang that crashes and what becomes of code that we generated
   * have nothing to add.
   */
  private static List<Diagnostic> withoutConsequences(List<Diagnostic> diagnostics) {
    List<Diagnostic> others =
        diagnostics.stream().filter(d -> !CONSEQUENCE.matcher(d.message()).find()).toList();
    return others.stream().allMatch(Diagnostic::isNote) ? diagnostics : others;
  }

  private Optional<Located> message(String line) {
    Matcher matcher = MESSAGE.matcher(line);
    if (!matcher.matches()) {
      Matcher placeless = PLACELESS.matcher(line);
      return placeless.matches()
          ? Optional.of(new Located(Diagnostic.error(placeless.group(1)), true))
          : Optional.empty();
    }
    int lineNumber = Integer.parseInt(matcher.group("line"));
    int column = Integer.parseInt(matcher.group("column"));
    String file = matcher.group("file");
    Optional<SourcePosition> position = places.find(file, lineNumber, column);
    int rangeEnd = 0;
    Matcher range = RANGE.matcher(matcher.group("ranges"));
    while (position.isPresent() && range.find()) {
      // Only a range that begins at the caret is drawn.
      if (Integer.parseInt(range.group(1)) == lineNumber
          && Integer.parseInt(range.group(2)) == column
          && range.group(3).equals(range.group(1))) {
        int length = Integer.parseInt(range.group(4)) - column;
        rangeEnd = position.get().column() + length;
      }
    }
    return Optional.of(
        new Located(
            new Diagnostic(
                position.orElse(null),
                rangeEnd,
                matcher.group("severity"),
                matcher.group("text").replace("panametal::", "")),
            position.isPresent()));
  }

  /** An error inside the shim is told at the place in the user's source that led there. */
  private static void flush(List<Located> group, List<Diagnostic> result) {
    if (group.isEmpty()) {
      return;
    }
    Diagnostic primary = group.getFirst().diagnostic();
    if (primary.isWarning()) {
      group.clear();
      return;
    }
    List<Diagnostic> notes =
        group.subList(1, group.size()).stream()
            .filter(Located::known)
            .map(Located::diagnostic)
            .toList();
    if (!group.getFirst().known() && !notes.isEmpty()) {
      primary =
          new Diagnostic(
              notes.getFirst().position(),
              0,
              primary.severity(),
              ASSERTION.matcher(primary.message()).replaceFirst(""));
      notes = notes.subList(1, notes.size());
    }
    result.add(primary);
    result.addAll(notes);
    group.clear();
  }
}
