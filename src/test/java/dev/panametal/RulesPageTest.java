package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md has a row for every rule, and names tests that there are. */
class RulesPageTest {
  private static final int RULES = 39;
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/rules.md"));
  }

  @Test
  void everyRuleHasOneRow() throws IOException {
    List<Integer> rows =
        ROW.matcher(page()).results().map(row -> Integer.valueOf(row.group(1))).toList();

    assertThat(rows).isEqualTo(IntStream.rangeClosed(1, RULES).boxed().toList());
  }

  @Test
  void everyNamedTestExists() throws IOException {
    List<MatchResult> named = TEST.matcher(page()).results().toList();

    assertThat(named).hasSizeGreaterThan(RULES);
    for (MatchResult test : named) {
      assertThat(sourcesOf(test.group(1)))
          .as(test.group())
          .anyMatch(source -> source.contains("void " + test.group(2) + "("));
    }
  }

  /** Two packages may each have a test of that name. */
  private static List<String> sourcesOf(String testClass) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().equals(testClass + ".java")).toList();
      return found.stream().map(RulesPageTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
