package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.objc.AutoreleasePool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several threads of the program at once: device, queues and pipelines are shared. */
@Tag("jni-check")
class ThreadsTest extends EmbeddedTest {
  private static final int THREADS = 4;

  @Test
  void everyThreadMayHaveItsQueueAndTheyShareThePipeline() throws Exception {
    MTLComputePipelineState addOne = pipeline("add_one");
    List<MTLBuffer> buffers = new ArrayList<>();
    List<MTLCommandQueue> queues = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      buffers.add(sharedBuffer(4 * 1024));
      queues.add(own(device().newCommandQueue()));
    }

    onThreads(number -> {
      for (int step = 0; step < 50; step++) {
        addOne(queues.get(number), addOne, buffers.get(number)).waitUntilCompleted();
      }
    });

    for (MTLBuffer buffer : buffers) {
      assertThat(contents(buffer).getAtIndex(JAVA_FLOAT, 1023)).isEqualTo(50f);
    }
  }

  @Test
  void threadsMayShareOneQueueThatIsSmallerThanTheirNumber() throws Exception {
    MTLComputePipelineState addOne = pipeline("add_one");
    MTLBuffer values = sharedBuffer(4 * 1024);
    // Each thread has one command buffer that is not committed, and one more slot lets them go on.
    MTLCommandQueue small = own(device().newCommandQueueWithMaxCommandBufferCount(THREADS + 1));

    onThreads(number -> {
      for (int step = 0; step < 50; step++) {
        addOne(small, addOne, values);
      }
    });

    MTLCommandBuffer last = commandBuffer(small);
    last.commit();
    last.waitUntilCompleted();
    assertThat(contents(values).getAtIndex(JAVA_FLOAT, 0)).isEqualTo(50f * THREADS);
  }

  private static MTLCommandBuffer addOne(
      MTLCommandQueue queue, MTLComputePipelineState addOne, MTLBuffer values) {
    MTLCommandBuffer commands = commandBuffer(queue);
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(addOne);
    encoder.setBuffer(values, 0, 0);
    encoder.dispatchThreads(size(1024, 1, 1), size(256, 1, 1));
    encoder.endEncoding();
    commands.commit();
    return commands;
  }

  private interface Work {
    void run(int number);
  }

  /** Runs work on several threads, each with a pool, and throws what any of them threw. */
  private static void onThreads(Work work) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        running.add(
            threads.submit(() -> {
              long pool = AutoreleasePool.push();
              try {
                work.run(number);
              } finally {
                AutoreleasePool.pop(pool);
              }
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
