package dev.panametal.conformance;

import dev.panametal.gnustep.GnustepLibraries;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test class where GNUstep is not installed, with the names of the packages. {@code
 * scripts/conformance} sets {@code panametal.conformance.required}; then it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsGnustep.Installed.class)
@interface NeedsGnustep {
  /** Looks for the libraries. */
  final class Installed implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<String> missing = new GnustepLibraries().missing();
      return missing.isEmpty() || Boolean.getBoolean("panametal.conformance.required")
          ? ConditionEvaluationResult.enabled("GNUstep is installed, or required")
          : ConditionEvaluationResult.disabled(
              "GNUstep is not installed; missing of Debian's packages: "
                  + String.join(" ", missing));
    }
  }
}
