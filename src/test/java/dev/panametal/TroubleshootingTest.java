package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/troubleshooting.md has every message that the runtime, the bindings and the toolchain make.
 */
class TroubleshootingTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/panametal");

  /** Where a message begins: a new exception of ours, or the constructor of one that words it. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "new (?:Metal\\w+Exception|ObjC\\w*Exception|RuntimeUnavailableException"
              + "|ToolchainException)\\(|\\bsuper\\(");

  private static final Pattern LITERAL_OR_END = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|;");
  private static final Pattern PLACEHOLDER = Pattern.compile("%#?[dsx]");

  /** Shorter texts are names and separators within a message. */
  private static final int FEWEST_WORDS = 3;

  @Test
  void everyMessageStandsInThePage() throws IOException {
    String page = oneLine(Files.readString(Path.of("docs/troubleshooting.md")));
    List<String> texts = texts();

    assertThat(texts).as("texts found in the sources").hasSizeGreaterThan(50);
    assertThat(texts).filteredOn(text -> !standsIn(page, text)).isEmpty();
  }

  @Test
  void aTextThatThePageLacksIsFound() {
    assertThat(standsIn("`The buffer '‹label›' was closed.`", "The buffer '%s' was closed."))
        .isTrue();
    assertThat(standsIn("`The buffer '‹label›' was opened.`", "The buffer '%s' was closed."))
        .isFalse();
  }

  /** A text with placeholders, in a page that names what stands in their places. */
  private static boolean standsIn(String page, String text) {
    StringBuilder pattern = new StringBuilder();
    for (String fixed : PLACEHOLDER.split(text, -1)) {
      pattern.append(pattern.isEmpty() ? "" : "‹[^›]+›").append(Pattern.quote(fixed));
    }
    return Pattern.compile(pattern.toString()).matcher(page).find();
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
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
      String text = oneLine(next.group(1).replace("\\n", " ").replace("\\\"", "\"")).strip();
      if (text.split(" ").length >= FEWEST_WORDS) {
        texts.add(text);
      }
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder :
        List.of(".", "objc", "objc/ffm", "objc/macos", "embedded/msl/toolchain", "embedded")) {
      try (Stream<Path> entries = Files.list(SOURCES.resolve(folder))) {
        entries.filter(entry -> entry.toString().endsWith(".java")).forEach(files::add);
      }
    }
    return files;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
