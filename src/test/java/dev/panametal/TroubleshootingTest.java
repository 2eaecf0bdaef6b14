package dev.panametal;

import static dev.panametal.support.TestSources.oneLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.TestSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/troubleshooting.md has every message that the library makes, and for each the tests that
 * bring it about.
 */
class TroubleshootingTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/panametal");
  private static final Path PAGE = Path.of("docs/troubleshooting.md");

  /** Where a message begins: a new exception of ours, or the constructor of one that words it. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "new (?:Metal\\w+Exception|ObjC\\w*Exception|RuntimeUnavailableException"
              + "|ToolchainException|SourceException|MslCompileException|TypeConversionException"
              + "|ParameterException|WrongArgumentsException)\\(|\\bsuper\\("
              + "|\\bviolation\\(");

  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?://|/\\*\\*|\\*).*$");
  private static final Pattern LITERAL_OR_END = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|;");
  private static final Pattern PLACEHOLDER = Pattern.compile("%#?[dsx]");
  private static final Pattern NAMED_PLACE = Pattern.compile("‹[^›]+›");

  /** Messages with one remedy may share an entry. What is said of it stands behind them. */
  private static final Pattern ENTRY = Pattern.compile("(?m)^- ((?:`[^`]+`(?:, )?)+)(.*)$");

  private static final Pattern TEXT = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  /** A text that no machine of ours can bring about says where it can be met. */
  private static final Pattern ELSEWHERE = Pattern.compile(" \\*\\((Mac|other systems)\\)\\*");

  /** Shorter texts are names and separators within a message. */
  private static final int FEWEST_WORDS = 3;

  private static final int SHORTEST_FRAGMENT = 12;

  /** What stands in a named place has fewer characters. */
  private static final int LONGEST_PLACE = 400;

  private record Entry(String text, String tail) {
    List<String> fixedParts() {
      return Arrays.stream(NAMED_PLACE.split(text)).map(String::strip).toList();
    }

    /** Whether a source has all fixed parts one after the other, as a whole message has. */
    boolean isWholeIn(String source) {
      List<String> parts =
          Arrays.stream(NAMED_PLACE.split(text)).filter(part -> !part.isBlank()).toList();
      int start = source.indexOf(parts.getFirst());
      while (start >= 0 && !follow(source, start, parts)) {
        start = source.indexOf(parts.getFirst(), start + 1);
      }
      return start >= 0;
    }

    private static boolean follow(String source, int start, List<String> parts) {
      int end = start;
      for (String part : parts) {
        int next = source.indexOf(part, end);
        if (next < 0 || next - end > LONGEST_PLACE) {
          return false;
        }
        end = next + part.length();
      }
      return true;
    }
  }

  private static List<Entry> entries() {
    return ENTRY
        .matcher(TestSources.read(PAGE))
        .results()
        .flatMap(entry ->
            TEXT.matcher(entry.group(1))
                .results()
                .map(text -> new Entry(text.group(1), entry.group(2))))
        .toList();
  }

  @Test
  void everyMessageStandsInThePage() {
    String page = oneLine(TestSources.read(PAGE));
    List<String> texts = texts();

    assertThat(texts).as("texts found in the sources").hasSizeGreaterThan(150);
    assertThat(texts).filteredOn(text -> !standsIn(page, text)).isEmpty();
  }

  @Test
  void aTextThatThePageLacksIsFound() {
    assertThat(standsIn("`The buffer '‹label›' was closed.`", "The buffer '%s' was closed."))
        .isTrue();
    assertThat(standsIn("`The buffer '‹label›' was opened.`", "The buffer '%s' was closed."))
        .isFalse();
  }

  @Test
  void everyEntryNamesItsTestsOrWhereElseItIsMet() {
    assertThat(entries()).hasSizeGreaterThan(100);
    assertThat(entries())
        .filteredOn(entry ->
            !TEST.matcher(entry.tail()).find() && !ELSEWHERE.matcher(entry.tail()).matches())
        .isEmpty();
  }

  @Test
  void theNamedTestsAssertTheTextOfTheirEntry() {
    List<Entry> entries = entries();

    assertThat(entries)
        .filteredOn(entry ->
            !ELSEWHERE.matcher(entry.tail()).matches()
                && TEST.matcher(entry.tail())
                    .results()
                    .flatMap(test -> TestSources.methods(test.group(1), test.group(2)).stream())
                    .noneMatch(source -> mentions(source, entry, entries)))
        .isEmpty();
  }

  @Test
  void everyNamedTestExists() {
    assertThat(TEST.matcher(TestSources.read(PAGE)).results())
        .filteredOn(test -> TestSources.methods(test.group(1), test.group(2)).isEmpty())
        .extracting(MatchResult::group)
        .isEmpty();
  }

  @Test
  void aTestThatAssertsTheTextOfAnotherEntryIsFound() {
    Entry closed = new Entry("The buffer '‹label›' was closed and cannot be used.", "");
    Entry opened = new Entry("The buffer '‹label›' was opened and cannot be used.", "");
    List<Entry> both = List.of(closed, opened);

    assertThat(mentions("hasMessageContaining(\"was closed and cannot\")", closed, both)).isTrue();
    assertThat(mentions("hasMessageContaining(\"and cannot be used\")", closed, both)).isFalse();
    assertThat(mentions("hasMessage(\"The buffer 'x' was closed and…\")", opened, both)).isFalse();
  }

  /** Whether a source has a part of a message that is a part of no other one, or all of it. */
  private static boolean mentions(String source, Entry entry, List<Entry> all) {
    if (entry.isWholeIn(source)) {
      return true;
    }
    for (String part : entry.fixedParts()) {
      String[] words = part.split(" ");
      for (int from = 0; from < words.length; from++) {
        for (int to = words.length; to > from; to--) {
          String fragment = String.join(" ", Arrays.asList(words).subList(from, to));
          if (fragment.length() >= SHORTEST_FRAGMENT
              && source.contains(fragment)
              && all.stream()
                  .noneMatch(other -> !other.equals(entry) && other.text().contains(fragment))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A text with placeholders, in a page that names what stands in their places. */
  private static boolean standsIn(String page, String text) {
    StringBuilder pattern = new StringBuilder();
    for (String fixed : PLACEHOLDER.split(text, -1)) {
      pattern.append(pattern.isEmpty() ? "" : "‹[^›]+›").append(Pattern.quote(fixed));
    }
    return Pattern.compile(pattern.toString()).matcher(page).find();
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Path file : TestSources.files(SOURCES, ".java")) {
      String source = COMMENT.matcher(TestSources.read(file)).replaceAll("");
      Matcher beginning = BEGINNING.matcher(source);
      boolean wordsItself = file.getFileName().toString().endsWith("Exception.java");
      while (beginning.find()) {
        if (wordsItself || !beginning.group().startsWith("super")) {
          addTexts(source, beginning.end(), texts);
        }
      }
    }
    return texts;
  }

  /** The texts up to the end of a statement. */
  private static void addTexts(String source, int start, List<String> texts) {
    Matcher next = LITERAL_OR_END.matcher(source);
    for (boolean found = next.find(start); found && next.group(1) != null; found = next.find()) {
      String text =
          oneLine(next.group(1).replace("\\n", " ").replace("\\\"", "\"").replace("\\\\", "\\"))
              .strip();
      if (text.split(" ").length >= FEWEST_WORDS) {
        texts.add(text);
      }
    }
  }
}
