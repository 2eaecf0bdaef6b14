package dev.panametal.bindings.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a person reads who wonders how large the generated code is. */
class SizeReportTest {
  @Test
  void countsFilesLinesAndBytesByPackageAndNamesTheLargestFiles() {
    TreeMap<String, String> files = new TreeMap<>();
    files.put("dev/one/Small.java", "a\nb\n");
    files.put("dev/one/Umlaut.java", "ä\n");
    files.put("dev/two/Large.java", "x".repeat(2_000) + "\n");

    assertThat(SizeReport.of(files))
        .containsExactly(
            "dev.one                              2 files         3 lines           7 bytes",
            "dev.two                              1 files         1 lines       2,001 bytes",
            "all                                  3 files         4 lines       2,008 bytes",
            "largest files, of at most 61,440 bytes each:",
            "      2,001 bytes  dev/two/Large.java",
            "          4 bytes  dev/one/Small.java",
            "          3 bytes  dev/one/Umlaut.java");
  }

  @Test
  void namesFiveFilesAtMost() {
    TreeMap<String, String> files = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      files.put("dev/File" + i + ".java", "x".repeat(i));
    }

    assertThat(SizeReport.of(files))
        .hasSize(1 + 1 + 1 + 5)
        .last()
        .asString()
        .endsWith("File4.java");
  }
}
