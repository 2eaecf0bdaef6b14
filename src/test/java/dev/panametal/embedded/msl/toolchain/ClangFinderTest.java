package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clang is found by property, class path, PATH, in this order; scripts stand for clang here. */
class ClangFinderTest {
  @TempDir Path folder;

  @Test
  void takesTheOneThatTheProperyNames() throws IOException {
    Path named = clang("own/my-clang", "21.0.0");

    Clang found = finder(Map.of(ClangFinder.PROPERTY, named.toString()), path()).find();

    assertThat(found.executable()).isEqualTo(named);
  }

  @Test
  void takesATestedVersionFromThePath() throws IOException {
    clang("bin/clang-19", "19.1.7");

    Clang found = finder(Map.of(), path()).find();

    assertThat(found.executable()).isEqualTo(folder.resolve("bin/clang-19"));
    assertThat(found.identity()).contains("clang version 19.1.7").contains("-target-cpu some-cpu");
  }

  @Test
  void prefersTheNewestTestedVersion() throws IOException {
    clang("bin/clang-19", "19.1.7");
    clang("bin/clang-20", "20.1.2");

    assertThat(finder(Map.of(), path()).find().executable())
        .isEqualTo(folder.resolve("bin/clang-20"));
  }

  @Test
  void leavesAnotherVersionAlone() throws IOException {
    Path old = clang("bin/clang", "14.0.0");

    assertThatThrownBy(() -> finder(Map.of(), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(old + " is another version than 19 or 20");
  }

  @Test
  void saysWhereItLookedAndWhatToDo() {
    assertThatThrownBy(() -> finder(Map.of(), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining("the system property panametal.clang: not set")
        .hasMessageContaining("the class path: no org/bytedeco/llvm/linux-x86_64/clang")
        .hasMessageContaining("the PATH: none of clang-20, clang-19, clang")
        .hasMessageContaining("add the jar org.bytedeco:llvm:20.1.7-1.5.12")
        .hasMessageContaining("install clang 19 or 20 with lld")
        .hasMessageContaining("-Dpanametal.clang=PATH");
  }

  @Test
  void saysThatANamedProgramIsNoClang() {
    assertThatThrownBy(() -> finder(Map.of(ClangFinder.PROPERTY, "/nowhere/clang"), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining("/nowhere/clang cannot be run or is no clang");
  }

  private String path() {
    return folder.resolve("bin").toString();
  }

  private ClangFinder finder(Map<String, String> properties, String path) {
    Map<String, String> all =
        new HashMap<>(Map.of("os.name", "Linux", "os.arch", "amd64", "user.home", "/"));
    all.putAll(properties);
    return new ClangFinder(
        CacheDirectory.open(folder.resolve("cache")), all::get, path, name -> null);
  }

  /** A script that answers what clang answers to {@code -###}. */
  private Path clang(String name, String version) throws IOException {
    Path script = folder.resolve(name);
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo 'Some clang version %s (somewhere)' >&2
        echo ' "/bin/clang" "-cc1" "-triple" "x" "-target-cpu" "some-cpu"' >&2
        """
            .formatted(version));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }
}
