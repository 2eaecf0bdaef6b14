package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.foundation.NSError;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.objc.ObjC;
import dev.panametal.objc.ObjCRuntime;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How many threadgroups run may stand in a buffer; Metal reads it when the dispatch begins. */
class IndirectDispatchTest extends EmbeddedTest {
  private static final long SELECTOR =
      ObjCRuntime.current()
          .selector(
              "dispatchThreadgroupsWithIndirectBuffer:indirectBufferOffset:threadsPerThreadgroup:");
  private static final MethodHandle SEND =
      ObjCRuntime.current()
          .send(
              FunctionDescriptor.ofVoid(
                  JAVA_LONG,
                  JAVA_LONG,
                  JAVA_LONG,
                  JAVA_LONG,
                  MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG)));

  @Test
  void runsAsManyThreadgroupsAsTheBufferSays() {
    MTLBuffer values = sharedBuffer(4 * 256);

    MTLCommandBuffer commands = run(values, counts(3, 1, 1), 8);

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(sum(values)).isEqualTo(3 * 32);
  }

  @Test
  void noThreadgroupsAreNothingToDo() {
    MTLBuffer values = sharedBuffer(4 * 256);

    MTLCommandBuffer commands = run(values, counts(0, 1, 1), 8);

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(sum(values)).isZero();
  }

  @Test
  void theCountsMayComeFromAnEarlierCommand() {
    MTLBuffer values = sharedBuffer(4 * 256);
    MTLBuffer counts = sharedBuffer(64);
    MTLBuffer later = counts(5, 1, 1);
    MTLCommandBuffer commands = commandBuffer();
    var blit = blit(commands);
    blit.copyFromBuffer(later, 8, counts, 8, 12);
    blit.endEncoding();

    encode(commands, values, counts, 8);

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(sum(values)).isEqualTo(5 * 32);
  }

  @Test
  void aGridBeyondWhatMetalHasFailsTheCommandBuffer() {
    MTLBuffer values = sharedBuffer(4 * 256);

    MTLCommandBuffer commands = run(values, counts(-1, 1, 1), 8);

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.ERROR);
    NSError error = Objects.requireNonNull(commands.error());
    assertThat(error.code()).isEqualTo(MTLCommandBufferError.INVALID_RESOURCE);
    assertThat(sum(values)).isZero();
  }

  @Test
  void theOffsetIsAMultipleOfFourAndTheCountsAreInside() {
    MTLBuffer counts = counts(1, 1, 1);
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    assertViolation(() -> send(encoder, counts, 0)).hasMessageContaining("without a compute");
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(sharedBuffer(64), 0, 0);

    assertViolation(() -> send(encoder, counts, 2))
        .hasMessageContaining("indirectBufferOffset 2 is not a multiple of 4");
    assertViolation(() -> send(encoder, counts, 56))
        .hasMessageContaining("the 12 bytes at offset 56 are not all inside");
    assertViolation(() -> send(encoder, counts, -4))
        .hasMessageContaining("at offset 18446744073709551612");
    encoder.endEncoding();
  }

  @Test
  void threadgroupsHaveTheirLimits() {
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(sharedBuffer(64), 0, 0);
    MTLBuffer counts = counts(1, 1, 1);

    assertViolation(() -> send(encoder, counts, 0, size(2048, 1, 1)))
        .hasMessageContaining("threadsPerThreadgroup (2048, 1, 1) are more than the 1024");
    encoder.endEncoding();
  }

  /** Three counts behind eight other bytes. */
  private MTLBuffer counts(int x, int y, int z) {
    MTLBuffer buffer = sharedBuffer(64);
    contents(buffer).set(JAVA_INT, 8, x);
    contents(buffer).set(JAVA_INT, 12, y);
    contents(buffer).set(JAVA_INT, 16, z);
    return buffer;
  }

  private MTLCommandBuffer run(MTLBuffer values, MTLBuffer counts, long offset) {
    MTLCommandBuffer commands = commandBuffer();
    encode(commands, values, counts, offset);
    return commands;
  }

  private void encode(MTLCommandBuffer commands, MTLBuffer values, MTLBuffer counts, long offset) {
    MTLComputeCommandEncoder encoder = compute(commands);
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(values, 0, 0);
    send(encoder, counts, offset);
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();
  }

  private static void send(MTLComputeCommandEncoder encoder, MTLBuffer counts, long offset) {
    send(encoder, counts, offset, size(32, 1, 1));
  }

  private static void send(
      MTLComputeCommandEncoder encoder, MTLBuffer counts, long offset, MemorySegment group) {
    try {
      SEND.invokeExact(encoder.id(), SELECTOR, counts.id(), offset, group);
    } catch (Throwable t) {
      throw ObjC.propagate(t);
    }
  }

  private static float sum(MTLBuffer values) {
    float sum = 0;
    for (int i = 0; i < 256; i++) {
      sum += contents(values).getAtIndex(JAVA_FLOAT, i);
    }
    return sum;
  }
}
