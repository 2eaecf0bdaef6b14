package dev.panametal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.panametal.support.TestSources;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for tests: none depends on how fast the machine is, and none is left out unseen. */
class TestTreesTest {
  /** Waiting for time to pass, or for something until a time has passed. */
  private static final Pattern TIMED_WAIT =
      Pattern.compile(
          // sleep(…), parkNanos(…), orTimeout(…): they say it in their names.
          "\\b(?:sleep|parkNanos|parkUntil|orTimeout|completeOnTimeout|delayedExecutor"
              + "|newScheduledThreadPool|newSingleThreadScheduledExecutor|new Timer)\\("
              // await(1, SECONDS), get(…, TimeUnit.SECONDS): they take a unit.
              + "|\\bTimeUnit\\.[A-Z]+"
              + "|\\bimport static java\\.util\\.concurrent\\.TimeUnit"
              // wait(100), join(100), join(Duration…).
              + "|\\b(?:wait|join)\\(\\s*(?:\\d|Duration)");

  @Test
  void noTestSleepsOrWaitsForATime() {
    for (Path tree : TestSources.TREES) {
      List<Path> tests =
          TestSources.files(tree, ".java").stream()
              .filter(file -> !file.endsWith("TestTreesTest.java"))
              .toList();

      assertThat(tests).as("%s", tree).isNotEmpty();
      assertThat(tests).filteredOn(test -> waitsForATime(TestSources.read(test))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(10);",
        "Thread.sleep(Duration.ofMillis(10));",
        "TimeUnit.MILLISECONDS.sleep(10);",
        "LockSupport.parkNanos(1_000);",
        "latch.await(1, TimeUnit.SECONDS);",
        "future.get(1, TimeUnit.SECONDS);",
        "import static java.util.concurrent.TimeUnit.SECONDS;",
        "monitor.wait(100);",
        "thread.join(100);",
        "future.orTimeout(1, SECONDS);"
      })
  void aTimedWaitIsFound(String source) {
    assertThat(waitsForATime(source)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latch.await();",
        "thread.join();",
        "String.join(\", \", names);",
        "process.waitFor();",
        "Thread.onSpinWait();",
        "stream.synchronize(Duration.ZERO);"
      })
  void aWaitForAnEventIsNone(String source) {
    assertThat(waitsForATime(source)).isFalse();
  }

  /** The pom leaves the tests of the compiler out on loopback, because they send no messages. */
  @Test
  void testsThatAreLeftOutOnLoopbackSendNoMessages() {
    noClasses()
        .that()
        .resideInAPackage("dev.panametal.embedded.msl..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.panametal", "dev.panametal.objc..", "dev.panametal.foundation..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("dev.panametal.embedded.msl"));
  }

  private static boolean waitsForATime(String source) {
    return TIMED_WAIT.matcher(source).find();
  }
}
