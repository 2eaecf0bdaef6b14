package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.example.OneKernel;
import dev.panametal.example.TwelveShapes;
import dev.panametal.support.ChildJvm;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A program loads and links what it uses, however much is bound. */
class LoadTest {
  /**
   * A class of the bindings, or of what they stand on, that a JVM loaded; not of the embedded
   * device.
   */
  private static final Pattern LOADED =
      Pattern.compile("(?m)^(dev\\.panametal\\.(?:foundation|metal|objc)\\.[^\\s/]+) source: .*");

  @Test
  void aProgramThatLaunchesOneKernelLoadsFewOfTheBindings() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(
            OneKernel.class,
            List.of("-Dpanametal.runtime=embedded", "-Xlog:class+load:stdout:none"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(LOADED.matcher(result.out()).results().map(each -> each.group(1)))
        .hasSizeBetween(50, 115);
  }

  @Test
  void aProgramThatSendsTwelveShapesLinksTwelve() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(TwelveShapes.class, List.of("-Dpanametal.runtime=counting"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out().strip()).isEqualTo("12 shapes");
  }
}
