package dev.panametal.embedded.runtime;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.device.EmbeddedBlitEncoder;
import dev.panametal.embedded.device.EmbeddedComputeEncoder;
import dev.panametal.objc.MetalRuleViolation;
import java.lang.foreign.FunctionDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Two threads must not be within messages to one encoder. */
class ThreadGuardTest {
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private final ObjCMachine machine = new ObjCMachine();
  private final Recorder recorder = new Recorder(machine);

  /** Records a number; 0 waits within the message, and -1 breaks another rule. */
  public static final class Recorder extends EmbeddedObject implements SingleThreaded {
    private final ThreadGuard guard = new ThreadGuard();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    Recorder(ObjCMachine machine) {
      super(machine, Owner.CLIENT);
    }

    @Override
    public String className() {
      return "Recorder";
    }

    @Override
    public ThreadGuard threadGuard() {
      return guard;
    }

    /** Answers {@code record:}. */
    @Message(selector = "record:", types = "Q@:Q")
    public long record(long number) {
      if (number == 0) {
        waits.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      if (number < 0) {
        throw violation("record: is negative");
      }
      return number + 1;
    }
  }

  private long record(long number) {
    try {
      return (long)
          machine.send(SHAPE).invokeExact(recorder.id(), machine.selector("record:"), number);
    } catch (Throwable t) {
      throw dev.panametal.objc.ObjC.propagate(t);
    }
  }

  @Test
  void aSecondThreadWithinAMessageBreaksTheRule() throws InterruptedException {
    CompletableFuture<Long> first = new CompletableFuture<>();
    Thread holder = Thread.ofPlatform().name("first").start(() -> first.complete(record(0)));
    recorder.waits.await();

    assertThatThrownBy(() -> record(1))
        .isInstanceOf(MetalRuleViolation.class)
        .hasMessageContaining("Recorder: record: on thread '")
        .hasMessageContaining(
            "' while thread 'first' is within a message to the same object; encoders are for one"
                + " thread at a time");

    recorder.goOn.countDown();
    assertThat(first.join()).isEqualTo(1);
    holder.join();
    assertThat(record(1)).isEqualTo(2);
  }

  @Test
  void threadsMayTakeTurns() {
    assertThat(record(1)).isEqualTo(2);
    assertThat(CompletableFuture.supplyAsync(() -> record(2)).join()).isEqualTo(3);
    assertThat(record(3)).isEqualTo(4);
  }

  @Test
  void aMessageThatThrowsHasEnded() {
    assertThatThrownBy(() -> record(-1)).hasMessageContaining("record: is negative");

    assertThat(CompletableFuture.supplyAsync(() -> record(1)).join()).isEqualTo(2);
  }

  @Test
  void encodersAreGuarded() {
    assertThat(SingleThreaded.class)
        .isAssignableFrom(EmbeddedComputeEncoder.class)
        .isAssignableFrom(EmbeddedBlitEncoder.class);
  }
}
