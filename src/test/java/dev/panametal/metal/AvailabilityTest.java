package dev.panametal.metal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.EmbeddedTest;
import dev.panametal.objc.ObjCUnavailableException;
import org.junit.jupiter.api.Test;

/** What a system does not have. The embedded device has little of Metal 4. */
class AvailabilityTest extends EmbeddedTest {
  @Test
  void aMethodThatTheDeviceLacksNamesTheMacosThatIntroducedIt() {
    assertThatThrownBy(() -> device().newMTL4CommandQueue())
        .isInstanceOf(ObjCUnavailableException.class)
        .hasMessage(
            "-[MTLDevice newMTL4CommandQueue] does not exist here: it came with macOS 26.0, and not"
                + " every device has it. Update macOS, or ask before you use it.");
  }

  @Test
  void aClassThatTheSystemLacksNamesTheMacosThatIntroducedIt() {
    assertThatThrownBy(() -> MTL4CompilerDescriptor.create())
        .isInstanceOf(ObjCUnavailableException.class)
        .hasMessageStartingWith(
            "The class MTL4CompilerDescriptor does not exist here: it came with macOS 26.0");
  }

  @Test
  void aNewerMethodThatIsThereIsSent() {
    try (var options = MTLCompileOptions.create()) {
      assertThat(options.get().respondsToSelector(MTLCompileOptions.Selectors.SET_MATH_MODE.id()))
          .isTrue();
      options.get().setMathMode(MTLMathMode.SAFE);
      assertThat(options.get().mathMode()).isEqualTo(MTLMathMode.SAFE);
    }
  }
}
