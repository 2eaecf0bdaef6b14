package dev.panametal.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.bench.decode.DecodeMode;
import dev.panametal.bench.decode.DecoderModel;
import dev.panametal.bench.decode.ReferenceCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final DecoderModel MODEL = DecoderModel.all().getFirst();
  private static final int DEFAULT_LENGTH = MODEL.defaultTokens();
  private static final Optional<IdMismatch> SAME = Optional.empty();
  private static final Optional<IdMismatch> DIFFERENT =
      Optional.of(new IdMismatch(DecodeMode.BATCHED, 3, 11, 12));

  private static Verdict verdict(
      int tokens, double margin, double error, Optional<IdMismatch> mismatch) {
    ReferenceCheck reference = new ReferenceCheck(List.of(), margin, error);
    return Verdict.of(
        new DemoResult("embedded", "a device", MODEL, tokens, 1, reference, List.of(), mismatch));
  }

  @Test
  void equalTokensWithAWideMarginPass() {
    assertThat(verdict(DEFAULT_LENGTH, 100e-6, 1e-6, SAME)).isEqualTo(new Verdict(true, List.of()));
  }

  @Test
  void aNarrowMarginAtTheDefaultLengthFails() {
    Verdict verdict = verdict(DEFAULT_LENGTH, 99e-6, 1e-6, SAME);
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.messages())
        .singleElement()
        .asString()
        .startsWith("The logits are too far off: ");
  }

  @Test
  void aNarrowMarginAtAnotherLengthIsAWarning() {
    Verdict verdict = verdict(DEFAULT_LENGTH + 1, 99e-6, 1e-6, SAME);
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.messages()).singleElement().asString().startsWith("Warning: ");
  }

  @Test
  void logitsThatAreNotNumbersFail() {
    assertThat(verdict(DEFAULT_LENGTH, 1, Double.NaN, SAME).passed()).isFalse();
  }

  @Test
  void differentTokensFailAndSayWhere() {
    Verdict verdict = verdict(DEFAULT_LENGTH + 1, 1, 1e-6, DIFFERENT);
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.messages())
        .containsExactly(
            "Token ids part: mode batched chose 11 as token 3 (counted from 0), the reference 12.");
  }

  @Test
  void differentTokensAfterANarrowMarginSayBoth() {
    assertThat(verdict(DEFAULT_LENGTH + 1, 1e-6, 1e-6, DIFFERENT).messages()).hasSize(2);
  }
}
