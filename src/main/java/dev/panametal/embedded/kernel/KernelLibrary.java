package dev.panametal.embedded.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled source. */
public interface KernelLibrary {
  /** The names of its kernels, in the order of the source. */
  List<String> functionNames();

  /** A kernel by name, or null. */
  @Nullable KernelFunction function(String name);
}
