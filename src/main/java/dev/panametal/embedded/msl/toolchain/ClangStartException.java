package dev.panametal.embedded.msl.toolchain;

import java.io.IOException;
import java.nio.file.Path;

/** A program that the system does not start. */
final class ClangStartException extends ToolchainException {
  private static final long serialVersionUID = 1;

  ClangStartException(Path program, IOException cause) {
    super("Cannot run " + program + ": " + cause.getMessage(), cause);
  }
}
