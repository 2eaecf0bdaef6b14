package dev.panametal.embedded.msl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attribute's index may be a small expression, once macros are expanded. */
class IntegerExpressionTest {
  @ParameterizedTest
  @CsvSource({"7,7", "0x10,16", "3u,3", "300 + 2,302", "2 * ( 3 + 4 ) - 1,13"})
  void evaluates(String text, int value) {
    assertThat(IntegerExpression.evaluate(text)).isEqualTo(OptionalInt.of(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kInput", "1 +", "( 1", "1 2"})
  void leavesOthersAlone(String text) {
    assertThat(IntegerExpression.evaluate(text)).isEmpty();
  }
}
