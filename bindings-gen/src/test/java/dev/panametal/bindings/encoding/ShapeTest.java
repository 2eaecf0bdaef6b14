package dev.panametal.bindings.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.encoding.Carrier.Scalar;
import dev.panametal.bindings.encoding.Carrier.Struct;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  @ParameterizedTest
  @CsvSource({
    "@, LONG", "#, LONG", ":, LONG", "@?, LONG", "r*, LONG", "^v, LONG", "r^@, LONG", "q, LONG",
    "Q, LONG", "i, INT", "I, INT", "s, SHORT", "S, CHAR", "c, BYTE", "B, BYTE", "f, FLOAT",
    "d, DOUBLE"
  })
  void carriesAnArgument(String encoding, Scalar carrier) {
    assertThat(Shape.ofMessage("v@:" + encoding))
        .isEqualTo(new Shape(Scalar.VOID, List.of(carrier)));
  }

  @Test
  void carriesAnUnsignedCharExtendedWithZeros() {
    assertThat(Shape.ofMessage("v44@0:8@16{_NSRange=QQ}24C40"))
        .isEqualTo(
            new Shape(
                Scalar.VOID,
                List.of(Scalar.LONG, new Struct(List.of(Scalar.LONG, Scalar.LONG)), Scalar.INT)));
  }

  @Test
  void refusesAnUnsignedCharOnTheStack() {
    assertThatThrownBy(() -> Shape.ofMessage("v@:QQQQC"))
        .hasMessage("an unsigned char on the stack");
  }

  @Test
  void returnsAnUnsignedCharAsAByte() {
    assertThat(Shape.ofMessage("C@:").returns()).isEqualTo(Scalar.BYTE);
  }

  @Test
  void flattensStructures() {
    assertThat(Shape.ofMessage("v@:{?={?=QQQ}{?=QQQ}}").params())
        .containsExactly(new Struct(Collections.nCopies(6, Scalar.LONG)));
  }

  @Test
  void takesAStructureOfOneIntegerForTheInteger() {
    assertThat(Shape.ofMessage("{MTLResourceID=Q}16@0:8"))
        .isEqualTo(new Shape(Scalar.LONG, List.of()));
  }

  @Test
  void refusesWhatTheFlatFormWouldChange() {
    assertThatThrownBy(() -> Shape.ofMessage("v@:{?=iQ}"))
        .hasMessage("a structure with padding by value: [INT, LONG]");
    assertThatThrownBy(() -> Shape.ofMessage("v@:{?=(?=fi)}")).hasMessage("a union by value");
    assertThatThrownBy(() -> Shape.ofMessage("{?=b8}@:")).hasMessage("a bit field by value");
  }

  @Test
  void refusesAnEncodingOfNoMethod() {
    assertThatThrownBy(() -> Shape.ofMessage("v16@?0@8"))
        .hasMessage("not the type encoding of a method: v16@?0@8");
  }

  @Test
  void namesTheClassAfterTheResult() {
    assertThat(Shape.ofMessage("{?=QQQ}@:").messagesClass()).isEqualTo("Long3Messages");
    assertThat(Shape.ofMessage("B@:").messagesClass()).isEqualTo("ByteMessages");
  }

  @Test
  void onlyShapesOfLongsShareAName() {
    assertThat(Shape.ofMessage("v@:@QQ").sendMethod()).isEqualTo("send");
    assertThat(Shape.ofMessage("v@:@QI").sendMethod()).isEqualTo("sendLongLongInt");
    assertThat(Shape.ofMessage("v@:{?=QQQ}{?=QQQ}").sendMethod()).isEqualTo("sendLong3Long3");
  }
}
