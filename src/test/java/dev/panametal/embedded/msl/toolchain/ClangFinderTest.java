package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
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
        .hasMessageContaining(
            old + ": it is version 14, and the headers for kernels need clang 19 or newer");
  }

  @Test
  void leavesANewerVersionThanTheTestedOnesAlone() throws IOException {
    Path young = clang("bin/clang", "22.1.0");

    assertThatThrownBy(() -> finder(Map.of(), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(young + ": it is version 22, not 19 or 20");
  }

  @Test
  void refusesAnOldOneThatTheProperyNames() throws IOException {
    Path named = clang("own/clang", "18.1.8");

    assertThatThrownBy(() -> finder(Map.of(ClangFinder.PROPERTY, named.toString()), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith(
            "The clang at "
                + named
                + " cannot be used. "
                + named
                + ": it is version 18, and the headers for kernels need clang 19 or newer\n");
  }

  @Test
  void leavesOneWithoutLldAlone() throws IOException {
    Path bare =
        script(
            "bin/clang-19",
            "echo 'clang version 19.1.7' >&2;"
                + " echo \"clang: error: invalid linker name in argument '-fuse-ld=lld'\" >&2;"
                + " echo ' \"/bin/clang\" \"-cc1\" \"-triple\" \"x\"' >&2");

    assertThatThrownBy(() -> finder(Map.of(), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(
            bare
                + ": it finds no lld to link with; install the lld of its version (Debian:"
                + " lld-19)");
  }

  @Test
  void saysWhatALoaderMisses() throws IOException {
    Path broken =
        script(
            "own/clang",
            "echo 'error while loading shared libraries: libz.so.1: cannot open shared object"
                + " file' >&2; exit 127");

    assertThatThrownBy(() -> finder(Map.of(ClangFinder.PROPERTY, broken.toString()), path()).find())
        .isInstanceOf(ToolchainException.class)
        .hasMessageContaining(
            broken
                + ": asked for its version, it says: error while loading shared libraries:"
                + " libz.so.1: cannot open shared object file");
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
        .hasMessageContaining(
            "The clang at /nowhere/clang cannot be used. Cannot run /nowhere/clang: ");
  }

  @Test
  void saysThatTheClangOfTheJarDoesNotStartAndWhatItNeeds() throws IOException {
    String inJar = BundledClang.resourceFolder("amd64");
    for (String name : List.of("clang", "lld", "libLLVM.so", "libclang-cpp.so")) {
      script(
          inJar + name,
          "echo 'clang: error while loading shared libraries: libz.so.1: cannot open shared object"
              + " file' >&2; exit 127");
    }
    ClangFinder finder =
        new ClangFinder(
            CacheDirectory.open(folder.resolve("cache")),
            Map.of("os.name", "Linux", "os.arch", "amd64", "user.home", "/")::get,
            path(),
            name -> url(folder.resolve(name)));

    assertThatThrownBy(finder::find)
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith(
            "The clang of the jar org.bytedeco:llvm:20.1.7-1.5.12 does not start on this machine. ")
        .hasMessageContaining("libz.so.1: cannot open shared object file")
        .hasMessageContaining(
            "It needs glibc 2.34 or newer, libstdc++.so.6 of GCC 12 or newer (GLIBCXX_3.4.30) and"
                + " libz.so.1 (Debian: libc6, libstdc++6, zlib1g)");
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
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
    return script(
        name,
        """
        echo 'Some clang version %s (somewhere)' >&2
        echo ' "/bin/clang" "-cc1" "-triple" "x" "-target-cpu" "some-cpu"' >&2
        """
            .formatted(version));
  }

  private Path script(String name, String commands) throws IOException {
    Path script = folder.resolve(name);
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }
}
