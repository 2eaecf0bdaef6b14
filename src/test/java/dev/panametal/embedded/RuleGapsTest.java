package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.foundation.NSArray;
import dev.panametal.objc.ErrorSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of docs/rules.md that belong to no feature. */
class RuleGapsTest extends EmbeddedTest {

  @Test
  void anArrayIsNotReadBeyondItsEnd() {
    NSArray names = own(device().newLibraryWithSource(string(KERNELS), null)).functionNames();

    assertViolation(() -> names.objectAtIndex(3))
        .hasMessageContaining("objectAtIndex: 3 is beyond the end of an array of 3");
  }

  @Test
  void theResultTellsOfFailureNotTheError() {
    try (ErrorSlot slot = ErrorSlot.open()) {
      MemorySegment.ofAddress(slot.address())
          .reinterpret(Long.BYTES)
          .set(ValueLayout.JAVA_LONG, 0, string("a warning").id());

      assertThat(slot.check(device().id(), "-[MTLDevice newLibraryWithSource:options:error:]"))
          .isEqualTo(device().id());
    }
  }

  /** An upcall within a critical call ends the VM. */
  @Test
  void noSourceAsksForCriticalCalls() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).hasSizeGreaterThan(100);
      assertThat(sources).noneMatch(source -> read(source).contains("Option.critical("));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
