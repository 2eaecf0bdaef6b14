package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandBufferError;
import dev.panametal.metal.MTLCommandBufferStatus;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.objc.MetalRuleViolation;
import dev.panametal.objc.ObjCError;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Command buffers of different queues, and the program, wait for each other by events. */
class EventsTest extends EmbeddedTest {
  private MTLSharedEvent event() {
    return own(device().newSharedEvent());
  }

  private MTLCommandQueue anotherQueue() {
    return own(device().newCommandQueue());
  }

  private static void fill(MTLCommandBuffer commands, MTLBuffer buffer, int value) {
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, buffer.length()), (byte) value);
    encoder.endEncoding();
  }

  /** Breaches that its execution finds are thrown by whatever message comes next. */
  private static void waitInSpiteOfBreaches(MTLCommandBuffer commands) {
    boolean waited = false;
    while (!waited) {
      try {
        commands.waitUntilCompleted();
        waited = true;
      } catch (MetalRuleViolation expected) {
        assertThat(expected).hasMessageContaining("value 1 is less than the 2");
      }
    }
  }

  private static ObjCError error(MTLCommandBuffer commands) {
    return ObjCError.read(Objects.requireNonNull(commands.error()).id());
  }

  @Test
  void aCommandBufferWaitsForTheSignalOfAnotherQueue() {
    MTLSharedEvent event = event();
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer waits = commandBuffer();
    waits.encodeWaitForEvent(event, 1);
    fill(waits, buffer, 2);
    waits.commit();
    MTLCommandBuffer signals = commandBuffer(anotherQueue());
    fill(signals, buffer, 1);
    signals.encodeSignalEvent(event, 1);
    signals.commit();

    waits.waitUntilCompleted();

    assertThat(signals.status()).isGreaterThanOrEqualTo(MTLCommandBufferStatus.SCHEDULED);
    assertThat(event.signaledValue()).isEqualTo(1);
    signals.waitUntilCompleted();
    assertThat(contents(buffer).get(JAVA_BYTE, 0)).isEqualTo((byte) 2);
  }

  @Test
  void aQueueThatWaitsHoldsNoOtherQueue() {
    MTLSharedEvent event = event();
    MTLCommandBuffer waits = commandBuffer();
    waits.encodeWaitForEvent(event, 7);
    waits.commit();

    for (int i = 0; i < 3; i++) {
      MTLCommandBuffer other = commandBuffer(anotherQueue());
      other.commit();
      other.waitUntilCompleted();
    }

    assertThat(waits.status()).isLessThan(MTLCommandBufferStatus.COMPLETED);
    event.setSignaledValue(7);
    waits.waitUntilCompleted();
    assertThat(waits.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
  }

  @Test
  void aGreaterValueEndsTheWaitToo() {
    MTLSharedEvent event = event();
    event.setSignaledValue(10);
    MTLCommandBuffer waits = commandBuffer();
    waits.encodeWaitForEvent(event, 3);
    waits.commit();

    waits.waitUntilCompleted();
    assertThat(waits.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
  }

  @Test
  void theProgramWaitsForASignalForSoLong() {
    MTLSharedEvent event = event();
    assertThat(event.waitUntilSignaledValue(1, 0)).isFalse();

    MTLCommandBuffer signals = commandBuffer();
    signals.encodeSignalEvent(event, 1);
    signals.commit();

    assertThat(event.waitUntilSignaledValue(1, -1)).as("for ever").isTrue();
  }

  @Test
  void eventsAreEncodedOnlyWhileNoEncoderIsOpen() {
    MTLSharedEvent event = event();
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder open = blit(commands);

    assertViolation(() -> commands.encodeSignalEvent(event, 1))
        .hasMessage(
            "MTLCommandBuffer: encodeSignalEvent:value: while MTLBlitCommandEncoder is open; send it"
                + " endEncoding first");
    assertViolation(() -> commands.encodeWaitForEvent(event, 1))
        .hasMessageContaining("encodeWaitForEvent:value: while MTLBlitCommandEncoder is open");
    open.endEncoding();
  }

  @Test
  void eventsAreEncodedBeforeCommit() {
    MTLSharedEvent event = event();
    MTLCommandBuffer commands = commandBuffer();
    commands.commit();

    assertViolation(() -> commands.encodeSignalEvent(event, 1))
        .hasMessageContaining("encodeSignalEvent:value: after commit");
    assertViolation(() -> commands.encodeWaitForEvent(event, 1))
        .hasMessageContaining("encodeWaitForEvent:value: after commit");
  }

  @Test
  void theValueOnlyGrows() {
    MTLSharedEvent event = event();
    event.setLabel(string("ready"));
    event.setSignaledValue(5);

    assertViolation(() -> event.setSignaledValue(4))
        .hasMessage(
            "MTLSharedEvent 'ready': setSignaledValue: value 4 is less than the 5 the event has; it"
                + " only grows");
    assertViolation(() -> commandBuffer().encodeSignalEvent(event, 4))
        .hasMessageContaining("encodeSignalEvent:value: value 4 is less than the 5");
  }

  @Test
  void aSignalThatIsOvertakenFailsItsCommandBuffer() {
    MTLSharedEvent event = event();
    MTLCommandBuffer signals = commandBuffer();
    signals.encodeSignalEvent(event, 1);
    event.setSignaledValue(2);
    signals.commit();
    waitInSpiteOfBreaches(signals);

    assertThat(runtime().machine().breaches().takeAll())
        .first()
        .asString()
        .contains("value 1 is less than the 2");
    assertThat(error(signals).code()).isEqualTo(MTLCommandBufferError.INTERNAL);
  }

  @Test
  void aFailedCommandBufferSignalsNothing() {
    MTLSharedEvent event = event();
    faults().failCommandBuffer(1, MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");
    MTLCommandBuffer fails = commandBuffer();
    fails.encodeSignalEvent(event, 1);
    fails.commit();
    MTLCommandBuffer behindIt = commandBuffer();
    behindIt.encodeSignalEvent(event, 2);
    behindIt.commit();
    behindIt.waitUntilCompleted();

    assertThat(behindIt.status()).isEqualTo(MTLCommandBufferStatus.ERROR);
    assertThat(event.signaledValue()).isZero();
  }

  @Test
  void aWaitThatTheDriverGivesUpFailsItsCommandBuffer() {
    MTLSharedEvent event = event();
    MTLCommandBuffer waits = commandBuffer();
    waits.encodeWaitForEvent(event, 1);
    waits.commit();

    faults().expireEventWaits(MTLCommandBufferError.TIMEOUT, "Caused GPU Timeout Error");

    waits.waitUntilCompleted();
    assertThat(error(waits).code()).isEqualTo(MTLCommandBufferError.TIMEOUT);
  }

  @Test
  void aSignalWaitsForWhatHoldsItsCommandBuffer() throws InterruptedException {
    MTLSharedEvent event = event();
    try (Gate gate = faults().holdExecution()) {
      MTLCommandBuffer signals = commandBuffer();
      signals.encodeSignalEvent(event, 1);
      signals.commit();
      gate.awaitArrivals(1);
      assertThat(event.signaledValue()).isZero();

      gate.open();
      assertThat(event.waitUntilSignaledValue(1, -1)).isTrue();
    }
  }

  @Test
  void waitingIsNoGpuTime() {
    MTLSharedEvent event = event();
    MTLCommandBuffer waits = commandBuffer();
    waits.encodeWaitForEvent(event, 1);
    waits.commit();
    waits.waitUntilScheduled();
    double beforeTheSignal = waits.kernelStartTime();
    MTLCommandBuffer signals = commandBuffer(anotherQueue());
    signals.encodeSignalEvent(event, 1);
    signals.commit();
    waits.waitUntilCompleted();

    assertThat(waits.GPUStartTime())
        .isGreaterThan(beforeTheSignal)
        .isGreaterThanOrEqualTo(signals.GPUStartTime());
  }

  @Test
  void anEventLivesAsLongAsACommandBufferThatNamesIt() {
    MTLCommandBuffer commands = commandBuffer();
    try (var event = Objects.requireNonNull(device().newSharedEvent())) {
      commands.encodeSignalEvent(event.get(), 1);
    }
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(commands.status()).isEqualTo(MTLCommandBufferStatus.COMPLETED);
  }
}
