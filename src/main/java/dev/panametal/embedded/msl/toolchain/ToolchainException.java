package dev.panametal.embedded.msl.toolchain;

import org.jspecify.annotations.Nullable;

/** The compiler of the embedded device cannot work here: no clang, or no usable cache folder. */
public sealed class ToolchainException extends RuntimeException permits ClangStartException {
  private static final long serialVersionUID = 1;

  /**
   * Says why nothing can be compiled.
   *
   * @param message what happened and what to do
   */
  public ToolchainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Says why nothing can be compiled.
   *
   * @param message what happened and what to do
   */
  public ToolchainException(String message) {
    this(message, null);
  }
}
