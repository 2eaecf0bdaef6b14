package dev.panametal.bench.demo;

import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecodeRun;
import java.util.Arrays;
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

  static Optional<IdMismatch> first(DecodeRun run, int[] reference) {
    int index = Arrays.mismatch(run.ids(), reference);
    return index < 0
        ? Optional.empty()
        : Optional.of(new IdMismatch(run.mode(), index, run.ids()[index], reference[index]));
  }

  String describe() {
    return "Token ids part: mode %s chose %d as token %d (counted from 0), the reference %d."
        .formatted(mode.label(), actual, index, expected);
  }
}
