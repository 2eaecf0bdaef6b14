package dev.panametal.embedded;

import dev.panametal.embedded.kernel.KernelCompileException;
import dev.panametal.embedded.kernel.KernelCompileOptions;
import dev.panametal.embedded.kernel.KernelCompiler;
import dev.panametal.embedded.kernel.KernelDispatch;
import dev.panametal.embedded.kernel.KernelLibrary;

/** Stands in until the compiler of Metal Shading Language is there. */
final class NoCompiler implements KernelCompiler {
  @Override
  public KernelLibrary compile(String source, KernelCompileOptions options) {
    throw new KernelCompileException("The embedded device has no compiler yet.");
  }

  @Override
  public KernelDispatch newDispatch() {
    throw new KernelCompileException("The embedded device has no compiler yet.");
  }
}
