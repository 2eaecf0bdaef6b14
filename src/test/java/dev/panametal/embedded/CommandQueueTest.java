package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCFunctions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A queue executes what is committed in order, and tells about it. */
@Tag("jni-check")
class CommandQueueTest extends EmbeddedTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  private ObjCBlock tells(String event) {
    return block(object -> events.add(event));
  }

  private MTLCommandBuffer fills(MTLBuffer buffer, int value) {
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, buffer.length()), (byte) value);
    encoder.endEncoding();
    return commands;
  }

  @Test
  void theStatusGoesFromNotEnqueuedToCompleted() throws InterruptedException {
    MTLCommandBuffer commands = commandBuffer();
    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.NOT_ENQUEUED);
    commands.enqueue();
    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.ENQUEUED);

    try (Gate execution = faults().holdExecution();
        Gate completion = faults().holdCompletion()) {
      commands.commit();
      execution.awaitArrivals(1);
      assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMMITTED);
      execution.release(1);
      completion.awaitArrivals(1);
      assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.SCHEDULED);
    }
    commands.waitUntilCompleted();
    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(commands.error()).isNull();
  }

  @Test
  void handlersRunInTheOrderOfAddingBeforeWaitersGoOn() {
    MTLCommandBuffer commands = commandBuffer();
    try (ObjCBlock scheduled = tells("scheduled");
        ObjCBlock first = tells("first");
        ObjCBlock second = tells("second")) {
      commands.addScheduledHandler(scheduled);
      commands.addCompletedHandler(first);
      commands.addCompletedHandler(second);
      commands.commit();
      commands.waitUntilCompleted();

      assertThat(events).containsExactly("scheduled", "first", "second");
    }
  }

  @Test
  void aHandlerSeesTheFinalStatusOnAThreadOfTheQueue() {
    CompletableFuture<String> seen = new CompletableFuture<>();
    MTLCommandBuffer commands = commandBuffer();
    try (ObjCBlock block =
        block(object ->
            seen.complete(
                "%d on %s"
                    .formatted(
                        MTLCommandBuffer.of(object).status(), Thread.currentThread().getName())))) {
      commands.addCompletedHandler(block);
      commands.commit();

      assertThat(seen.join()).startsWith("4 on panametal-queue-");
      commands.waitUntilCompleted();
    }
  }

  @Test
  void aThrowingHandlerIsKeptFromTheQueue() {
    MTLCommandBuffer commands = commandBuffer();
    try (ObjCBlock block =
        block(object -> {
          throw new IllegalStateException("thrown by the handler");
        })) {
      commands.addCompletedHandler(block);
      commands.commit();
      commands.waitUntilCompleted();

      assertThat(block.takeFailure()).hasMessage("thrown by the handler");
    }
  }

  @Test
  void commandBuffersExecuteInTheOrderOfCommit() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer first = fills(buffer, 1);
    MTLCommandBuffer second = fills(buffer, 2);
    second.commit();
    first.commit();
    first.waitUntilCompleted();

    assertThat(contents(buffer).get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
  }

  @Test
  void enqueueTakesAPlaceBeforeTheCommit() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer first = fills(buffer, 1);
    MTLCommandBuffer second = fills(buffer, 2);
    first.enqueue();
    second.commit();
    assertThat(second.status()).isEqualTo(MTLCommandBufferStatus.COMMITTED);
    first.commit();
    second.waitUntilCompleted();

    assertThat(first.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    assertThat(contents(buffer).get(JAVA_BYTE, 0)).isEqualTo((byte) 2);
  }

  @Test
  void anEnqueuedCommandBufferThatDiesLetsTheNextExecute() {
    long inner = AutoreleasePool.push();
    commandBuffer().enqueue();
    MTLCommandBuffer second = commandBuffer();
    ObjCFunctions.retain(second.id());
    second.commit();
    AutoreleasePool.pop(inner);

    second.waitUntilCompleted();
    assertThat(second.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
    ObjCFunctions.release(second.id());
  }

  @Test
  void commandBufferWaitsForASlotWhileCommittedOnesRun() throws InterruptedException {
    MTLCommandQueue small = own(device().newCommandQueueWithMaxCommandBufferCount(1));
    CompletableFuture<Long> next;
    try (Gate gate = faults().holdCompletion()) {
      commandBuffer(small).commit();
      gate.awaitArrivals(1);
      next =
          CompletableFuture.supplyAsync(() -> {
            long pool = AutoreleasePool.push();
            try {
              return commandBuffer(small).status();
            } finally {
              AutoreleasePool.pop(pool);
            }
          });
      assertThat(next).isNotDone();
    }
    assertThat(next.join()).isEqualTo(MTLCommandBufferStatus.NOT_ENQUEUED);
  }

  @Test
  void aDiscardedCommandBufferGivesItsSlotBack() {
    MTLCommandQueue small = own(device().newCommandQueueWithMaxCommandBufferCount(1));
    for (int i = 0; i < 100; i++) {
      long inner = AutoreleasePool.push();
      commandBuffer(small);
      AutoreleasePool.pop(inner);
    }
    commandBuffer(small).commit();
  }

  @Test
  void waitingInAHandlerOfTheSameQueueWouldNeverEnd() {
    MTLCommandBuffer first = commandBuffer();
    MTLCommandBuffer second = commandBuffer();
    try (ObjCBlock block = block(object -> MTLCommandBuffer.of(second.id()).waitUntilCompleted())) {
      first.addCompletedHandler(block);
      try (Gate gate = faults().holdExecution()) {
        first.commit();
        second.commit();
        gate.release(2);
      }
      awaitSilently(second);

      assertViolation(
              () -> {
                throw java.util.Objects.requireNonNull(block.takeFailure());
              })
          .hasMessageContaining("on the thread of its own queue would never return");
      runtime().reset();
    }
  }

  /** Waits without a message, which would throw what the handler's thread found. */
  static void awaitSilently(MTLCommandBuffer commands) {
    var object = runtime().machine().object(commands.id());
    ((dev.panametal.embedded.device.EmbeddedCommandBuffer) object).waitUntilCompleted();
  }

  @Test
  void timesAreInSecondsAndInOrder() {
    MTLCommandBuffer first = fills(sharedBuffer(1 << 20), 1);
    assertThat(first.GPUStartTime()).isZero();
    MTLCommandBuffer second = commandBuffer();
    double before = System.nanoTime() * 1e-9;
    first.commit();
    second.commit();
    second.waitUntilCompleted();
    double after = System.nanoTime() * 1e-9;

    assertThat(first.GPUStartTime()).isBetween(before, after);
    assertThat(first.GPUEndTime()).isGreaterThan(first.GPUStartTime());
    assertThat(second.GPUStartTime()).isGreaterThanOrEqualTo(first.GPUEndTime());
    assertThat(second.GPUEndTime()).isLessThanOrEqualTo(after);
  }

  @Test
  void aQueueNeedsRoomForACommandBuffer() {
    assertViolation(() -> device().newCommandQueueWithMaxCommandBufferCount(0))
        .hasMessageContaining("must be given more than 0");
  }
}
