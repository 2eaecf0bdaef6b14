package dev.panametal.bench.demo;

import dev.panametal.MetalDevice;
import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecodeRun;
import dev.panametal.bench.decode.DecodeWorkload;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.ReferenceCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Decodes in every mode, several times, and compares every run with the reference. The modes take
 * turns, so that what disturbs the machine for a while disturbs all of them.
 *
 * @param model what to decode
 * @param tokens how many
 * @param runs timed runs of each mode
 * @param referenceIds applied to the reference's tokens before the comparison; the identity, except
 *     in the test that shows that a difference is found
 */
record DemoMeasurement(
    DecoderModel model, int tokens, int runs, UnaryOperator<List<Integer>> referenceIds) {

  DemoResult measure(MetalDevice device) {
    try (DecodeWorkload workload = new DecodeWorkload(device, model, tokens)) {
      ReferenceCheck reference = workload.checkAgainstReference();
      List<DecodeRun> all = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        for (DecodeMode mode : DecodeMode.values()) {
          all.add(workload.run(mode));
        }
      }
      return result(device, reference, all);
    }
  }

  private DemoResult result(MetalDevice device, ReferenceCheck reference, List<DecodeRun> all) {
    List<Integer> expected = referenceIds.apply(reference.ids());
    return new DemoResult(
        device.info().runtime(),
        device.info().name(),
        model,
        tokens,
        runs,
        reference,
        Stream.of(DecodeMode.values()).map(mode -> summary(mode, all)).toList(),
        all.stream().flatMap(run -> IdMismatch.first(run, expected).stream()).findFirst());
  }

  private static DemoResult.Mode summary(DecodeMode mode, List<DecodeRun> all) {
    List<DecodeRun> ofMode = all.stream().filter(run -> run.mode() == mode).toList();
    double best = ofMode.stream().mapToDouble(DecodeRun::tokensPerSecond).max().orElseThrow();
    DecodeRun last = ofMode.getLast();
    return new DemoResult.Mode(mode, last.ids(), best, last.counters());
  }
}
