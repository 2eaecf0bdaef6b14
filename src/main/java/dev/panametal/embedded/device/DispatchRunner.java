package dev.panametal.embedded.device;

import dev.panametal.embedded.kernel.Kernel;
import dev.panametal.embedded.kernel.KernelDispatch;

/**
 * Runs the threadgroups of a dispatch: on this thread alone where that is quick, else with the
 * device's workers. What a threadgroup costs is estimated from earlier runs of the same pipeline,
 * so that the many tiny kernels of a decoding step pay no hand-off.
 */
final class DispatchRunner {
  /** Below this, handing work to other threads and waiting for them costs more than it saves. */
  private static final double WORTH_SHARING_NANOS = 100_000;

  private final WorkerPool workers;

  DispatchRunner(WorkerPool workers) {
    this.workers = workers;
  }

  void run(EmbeddedComputePipeline pipeline, KernelDispatch dispatch, long threadgroups) {
    Kernel kernel = pipeline.kernel();
    long first = 0;
    if (pipeline.nanosPerThreadgroup() == 0) {
      // Nothing is known yet: the first threadgroup tells.
      runHere(pipeline, kernel, dispatch, 0, 1);
      first = 1;
    }
    long rest = threadgroups - first;
    if (rest > 1 && rest * pipeline.nanosPerThreadgroup() > WORTH_SHARING_NANOS) {
      long start = System.nanoTime();
      workers.run(kernel, dispatch, first, threadgroups);
      pipeline.ran(rest, (System.nanoTime() - start) * workers.parallelism());
    } else if (rest > 0) {
      runHere(pipeline, kernel, dispatch, first, threadgroups);
    }
  }

  private static void runHere(
      EmbeddedComputePipeline pipeline,
      Kernel kernel,
      KernelDispatch dispatch,
      long first,
      long end) {
    long start = System.nanoTime();
    kernel.run(dispatch, first, end);
    pipeline.ran(end - first, System.nanoTime() - start);
  }
}
