package dev.panametal.embedded.device;

import dev.panametal.embedded.msl.MslDispatch;
import dev.panametal.embedded.msl.MslKernel;
import dev.panametal.embedded.msl.MslWorker;
import dev.panametal.embedded.runtime.DeviceThread;
import dev.panametal.objc.ObjC;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help the threads of queues with large dispatches: one less than there are
 * processors, since the queue's own thread works as well. They serve one dispatch at a time;
 * another queue that comes meanwhile works alone.
 */
final class WorkerPool {
  /** Parts per thread: more even out threadgroups of unequal cost, fewer cost less. */
  private static final long PARTS_PER_THREAD = 8;

  /** How often the owner looks for a worker's last part before it parks. */
  private static final int SPINS = 1000;

  private final DeviceThread[] threads;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile @Nullable Job job;

  /** Guarded by {@link #busy}. */
  private boolean started;

  /** One dispatch: a counter of what is left, and of who is at work. */
  private static final class Job {
    final MslKernel kernel;
    final MslDispatch dispatch;
    final long end;
    final long part;
    final AtomicLong next;
    final AtomicInteger working = new AtomicInteger();
    final Thread owner = Thread.currentThread();
    volatile boolean ownerParks;
    volatile @Nullable Throwable failure;

    Job(MslKernel kernel, MslDispatch dispatch, long first, long end, long part) {
      this.kernel = kernel;
      this.dispatch = dispatch;
      this.end = end;
      this.part = part;
      this.next = new AtomicLong(first);
    }

    void work(MslWorker worker) {
      try {
        long from = next.getAndAdd(part);
        while (from < end) {
          kernel.run(dispatch, worker, from, Math.min(from + part, end));
          from = next.getAndAdd(part);
        }
      } catch (Throwable t) {
        failure = t;
        next.set(end);
      }
    }

    /** The last worker out wakes the owner, if that has stopped spinning. */
    void leave() {
      if (working.decrementAndGet() == 0 && ownerParks) {
        LockSupport.unpark(owner);
      }
    }

    void awaitWorkers() {
      for (int spins = 0; working.get() != 0; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          ownerParks = true;
          if (working.get() != 0) {
            LockSupport.park(this);
          }
        }
      }
    }

    boolean hasWork() {
      return next.get() < end;
    }
  }

  WorkerPool(int processors) {
    threads = new DeviceThread[processors - 1];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new DeviceThread("panametal-worker-" + (i + 1), this::serve);
    }
  }

  /** Many programs never run a dispatch that is worth it. */
  private void startThreads() {
    if (!started) {
      started = true;
      for (DeviceThread thread : threads) {
        thread.start();
      }
    }
  }

  /** The threads that work on a dispatch, the caller's included. */
  int parallelism() {
    return threads.length + 1;
  }

  /**
   * Runs threadgroups on this thread and the workers; returns when all have run.
   *
   * @param worker this thread's
   */
  void run(MslKernel kernel, MslDispatch dispatch, MslWorker worker, long first, long end) {
    if (threads.length == 0 || !busy.compareAndSet(0, 1)) {
      kernel.run(dispatch, worker, first, end);
      return;
    }
    startThreads();
    long parts = (threads.length + 1) * PARTS_PER_THREAD;
    Job mine = new Job(kernel, dispatch, first, end, Math.max(1, (end - first) / parts));
    job = mine;
    for (DeviceThread thread : threads) {
      LockSupport.unpark(thread);
    }
    mine.work(worker);
    // From here on no worker enters; those at work are waited for.
    job = null;
    mine.awaitWorkers();
    busy.set(0);
    if (mine.failure != null) {
      throw ObjC.propagate(mine.failure);
    }
  }

  private void serve() {
    MslWorker worker = new MslWorker();
    while (true) {
      Job current = job;
      if (current == null || !current.hasWork()) {
        LockSupport.park(this);
        continue;
      }
      current.working.incrementAndGet();
      // Entered only now: the owner may have gone on and be filling the dispatch again.
      if (job == current) {
        current.work(worker);
      }
      current.leave();
    }
  }
}
