package dev.panametal.embedded.kernel;

/** Turns Metal Shading Language into code that this machine runs. Thread-safe. */
public interface KernelCompiler {
  /**
   * Compiles a source.
   *
   * @throws KernelCompileException if it does not compile; the message is what the user reads
   */
  KernelLibrary compile(String source, KernelCompileOptions options);

  /** A new description of a dispatch, to be filled again for each one. */
  KernelDispatch newDispatch();
}
