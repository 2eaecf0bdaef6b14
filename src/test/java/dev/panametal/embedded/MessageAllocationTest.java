package dev.panametal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panametal.metal.MTLComputePipelineState;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of the hot path allocate nothing on the thread that sends them. */
class MessageAllocationTest extends EmbeddedTest {
  private static final int ROUNDS = 100;
  private static final int MESSAGES = 10_000;

  private static final long LENGTH = selector("length");
  private static final long COMMAND_BUFFER = selector("commandBuffer");
  private static final long COMPUTE = selector("computeCommandEncoder");
  private static final long BLIT = selector("blitCommandEncoder");
  private static final long SET_PIPELINE = selector("setComputePipelineState:");
  private static final long SET_BUFFER = selector("setBuffer:offset:atIndex:");
  private static final long SET_BYTES = selector("setBytes:length:atIndex:");
  private static final long DISPATCH = selector("dispatchThreads:threadsPerThreadgroup:");
  private static final long COPY =
      selector("copyFromBuffer:sourceOffset:toBuffer:destinationOffset:size:");
  private static final long END_ENCODING = selector("endEncoding");
  private static final long COMMIT = selector("commit");
  private static final long WAIT = selector("waitUntilCompleted");

  private static long selector(String name) {
    return ObjCRuntime.current().selector(name);
  }

  @BeforeEach
  void onlyWhereAMessageIsAJavaCall() {
    assumeTrue(
        ObjCRuntime.current() instanceof EmbeddedRuntime,
        "on loopback the upcall of each message is the JVM's own affair");
  }

  private static void repeat(Runnable body) {
    for (int i = 0; i < MESSAGES; i++) {
      body.run();
    }
  }

  private static long fewestBytes(Runnable body) {
    return AllocatedBytes.fewestOf(ROUNDS, () -> repeat(body));
  }

  @Test
  void aMessageWithAResult() {
    long buffer = sharedBuffer(64).id();

    assertThat(fewestBytes(() -> LongMessages.send(buffer, LENGTH))).isZero();
  }

  @Test
  void referencesAndPools() {
    long buffer = sharedBuffer(64).id();

    assertThat(
            fewestBytes(() -> {
              long pool = AutoreleasePool.push();
              ObjCFunctions.autorelease(ObjCFunctions.retain(buffer));
              AutoreleasePool.pop(pool);
            }))
        .isZero();
  }

  @Test
  void encodingCommittingAndWaiting() {
    long queue = queue().id();
    long x = sharedBuffer(256).id();
    long y = sharedBuffer(256).id();
    MTLComputePipelineState saxpy = pipeline("saxpy");
    long pipeline = saxpy.id();
    MemorySegment grid = size(64, 1, 1);
    MemorySegment group = size(64, 1, 1);
    try (Arena arena = Arena.ofConfined()) {
      long bytes = arena.allocate(16).address();

      long fewest =
          AllocatedBytes.fewestOf(
              200,
              () -> {
                for (int i = 0; i < 100; i++) {
                  long pool = AutoreleasePool.push();
                  long commands = LongMessages.send(queue, COMMAND_BUFFER);
                  long encoder = LongMessages.send(commands, COMPUTE);
                  VoidMessages.send(encoder, SET_PIPELINE, pipeline);
                  VoidMessages.send(encoder, SET_BUFFER, x, 0, 0);
                  VoidMessages.send(encoder, SET_BUFFER, y, 0, 1);
                  VoidMessages.send(encoder, SET_BYTES, bytes, 4, 2);
                  VoidMessages.sendLong3Long3(encoder, DISPATCH, grid, group);
                  VoidMessages.send(encoder, END_ENCODING);
                  long blit = LongMessages.send(commands, BLIT);
                  VoidMessages.send(blit, COPY, x, 0, y, 128, 128);
                  VoidMessages.send(blit, END_ENCODING);
                  VoidMessages.send(commands, COMMIT);
                  VoidMessages.send(commands, WAIT);
                  AutoreleasePool.pop(pool);
                }
              });

      assertThat(fewest).isZero();
    }
  }
}
