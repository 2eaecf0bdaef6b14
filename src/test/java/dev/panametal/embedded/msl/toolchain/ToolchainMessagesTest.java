package dev.panametal.embedded.msl.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the toolchain says where the machine does not let it work. */
class ToolchainMessagesTest {
  @TempDir Path folder;

  @Test
  void aProgramThatDoesNotStartIsNamed() {
    assertThatThrownBy(() -> clang(Path.of("/nowhere/clang")).run(folder, List.of(), ""))
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith("Cannot run /nowhere/clang: ");
  }

  /** Its words come by a pipe, so that a full disk cannot swallow them. */
  @Test
  void aDiskThatIsFullForClangIsNamedByTheCacheFolder() throws IOException {
    Path full =
        script(
            "echo \"error: unable to open output file 'a.o': 'No space left on device'\" >&2;"
                + " exit 1");

    assertThatThrownBy(() -> clang(full).run(folder, List.of(), ""))
        .isInstanceOf(ToolchainException.class)
        .hasMessage(
            "The cache folder "
                + folder.resolve("cache")
                + " cannot be written (error: unable to open output file 'a.o': 'No space left on"
                + " device'). Make room or give access, or name another folder with"
                + " -Dpanametal.cache=FOLDER or PANAMETAL_CACHE.");
  }

  @Test
  void aClangThatIsKilledIsNoMistakeOfTheSource() throws IOException {
    Path killed = script("kill -KILL $$");

    assertThatThrownBy(() -> clang(killed).run(folder, List.of(), ""))
        .isInstanceOf(ToolchainException.class)
        .hasMessage(
            "The clang at "
                + killed
                + " ended with exit code 137 and without an error message. It was killed, perhaps"
                + " for want of memory, or it crashed; its last words: none");
  }

  @Test
  void clangKeepsItsTemporaryFilesInTheWorkFolderAndSeesLittleOfTheEnvironment()
      throws IOException {
    Path printing = script("env");

    String environment = clang(printing).run(folder, List.of(), "").output();

    assertThat(environment.lines())
        .contains("TMPDIR=" + folder, "LC_ALL=C")
        .allMatch(line -> line.matches("(TMPDIR|LC_ALL|PATH|HOME|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  private Clang clang(Path program) {
    return new Clang(CacheDirectory.open(folder.resolve("cache")), program, "a clang", 20);
  }

  private Path script(String commands) throws IOException {
    Path script = Files.writeString(folder.resolve("clang"), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  @Test
  void aCacheFolderOfAnotherUserIsRefused() throws IOException {
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    // Only root gives folders away.
    assumeThat(Files.getOwner(foreign).getName()).isEqualTo("root");
    Files.setOwner(
        foreign,
        foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

    assertThatThrownBy(() -> CacheDirectory.open(foreign))
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith(
            "The cache folder " + foreign + " belongs to nobody, not to root: code is loaded from")
        .hasMessageContaining("so it must be your own. Name another folder with");
  }

  @Test
  void aCacheFolderThatOthersCanWriteIsRefusedWithTheCommandThatHelps() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));

    assertThatThrownBy(() -> CacheDirectory.open(open))
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith("The cache folder " + open + " can be written by others")
        .hasMessageContaining("chmod go-w");
  }
}
