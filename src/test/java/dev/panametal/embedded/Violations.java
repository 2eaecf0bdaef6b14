package dev.panametal.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.objc.MetalRuleViolation;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a message breaks a rule and says so. */
final class Violations {
  private Violations() {}

  static AbstractThrowableAssert<?, ?> assertViolation(ThrowingCallable message) {
    return assertThatThrownBy(message).isInstanceOf(MetalRuleViolation.class);
  }
}
