package dev.panametal.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bindings.api.Api;
import dev.panametal.bindings.api.ApiFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what it writes and its exit status. */
class MainTest {
  @TempDir private Path output;
  @TempDir private Path api;

  /** A small API: one protocol and the root of all. */
  @BeforeEach
  void writeAnApi() throws IOException {
    ApiFiles.write(
        new Api(
            List.of(
                Sample.root(),
                Sample.protocol(
                    "MTLAllocation",
                    List.of("NSObject"),
                    Sample.method("allocatedSize", "Q@:", Sample.UNSIGNED)))),
        api);
    for (String each : List.of("overrides.txt", "descriptions.txt", "parts.txt")) {
      Files.createFile(api.resolve(each));
    }
  }

  @Test
  void generateWritesWhatCheckThenAccepts() {
    assertThat(generate("--check")).isEqualTo(1);
    assertThat(output).isEmptyDirectory();

    assertThat(generate()).isZero();

    assertThat(generate("--check")).isZero();
    assertThat(output.resolve("dev/panametal/metal/MTLAllocation.java")).exists();
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(generate("--dry-run")).isZero();
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void aFolderWithoutAnApiIsAnError() throws Exception {
    Files.createDirectory(output.resolve("empty"));

    assertThat(Main.run("generate", "--api", output.resolve("empty").toString())).isEqualTo(1);
  }

  @Test
  void anUnknownOptionIsAnError() {
    assertThat(generate("--chekc")).isEqualTo(2);
  }

  @Test
  void diffSaysByItsExitStatusWhetherFactsDiffer() throws Exception {
    Path copy = output.resolve("copy");
    ApiFiles.write(ApiFiles.read(Path.of("api")), copy);

    assertThat(Main.run("diff", "api", copy.toString())).isZero();

    Files.delete(copy.resolve("metal/MTLBuffer.json"));
    assertThat(Main.run("diff", "api", copy.toString())).isEqualTo(1);
    assertThat(Main.run("diff", "api/metal/MTLBuffer.json", "api/metal/MTLDevice.json"))
        .isEqualTo(1);
    assertThat(Main.run("diff", "api", output.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(Main.run("diff", "api", output.resolve("copy/foundation/..").toString()))
        .isEqualTo(1);
    assertThat(Main.run("diff", "api")).isEqualTo(2);
  }

  @Test
  void importOfWhatIsNoSdkIsAnError() {
    assertThat(Main.run("import", output.toString(), "--api", "api")).isEqualTo(1);
    assertThat(Main.run("import", "one", "two")).isEqualTo(2);
  }

  private int generate(String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "generate";
    arguments[1] = "--api";
    arguments[2] = api.toString();
    arguments[3] = "--output";
    arguments[4] = output.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Main.run(arguments);
  }
}
