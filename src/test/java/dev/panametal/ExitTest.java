package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.example.ExitInFlight;
import dev.panametal.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process may exit while the GPU works. */
class ExitTest {
  @Test
  void theExitWaitsForWorkInFlight() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(ExitInFlight.class, List.of("-Dpanametal.runtime=embedded"));

    assertThat(result.out().lines()).containsExactly("exit waits: true", "pending: false");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void workThatNeverEndsDoesNotKeepTheProcess() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(ExitInFlight.class, List.of("-Dpanametal.runtime=embedded", "-Dstuck=true"));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).isEmpty();
  }
}
