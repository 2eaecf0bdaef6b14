package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.example.DroppedBuffer;
import dev.panametal.example.ForgottenBuffer;
import dev.panametal.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody closes is told of, and released as a last resort. */
class LeakTest extends MetalTest {
  private static boolean isAlive(String label) {
    return EmbeddedRuntime.current().liveObjects().stream().anyMatch(o -> o.contains(label));
  }

  private void forgetBufferAndEvent() {
    device.allocate(64).label("forgotten buffer");
    device.newEvent().label("forgotten event");
  }

  @Test
  @Timeout(60)
  void forgottenBuffersAndEventsAreReleasedWhenTheCollectorFindsThem() {
    forgetBufferAndEvent();

    while (isAlive("forgotten")) {
      System.gc();
    }
  }

  @Test
  void whatTheCollectorFindsIsLogged() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(DroppedBuffer.class, List.of("-Dpanametal.runtime=embedded"));

    assertThat(result.err())
        .contains(
            "Buffer 'dropped' was never closed; the garbage collector found it. Run with"
                + " -Dpanametal.leaks=trace to see where it was made.");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void whatACloseLeavesBehindIsReportedWithTheStackOfItsMaking() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(
            ForgottenBuffer.class,
            List.of("-Dpanametal.runtime=embedded", "-Dpanametal.leaks=trace"));

    assertThat(result.err())
        .contains("was closed before 1 of its objects:")
        .contains("Buffer 'weights'. It was made at:")
        .contains("ForgottenBuffer.makeWeights(ForgottenBuffer.java:");
  }

  @Test
  void withoutThePropertyNothingIsTraced() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(ForgottenBuffer.class, List.of("-Dpanametal.runtime=embedded"));

    assertThat(result.err()).doesNotContain("of its objects").doesNotContain("makeWeights");
  }
}
