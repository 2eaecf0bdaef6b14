package dev.panametal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.objc.ErrorSlot;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCErrorException;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.FunctionDescriptor;
import org.junit.jupiter.api.Test;

/** Failures that the system reports, and what it does not have. */
@NeedsGnustep
class ErrorsTest extends PooledTest {
  private static final long UTF_8 = 4;
  private static final long DATA = Foundation.selector("dataUsingEncoding:");
  private static final long PARSE = Foundation.selector("JSONObjectWithData:options:error:");
  private static final String MESSAGE = "+[NSJSONSerialization JSONObjectWithData:options:error:]";

  @Test
  void anErrorThatTheSystemFillsInIsAnExceptionWithItsContents() {
    assertThatThrownBy(() -> parse("{no json"))
        .isInstanceOfSatisfying(
            ObjCErrorException.class,
            failure -> {
              assertThat(failure).hasMessageStartingWith(MESSAGE + " failed: ");
              assertThat(failure.error().domain()).isEqualTo("NSCocoaErrorDomain");
              assertThat(failure.error().description()).isNotEmpty();
            });
  }

  @Test
  void successFillsInNothing() {
    assertThat(parse("[1, 2]")).isNotZero();
  }

  @Test
  void aFailureWithoutAnErrorObjectIsAnExceptionAllTheSame() {
    try (ErrorSlot error = ErrorSlot.open()) {
      assertThatThrownBy(() -> error.check(false, "-[Test test]"))
          .isInstanceOf(ObjCErrorException.class)
          .hasMessageContaining("no error object says why");
    }
  }

  @Test
  void aFunctionThatTheLibrariesLackIsNamed() {
    assertThatThrownBy(() ->
            ObjCRuntime.current()
                .function("MTLCreateSystemDefaultDevice", FunctionDescriptor.ofVoid()))
        .isInstanceOf(RuntimeUnavailableException.class)
        .hasMessage(
            "The libraries of the runtime 'gnustep' have no function MTLCreateSystemDefaultDevice:"
                + " this system is too old for it.");
  }

  @Test
  void aClassThatTheLibrariesLackIsNil() {
    assertThat(ObjCRuntime.current().classNamed("MTLCompileOptions")).isZero();
  }

  private static long parse(String json) {
    long text = ObjCStrings.newString(json);
    try (ErrorSlot error = ErrorSlot.open()) {
      long parsed =
          LongMessages.send(
              Foundation.classNamed("NSJSONSerialization"),
              PARSE,
              LongMessages.send(text, DATA, UTF_8),
              0,
              error.address());
      return error.check(parsed, MESSAGE);
    } finally {
      ObjCFunctions.release(text);
    }
  }
}
