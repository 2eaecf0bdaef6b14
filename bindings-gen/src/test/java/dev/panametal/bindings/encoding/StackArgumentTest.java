package dev.panametal.bindings.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackArgumentTest {
  private static List<String> offsets(String encoding) {
    return StackArgument.of(Shape.ofMessage(encoding)).stream()
        .map(each -> "%d: %d %d".formatted(each.number(), each.arm(), each.apple()))
        .toList();
  }

  @Test
  void eightIntegerRegistersHoldReceiverSelectorAndSixArguments() {
    assertThat(offsets("v@:QQQQQQ")).isEmpty();
    assertThat(offsets("v@:QQQQQQQ")).containsExactly("7: 0 0");
  }

  @Test
  void appleGivesAnArgumentItsNaturalSize() {
    assertThat(offsets("v@:QQQQQQBBIQ")).containsExactly("7: 0 0", "8: 8 1", "9: 16 4", "10: 24 8");
  }

  @Test
  void floatsHaveRegistersOfTheirOwn() {
    assertThat(offsets("v@:ffffffffQQQQQQ")).isEmpty();
    assertThat(offsets("v@:ffffffffff")).containsExactly("9: 0 0", "10: 8 4");
    assertThat(offsets("v@:fffff{?=dddd}")).containsExactly("6: 0 0");
  }

  @Test
  void aStructureThatDoesNotFitLeavesTheLastRegisterEmpty() {
    assertThat(offsets("v@:QQQQQ{_NSRange=QQ}Q")).containsExactly("6: 0 0", "7: 16 16");
  }

  @Test
  void aLargeStructureTakesThePlaceOfItsAddress() {
    assertThat(offsets("v@:QQQQQ{?=QQQ}{?=QQQ}Q")).containsExactly("7: 0 0", "8: 8 8");
  }

  @Test
  void narrowIsWhatFillsNoWholeSlot() {
    List<StackArgument> arguments =
        StackArgument.of(Shape.ofMessage("@@:QQ{_NSRange=QQ}{_NSRange=QQ}{?=CCCC}"));

    assertThat(arguments).singleElement().matches(StackArgument::narrow);
    assertThat(StackArgument.of(Shape.ofMessage("v@:QQQQQQQ"))).noneMatch(StackArgument::narrow);
  }
}
