package dev.panametal.embedded.kernel;

import java.util.List;

/** A kernel that can run. */
public interface Kernel {
  /** What the encoder binds. */
  List<KernelArgument> arguments();

  /** Bytes of threadgroup memory that the kernel declares itself. */
  long staticThreadgroupMemoryLength();

  /** The most threads of one threadgroup. */
  long maxTotalThreadsPerThreadgroup();

  /**
   * Runs a range of threadgroups, numbered through the grid with x fastest. Allocates nothing, and
   * runs on any number of threads at once for one dispatch.
   *
   * @param dispatch made by the compiler of this kernel, and filled
   */
  void run(KernelDispatch dispatch, long firstThreadgroup, long endThreadgroup);
}
