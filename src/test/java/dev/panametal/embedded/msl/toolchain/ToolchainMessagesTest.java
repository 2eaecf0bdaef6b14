package dev.panametal.embedded.msl.toolchain;

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
    assertThatThrownBy(() -> Clang.run(Path.of("/nowhere/clang"), folder, List.of(), ""))
        .isInstanceOf(ToolchainException.class)
        .hasMessageStartingWith("Cannot run /nowhere/clang: ");
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
            "The cache folder " + foreign + " belongs to nobody, not to root: code is loaded from");
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
