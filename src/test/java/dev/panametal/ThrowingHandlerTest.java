package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.example.ThrowingBlock;
import dev.panametal.naive.ThrowingHandler;
import dev.panametal.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exception that reaches native code ends the process; ours never do. */
class ThrowingHandlerTest {
  @Test
  void aThrowableOfAHandlerIsKeptAndTheProcessLives() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(ThrowingBlock.class, List.of("-Dpanametal.runtime=loopback"));

    assertThat(result.out().strip())
        .isEqualTo("still alive, told of: java.lang.IllegalStateException: GPUError after kernel");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void tvmsHandlerEndsTheProcess() throws Exception {
    ChildJvm.Result result = ChildJvm.run(ThrowingHandler.class, List.of());

    assertThat(result.out()).doesNotContain("still alive");
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains("Unrecoverable uncaught exception");
  }
}
