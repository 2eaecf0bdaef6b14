package dev.panametal.objc.macos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.objc.ObjCRuntime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What libobjc says about methods; it is there on a Mac only. */
@Tag("metal")
@EnabledOnOs(value = OS.MAC, disabledReason = "asks the libobjc of macOS")
class MethodEncodingsTest {
  private final ObjCRuntime runtime = new NativeRuntimeProvider().open();

  @Test
  void aMethodOfAClass() {
    assertThat(
            MethodEncodings.ofClass(
                runtime.classNamed("NSString"), runtime.selector("length"), false))
        .contains("Q16@0:8");
    assertThat(
            MethodEncodings.ofClass(
                runtime.classNamed("NSString"), runtime.selector("stringWithUTF8String:"), true))
        .contains("@24@0:8r*16");
  }

  @Test
  void aMethodThatAClassDoesNotHave() {
    assertThat(
            MethodEncodings.ofClass(
                runtime.classNamed("NSString"), runtime.selector("noSuchMethod:"), false))
        .isEmpty();
  }

  @Test
  void aMethodOfAProtocol() {
    assertThat(MethodEncodings.ofProtocol("NSObject", runtime.selector("hash"), false))
        .contains("Q16@0:8");
    assertThat(MethodEncodings.ofProtocol("NoSuchProtocol", runtime.selector("hash"), false))
        .isEmpty();
  }
}
