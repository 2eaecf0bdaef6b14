package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.foundation.NSArray;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLDevice;
import dev.panametal.metal.MetalFunctions;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.Owned;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who owns what, and for how long. */
@Tag("jni-check")
class OwnershipTest extends EmbeddedTest {
  private long newBuffer() {
    return Objects.requireNonNull(device().newBufferWithLength(64, 0)).id();
  }

  @Test
  void aRetainedObjectOutlivesItsPool() {
    long inner = AutoreleasePool.push();
    MTLCommandBuffer commands = commandBuffer();
    ObjCFunctions.retain(commands.id());
    AutoreleasePool.pop(inner);

    assertThat(commands.status()).isZero();
    ObjCFunctions.release(commands.id());
    assertViolation(commands::status).hasMessageContaining("to a released object");
  }

  @Test
  void anAutoreleasedObjectDiesWithItsPool() {
    long inner = AutoreleasePool.push();
    MTLCommandBuffer commands = commandBuffer();
    commands.setLabel(string("short-lived"));
    AutoreleasePool.pop(inner);

    assertViolation(commands::status)
        .hasMessage("message status to a released object (was MTLCommandBuffer 'short-lived')");
  }

  @Test
  void autoreleasingGivesAReferenceOfTheProgramToThePool() {
    long inner = AutoreleasePool.push();
    long buffer = ObjCFunctions.autorelease(newBuffer());

    assertViolation(() -> ObjCFunctions.release(buffer)).hasMessageContaining("over-release");
    AutoreleasePool.pop(inner);
    assertViolation(() -> ObjCFunctions.retain(buffer)).hasMessageContaining("a released object");
  }

  @Test
  void poolsNest() {
    long outer = AutoreleasePool.push();
    MTLCommandBuffer outerCommands = commandBuffer();
    long inner = AutoreleasePool.push();
    MTLCommandBuffer innerCommands = commandBuffer();
    AutoreleasePool.pop(inner);

    assertViolation(innerCommands::status).hasMessageContaining("to a released object");
    assertThat(outerCommands.status()).isZero();
    AutoreleasePool.pop(outer);
  }

  @Test
  void poppingAnOuterPoolBeforeAnInnerOneIsRefused() {
    long outer = AutoreleasePool.push();
    long inner = AutoreleasePool.push();

    assertViolation(() -> AutoreleasePool.pop(outer))
        .hasMessageContaining("1 pools pushed later are not popped yet; pools must nest");
    AutoreleasePool.pop(inner);
    AutoreleasePool.pop(outer);
  }

  @Test
  void poppingAPoolTwiceIsRefused() {
    long inner = AutoreleasePool.push();
    AutoreleasePool.pop(inner);

    assertViolation(() -> AutoreleasePool.pop(inner))
        .hasMessageContaining("the pool was popped before");
  }

  @Test
  void poppingAPoolOnAnotherThreadIsRefused() throws InterruptedException {
    long inner = AutoreleasePool.push();
    CompletableFuture<Void> elsewhere =
        CompletableFuture.runAsync(() -> AutoreleasePool.pop(inner), Thread::startVirtualThread);

    assertViolation(
            () -> {
              try {
                elsewhere.join();
              } catch (java.util.concurrent.CompletionException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            })
        .hasMessageContaining("the pool was pushed on another thread");
    AutoreleasePool.pop(inner);
  }

  @Test
  void whatIsNoPoolIsNotPopped() {
    assertViolation(() -> AutoreleasePool.pop(7))
        .hasMessageContaining("this is not an autorelease pool");
  }

  @Test
  void aVirtualThreadHasPoolsOfItsOwn() {
    CompletableFuture<Long> status =
        CompletableFuture.supplyAsync(
            () -> {
              long own = AutoreleasePool.push();
              try {
                return commandBuffer().status();
              } finally {
                AutoreleasePool.pop(own);
              }
            },
            Thread::startVirtualThread);

    assertThat(status.join()).isZero();
  }

  @Test
  void theDefaultDeviceIsAlwaysTheSame() {
    Owned<MTLDevice> again = Objects.requireNonNull(MetalFunctions.createSystemDefaultDevice());

    assertThat(again.id()).isEqualTo(device().id());
    again.close();
  }

  @Test
  void allDevicesAreTheOne() {
    try (Owned<NSArray> all = MetalFunctions.copyAllDevices()) {
      assertThat(ObjCArrays.toJava(all.id())).containsExactly(device().id());
    }
  }

  @Test
  void aCommandBufferKeepsItsResourcesUntilItCompletes() {
    long id = newBuffer();
    MTLBuffer buffer = MTLBuffer.of(id);
    MTLCommandBuffer commands = commandBuffer();
    var encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, 64), (byte) 1);
    encoder.endEncoding();
    ObjCFunctions.release(id);
    assertThat(buffer.length()).isEqualTo(64);

    commands.commit();
    commands.waitUntilCompleted();

    assertViolation(buffer::length).hasMessageContaining("to a released object");
  }

  @Test
  void anUncommittedCommandBufferReleasesItsResourcesWhenItDies() {
    long id = newBuffer();
    long inner = AutoreleasePool.push();
    var encoder = blit(commandBuffer());
    encoder.fillBuffer(MTLBuffer.of(id), range(0, 64), (byte) 1);
    encoder.endEncoding();
    ObjCFunctions.release(id);
    AutoreleasePool.pop(inner);

    assertViolation(() -> ObjCFunctions.retain(id)).hasMessageContaining("a released object");
  }

  @Test
  void thePlaceOfAReleasedObjectIsTakenLateSoThatItsNameIsKnown() {
    long first = newBuffer();
    MTLBuffer.of(first).setLabel(string("first"));
    ObjCFunctions.release(first);
    for (int i = 0; i < 1000; i++) {
      ObjCFunctions.release(newBuffer());
    }
    assertViolation(() -> MTLBuffer.of(first).length())
        .hasMessage("message length to a released object (was MTLBuffer 'first')");

    for (int i = 0; i < 10_000; i++) {
      ObjCFunctions.release(newBuffer());
    }
    assertViolation(() -> MTLBuffer.of(first).length())
        .hasMessageContaining("to a released object (")
        .hasMessageContaining("another has taken its place since");
  }

  @Test
  void liveObjectsAreListed() {
    int before = runtime().liveObjects().size();
    MTLBuffer buffer = sharedBuffer(64);
    buffer.setLabel(string("listed"));

    assertThat(runtime().liveObjects()).hasSizeGreaterThan(before).contains("MTLBuffer 'listed'");
  }
}
