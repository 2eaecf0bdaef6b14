package dev.panametal.bench.demo;

import dev.panametal.MetalDevice;
import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecodeRun;
import dev.panametal.bench.decode.DecodeWorkload;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.ReferenceCheck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
    DecoderModel model, int tokens, int runs, UnaryOperator<int[]> referenceIds) {

  DemoResult measure(MetalDevice device) {
    try (DecodeWorkload workload = new DecodeWorkload(device, model, tokens)) {
      ReferenceCheck reference = workload.checkAgainstReference();
      int[] expected = referenceIds.apply(reference.ids());
      Map<DecodeMode, DecodeRun> last = new EnumMap<>(DecodeMode.class);
      Map<DecodeMode, Double> best = new EnumMap<>(DecodeMode.class);
      Optional<IdMismatch> mismatch = Optional.empty();
      for (int i = 0; i < runs; i++) {
        for (DecodeMode mode : DecodeMode.values()) {
          DecodeRun run = workload.run(mode);
          last.put(mode, run);
          best.merge(mode, run.tokensPerSecond(), Math::max);
          mismatch = mismatch.or(() -> IdMismatch.first(run, expected));
        }
      }
      return result(device, reference, last, best, mismatch);
    }
  }

  private DemoResult result(
      MetalDevice device,
      ReferenceCheck reference,
      Map<DecodeMode, DecodeRun> last,
      Map<DecodeMode, Double> best,
      Optional<IdMismatch> mismatch) {
    List<DemoResult.Mode> modes =
        last.values().stream()
            .map(
                run ->
                    new DemoResult.Mode(
                        run.mode(), run.ids(), best.get(run.mode()), run.counters()))
            .toList();
    return new DemoResult(
        device.info().runtime(),
        device.info().name(),
        model,
        tokens,
        runs,
        reference,
        modes,
        mismatch);
  }
}
