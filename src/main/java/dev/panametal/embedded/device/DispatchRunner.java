package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslDispatch;
import dev.panametal.embedded.msl.MslWorker;

/**
 * Runs the threadgroups of a dispatch: on this thread alone where that is quick, else with the
 * device's workers. What a threadgroup costs is estimated from earlier runs of the same pipeline,
 * so that the many tiny kernels of a decoding step pay no hand-off.
 */
final class DispatchRunner implements AutoCloseable {
  /** Below this, handing work to other threads and waiting for them costs more than it saves. */
  private static final double WORTH_SHARING_NANOS = 100_000;

  private final WorkerPool workers;
  private final MslWorker worker = new MslWorker();

  DispatchRunner(WorkerPool workers) {
    this.workers = workers;
  }

  void run(EmbeddedComputePipeline pipeline, MslDispatch dispatch) {
    long first = 0;
    if (pipeline.nanosPerThreadgroup() == 0) {
      // Nothing is known yet: the first threadgroup tells.
      runHere(pipeline, dispatch, 0, 1);
      first = 1;
    }
    long end = dispatch.threadgroupCount();
    long rest = end - first;
    if (rest > 1 && rest * pipeline.nanosPerThreadgroup() > WORTH_SHARING_NANOS) {
      long start = System.nanoTime();
      workers.run(pipeline.kernel(), dispatch, worker, first, end);
      pipeline.ran(rest, (System.nanoTime() - start) * workers.parallelism());
    } else if (rest > 0) {
      runHere(pipeline, dispatch, first, end);
    }
  }

  private void runHere(
      EmbeddedComputePipeline pipeline, MslDispatch dispatch, long first, long end) {
    long start = System.nanoTime();
    pipeline.kernel().run(dispatch, worker, first, end);
    pipeline.ran(end - first, System.nanoTime() - start);
  }

  @Override
  public void close() {
    worker.close();
  }
}
