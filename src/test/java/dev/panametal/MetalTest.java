package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.EmbeddedFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test of the runtime on the embedded device: opens the device before, and asserts after it that
 * everything was given back.
 */
abstract class MetalTest {
  MetalDevice device;

  @BeforeEach
  void openDevice() {
    faults().reset();
    device = MetalDevice.open();
  }

  @AfterEach
  void everythingIsGivenBack() {
    faults().reset();
    device.close();
    assertThat(EmbeddedRuntime.current().liveObjects()).isEmpty();
  }

  static EmbeddedFaults faults() {
    return EmbeddedRuntime.current().faults();
  }

  /** Lets other threads run until a thread waits, which it does for the GPU, or has ended. */
  static void awaitWaiting(Thread thread) {
    Thread.State state = thread.getState();
    while (state != Thread.State.WAITING
        && state != Thread.State.TIMED_WAITING
        && state != Thread.State.TERMINATED) {
      Thread.onSpinWait();
      state = thread.getState();
    }
  }
}
