package dev.panametal.embedded.kernel;

import java.util.List;

/** A kernel whose function constants may still be open. */
public interface KernelFunction {
  /** Its name. */
  String name();

  /** The function constants that it depends on. */
  List<KernelConstant> constants();

  /**
   * Finishes it.
   *
   * @param values the values of its constants
   * @throws KernelCompileException if a required constant has no value, or the code cannot be made
   */
  Kernel build(KernelConstantValues values);
}
