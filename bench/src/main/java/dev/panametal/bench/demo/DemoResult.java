package dev.panametal.bench.demo;

import dev.panametal.StreamCounters;
import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.ReferenceCheck;
import java.util.List;
import java.util.Optional;

/**
 * Everything a demo measured.
 *
 * @param runtime name of the Objective-C runtime
 * @param device name of the Metal device
 * @param model what was decoded
 * @param tokens how many tokens
 * @param runs timed runs of each mode
 * @param reference the reference's tokens and margin, the device's error
 * @param modes what each mode gave
 * @param mismatch where a run first parted from the reference, if one did
 */
record DemoResult(
    String runtime,
    String device,
    DecoderModel model,
    int tokens,
    int runs,
    ReferenceCheck reference,
    List<Mode> modes,
    Optional<IdMismatch> mismatch) {

  /**
   * One mode.
   *
   * @param mode which
   * @param ids the tokens of its last run
   * @param tokensPerSecond of its best run
   * @param counters of its last run
   */
  record Mode(
      DecodeMode mode, List<Integer> ids, double tokensPerSecond, StreamCounters counters) {}
}
