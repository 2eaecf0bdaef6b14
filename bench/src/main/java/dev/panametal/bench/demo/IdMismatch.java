package dev.panametal.bench.demo;

import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecodeRun;
import java.util.List;
import java.util.Optional;

/**
 * Where a run first chose another token than the reference.
 *
 * @param mode the run's mode
 * @param index which token of the sequence, from 0
 * @param actual what the run chose
 * @param expected what the reference chose
 */
record IdMismatch(DecodeMode mode, int index, int actual, int expected) {

  static Optional<IdMismatch> first(DecodeRun run, List<Integer> reference) {
    for (int i = 0; i < reference.size(); i++) {
      int actual = run.ids().get(i);
      int expected = reference.get(i);
      if (actual != expected) {
        return Optional.of(new IdMismatch(run.mode(), i, actual, expected));
      }
    }
    return Optional.empty();
  }

  String describe() {
    return "Token ids part: mode %s chose %d as token %d (counted from 0), the reference %d."
        .formatted(mode.label(), actual, index, expected);
  }
}
