package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.support.TestSources;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/rules.md has a row for every rule, and names tests that there are. */
class RulesPageTest {
  private static final int RULES = 39;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  private static String page() {
    return TestSources.read(Path.of("docs/rules.md"));
  }

  @Test
  void everyRuleHasOneRow() {
    List<Integer> rows =
        ROW.matcher(page()).results().map(row -> Integer.valueOf(row.group(1))).toList();

    assertThat(rows).isEqualTo(IntStream.rangeClosed(1, RULES).boxed().toList());
  }

  @Test
  void everyNamedTestExists() {
    List<MatchResult> named = TEST.matcher(page()).results().toList();

    assertThat(named).hasSizeGreaterThan(RULES);
    assertThat(named)
        .filteredOn(test -> TestSources.methods(test.group(1), test.group(2)).isEmpty())
        .extracting(MatchResult::group)
        .isEmpty();
  }
}
