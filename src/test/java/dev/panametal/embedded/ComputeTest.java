package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kernels that are encoded and committed do what their source says. */
@Tag("jni-check")
class ComputeTest extends EmbeddedTest {
  @Test
  void saxpyComputesAxPlusY() {
    int n = 1000;
    MTLBuffer x = sharedBuffer(4L * n);
    MTLBuffer y = sharedBuffer(4L * n);
    for (int i = 0; i < n; i++) {
      contents(x).setAtIndex(JAVA_FLOAT, i, i);
      contents(y).setAtIndex(JAVA_FLOAT, i, 0.5f);
    }
    MTLComputePipelineState saxpy = pipeline("saxpy");

    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(saxpy);
    encoder.setBuffer(x, 0, 0);
    encoder.setBuffer(y, 0, 1);
    try (Arena arena = Arena.ofConfined()) {
      encoder.setBytes(arena.allocateFrom(JAVA_FLOAT, 2f), 4, 2);
    }
    encoder.dispatchThreads(size(n, 1, 1), size(64, 1, 1));
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    MemorySegment result = contents(y);
    for (int i = 0; i < n; i++) {
      assertThat(result.getAtIndex(JAVA_FLOAT, i)).isEqualTo(2f * i + 0.5f);
    }
  }

  @Test
  void dispatchesOfACommandBufferRunInOrder() {
    MTLBuffer values = sharedBuffer(4096);
    run(values, 100);

    assertThat(contents(values).get(JAVA_FLOAT, 0)).isEqualTo(100f);
  }

  @Test
  void aLargeDispatchRunsOnAllWorkersAndMissesNoThread() {
    int n = 1 << 22;
    MTLBuffer values = sharedBuffer(4L * n);
    run(values, 3);

    MemorySegment result = contents(values);
    for (int i = 0; i < n; i++) {
      if (result.getAtIndex(JAVA_FLOAT, i) != 3f) {
        assertThat(result.getAtIndex(JAVA_FLOAT, i)).as("element %d", i).isEqualTo(3f);
      }
    }
  }

  private void run(MTLBuffer values, int times) {
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(values, 0, 0);
    for (int i = 0; i < times; i++) {
      encoder.dispatchThreads(size(values.length() / 4, 1, 1), size(256, 1, 1));
    }
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();
    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
  }

  @Test
  void threadgroupMemoryOfTheEncoderReachesTheKernel() {
    MTLBuffer values = sharedBuffer(4 * 256);
    contents(values).setAtIndex(JAVA_FLOAT, 200, 21f);

    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(pipeline("with_scratch"));
    encoder.setBuffer(values, 0, 0);
    encoder.setThreadgroupMemoryLength(4 * 64, 0);
    encoder.dispatchThreadgroups(size(4, 1, 1), size(64, 1, 1));
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(contents(values).getAtIndex(JAVA_FLOAT, 200)).isEqualTo(42f);
  }
}
