package dev.panametal.bench.demo;

import dev.panametal.bench.decode.ReferenceCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a demo passed.
 *
 * @param passed whether the tokens of all runs equal the reference's, and the model's promise about
 *     their margin holds
 * @param messages what is wrong or doubtful
 */
record Verdict(boolean passed, List<String> messages) {

  static Verdict of(DemoResult result) {
    List<String> messages = new ArrayList<>();
    // The seed was chosen for the default length; at another a near tie may happen.
    boolean promised = result.tokens() == result.model().defaultTokens();
    boolean decisive = result.reference().decisive();
    if (!decisive) {
      messages.add(
          String.format(
              Locale.ROOT,
              "%s: the reference's smallest margin is less than %.0f times the device's largest"
                  + " logit error, so rounding may decide a token.",
              promised ? "The logits are too far off" : "Warning",
              ReferenceCheck.WANTED_RATIO));
    }
    result.mismatch().map(IdMismatch::describe).ifPresent(messages::add);
    return new Verdict(
        result.mismatch().isEmpty() && (decisive || !promised), List.copyOf(messages));
  }
}
