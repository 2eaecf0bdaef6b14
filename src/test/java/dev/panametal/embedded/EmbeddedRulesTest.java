package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The rules that every program must keep: what Metal calls an error, an assertion or undefined is a
 * loud failure here, with the object and the message by name. The leak check, the last of them, is
 * in {@link ShutdownTest}.
 */
class EmbeddedRulesTest extends EmbeddedTest {
  @Test
  void aMessageToAReleasedObjectNamesWhatItWas() {
    MTLBuffer weights = Objects.requireNonNull(device().newBufferWithLength(64, 0)).get();
    weights.setLabel(string("weights"));
    ObjCFunctions.release(weights.id());

    assertViolation(() -> weights.setLabel(null))
        .hasMessage("message setLabel: to a released object (was MTLBuffer 'weights')");
  }

  @Test
  void encodingAfterEndEncodingIsRefused() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLComputeCommandEncoder encoder = compute(commandBuffer());
    encoder.endEncoding();

    assertViolation(() -> encoder.setBuffer(buffer, 0, 0))
        .hasMessage("MTLComputeCommandEncoder: setBuffer:offset:atIndex: after endEncoding");
    assertViolation(encoder::endEncoding).hasMessageContaining("endEncoding after endEncoding");
  }

  @Test
  void encodingAfterCommitIsRefused() {
    MTLCommandBuffer commands = commandBuffer();
    commands.setLabel(string("step"));
    commands.commit();

    assertViolation(commands::computeCommandEncoder)
        .hasMessage("MTLCommandBuffer 'step': computeCommandEncoder after commit");
    assertViolation(commands::blitCommandEncoder).hasMessageContaining("after commit");
  }

  @Test
  void twoOpenEncodersAreRefused() {
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder first = compute(commands);
    first.setLabel(string("attention"));

    assertViolation(commands::blitCommandEncoder)
        .hasMessage(
            "MTLCommandBuffer: blitCommandEncoder: a command encoder is already encoding to this"
                + " command buffer (MTLComputeCommandEncoder 'attention'); end it first");
    first.endEncoding();
    blit(commands).endEncoding();
  }

  @Test
  void aMissingAutoreleasePoolIsToldToTheThreadThatLacksIt() {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .name("without pool")
            .start(() -> {
              try {
                commandBuffer();
                thrown.complete(new AssertionError("nothing was thrown"));
              } catch (Throwable t) {
                thrown.complete(t);
              }
            });

    assertViolation(
            () -> {
              throw thrown.join();
            })
        .hasMessageContaining("missing autorelease pool: MTLCommandBuffer is to be autoreleased on")
        .hasMessageContaining("push one with objc_autoreleasePoolPush first")
        .hasMessageContaining(thread.getName());
  }

  @Test
  void anUnalignedBlitIsRefused() {
    MTLBuffer from = sharedBuffer(64);
    MTLBuffer to = sharedBuffer(64);
    MTLBlitCommandEncoder encoder = blit(commandBuffer());

    assertViolation(() -> encoder.copyFromBuffer(from, 2, to, 0, 4))
        .hasMessageContaining("source: offset 2 and length 4 must be multiples of 4");
    assertViolation(() -> encoder.copyFromBuffer(from, 0, to, 0, 5))
        .hasMessageContaining("must be multiples of 4");
    assertViolation(() -> encoder.fillBuffer(to, range(0, 6), (byte) 1))
        .hasMessageContaining("must be multiples of 4");
    encoder.endEncoding();
  }

  @Test
  void aCommandBufferThatCouldNeverBeHadIsRefused() {
    MTLCommandQueue small = own(device().newCommandQueueWithMaxCommandBufferCount(2));
    small.setLabel(string("small"));
    commandBuffer(small);
    commandBuffer(small);

    assertViolation(small::commandBuffer)
        .hasMessage(
            "MTLCommandQueue 'small': commandBuffer would never return: all 2 command buffers of"
                + " the queue are handed out and not committed");
  }

  @Test
  void theContentsOfAPrivateBufferAreRefused() {
    MTLBuffer hidden = privateBuffer(64);

    assertViolation(hidden::contents).hasMessageContaining("contents of a private buffer");
  }

  @Test
  void theContentsOfASharedBufferAreRefusedBeforeCompletion() {
    MTLBuffer values = sharedBuffer(64);
    values.setLabel(string("logits"));
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(values, range(0, 64), (byte) 1);
    encoder.endEncoding();
    values.contents();

    try (var gate = faults().holdCompletion()) {
      commands.commit();
      assertViolation(values::contents)
          .hasMessageStartingWith("MTLBuffer 'logits': contents of a buffer that a committed");
      gate.release(1);
    }
    commands.waitUntilCompleted();
    values.contents();
  }

  @Test
  void releasingWhatOneDoesNotOwnIsAnOverRelease() {
    MTLCommandBuffer commands = commandBuffer();

    assertViolation(() -> ObjCFunctions.release(commands.id()))
        .hasMessage(
            "over-release: release of MTLCommandBuffer, of which the caller owns no reference"
                + " (pools hold 1, objects 0)");
  }

  @Test
  void releasingTwiceIsAnOverRelease() {
    long buffer = Objects.requireNonNull(device().newBufferWithLength(64, 0)).id();
    ObjCFunctions.release(buffer);

    assertViolation(() -> ObjCFunctions.release(buffer))
        .hasMessage("over-release: objc_release of a released object (was MTLBuffer)");
  }

  @Test
  void aHandlerNeedsAPoolToReleaseAnObjectLast() {
    long buffer = Objects.requireNonNull(device().newBufferWithLength(64, 0)).id();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    MTLCommandBuffer commands = commandBuffer();
    try (ObjCBlock handler =
        block(object -> {
          try {
            ObjCFunctions.release(buffer);
            thrown.complete(new AssertionError("nothing was thrown"));
          } catch (Throwable t) {
            thrown.complete(t);
          }
        })) {
      commands.addCompletedHandler(handler);
      commands.commit();

      assertViolation(
              () -> {
                throw thrown.join();
              })
          .hasMessageContaining("missing autorelease pool: MTLBuffer was released last on")
          .hasMessageContaining("a thread of the device without a pool");
      runtime().reset();
      commands.waitUntilCompleted();
    }
  }

  @Test
  void anEncoderMustNotDieWithoutEndEncoding() {
    MTLCommandBuffer commands = commandBuffer();
    long inner = AutoreleasePool.push();
    compute(commands).setLabel(string("forgotten"));

    assertViolation(() -> AutoreleasePool.pop(inner))
        .hasMessage(
            "MTLComputeCommandEncoder 'forgotten': the encoder was released without endEncoding");
  }

  @Test
  void aCommandBufferIsCommittedOnce() {
    MTLCommandBuffer commands = commandBuffer();
    commands.commit();

    assertViolation(commands::commit).hasMessageContaining("was committed before");
  }

  @Test
  void anOpenEncoderKeepsItsCommandBufferFromBeingCommitted() {
    MTLCommandBuffer commands = commandBuffer();
    MTLComputeCommandEncoder encoder = compute(commands);

    assertViolation(commands::commit)
        .hasMessageContaining("commit while MTLComputeCommandEncoder is open");
    encoder.endEncoding();
    commands.commit();
  }

  @Test
  void aHandlerIsAddedBeforeCommit() {
    MTLCommandBuffer commands = commandBuffer();
    commands.commit();

    try (var block = ObjCRuntime.current().blocks().acquire(object -> {})) {
      assertViolation(() -> commands.addCompletedHandler(block))
          .hasMessageContaining("addCompletedHandler: after commit");
    }
  }

  @Test
  void waitingForWhatWasNotCommittedWouldNeverEnd() {
    MTLCommandBuffer commands = commandBuffer();

    assertViolation(commands::waitUntilCompleted)
        .hasMessageContaining("waitUntilCompleted before commit would never return");
  }
}
