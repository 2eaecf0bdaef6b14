package dev.panametal.bench.demo;

import com.google.gson.Gson;
import dev.panametal.StreamCounters;
import java.util.List;

/**
 * The result as one JSON object. The components' names are the keys.
 *
 * @param runtime name of the Objective-C runtime
 * @param device name of the Metal device
 * @param model name of the model
 * @param tokens how many tokens were decoded
 * @param reference {@code match}, or {@code mismatch} where a run chose another token
 * @param modes what each mode gave
 */
record JsonReport(
    String runtime, String device, String model, int tokens, String reference, List<Mode> modes) {

  /**
   * One mode.
   *
   * @param mode its name
   * @param ids the tokens of its last run
   * @param tokensPerSecond of its best run
   * @param counters of its last run
   */
  record Mode(String mode, List<Integer> ids, double tokensPerSecond, StreamCounters counters) {}

  static JsonReport of(DemoResult result) {
    return new JsonReport(
        result.runtime(),
        result.device(),
        result.model().name(),
        result.tokens(),
        result.mismatch().isEmpty() ? "match" : "mismatch",
        result.modes().stream()
            .map(mode ->
                new Mode(mode.mode().label(), mode.ids(), mode.tokensPerSecond(), mode.counters()))
            .toList());
  }

  String toJson() {
    return new Gson().toJson(this);
  }
}
