package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.example.CopyBeyondTheEnd;
import dev.panametal.support.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees who catches nothing. */
class UncaughtExceptionTest {
  @Test
  void endsTheProgramWithExitCode1AndItsCauseInOneLine() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(
            CopyBeyondTheEnd.class,
            List.of("-Dpanametal.runtime=" + System.getProperty("panametal.runtime")));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines().findFirst())
        .hasValue(
            "Exception in thread \"main\" dev.panametal.MetalArgumentException: Copy of 64 bytes at"
                + " offset 0 lies outside buffer 'to', which has 16 bytes.");
    assertThat(result.err()).doesNotContain("Caused by");
  }

  @Test
  void withoutMetalTheDefaultRuntimeSaysHowToAskForTheEmbeddedDevice() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(
            CopyBeyondTheEnd.class, List.of("-Dos.name=Linux", "-Dpanametal.runtime=native"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith(
            "Exception in thread \"main\" dev.panametal.objc.RuntimeUnavailableException: There is no"
                + " Metal on this machine (Linux ")
        .contains("ask for it with -Dpanametal.runtime=embedded or PANAMETAL_RUNTIME=embedded.");
  }

  @Test
  void anUnknownRuntimeIsNamedBesideTheKnownOnes() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(CopyBeyondTheEnd.class, List.of("-Dpanametal.runtime=cuda"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        // The test tree has a runtime of its own among them.
        .containsPattern(
            "There is no runtime named 'cuda'; known are \\[(counting, )?embedded, loopback, native\\]\\."
                + " Choose one with -Dpanametal\\.runtime=NAME or PANAMETAL_RUNTIME=NAME\\.");
  }
}
