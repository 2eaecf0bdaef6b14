package dev.panametal.cli;

/** The arguments on the command line do not fit the kernel. */
final class WrongArgumentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongArgumentsException(String message) {
    super(message);
  }
}
