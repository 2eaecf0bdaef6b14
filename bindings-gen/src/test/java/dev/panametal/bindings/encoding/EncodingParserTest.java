package dev.panametal.bindings.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.bindings.encoding.Encoded.Array;
import dev.panametal.bindings.encoding.Encoded.Bits;
import dev.panametal.bindings.encoding.Encoded.Pointer;
import dev.panametal.bindings.encoding.Encoded.Scalar;
import dev.panametal.bindings.encoding.Encoded.Struct;
import dev.panametal.bindings.encoding.Encoded.Union;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingParserTest {
  @Test
  void leavesOutFrameOffsets() {
    assertThat(EncodingParser.parse("v32@0:8@16Q24"))
        .containsExactly(
            new Scalar('v'), new Pointer("@"), new Pointer(":"), new Pointer("@"), new Scalar('Q'));
  }

  @Test
  void readsStructuresInStructures() {
    Struct three = new Struct(List.of(new Scalar('Q'), new Scalar('Q'), new Scalar('Q')));

    assertThat(EncodingParser.parse("{?={?=QQQ}{?=QQQ}}"))
        .containsExactly(new Struct(List.of(three, three)));
  }

  @Test
  void readsUnionsArraysAndBitFields() {
    assertThat(EncodingParser.parse("(?=[3f]b4)"))
        .containsExactly(new Union(List.of(new Array(3, new Scalar('f')), new Bits(4))));
  }

  @Test
  void tellsBlocksFromObjects() {
    assertThat(EncodingParser.parse("v16@?0@\"<MTLCommandBuffer>\"8"))
        .containsExactly(
            new Scalar('v'), new Pointer("@?"), new Pointer("@\"<MTLCommandBuffer>\""));
  }

  @Test
  void keepsWhatAPointerLeadsTo() {
    assertThat(EncodingParser.parse("r^@^^{__IOSurface=}^?"))
        .containsExactly(new Pointer("r^@"), new Pointer("^^{__IOSurface=}"), new Pointer("^?"));
  }

  @Test
  void skipsQualifiersOfScalars() {
    assertThat(EncodingParser.parse("Vv")).containsExactly(new Scalar('v'));
  }

  @Test
  void namesTheEncodingAndThePlaceItCannotRead() {
    assertThatThrownBy(() -> EncodingParser.parse("v@:%"))
        .hasMessage("cannot read the type encoding \"v@:%\" at character 3");
    assertThatThrownBy(() -> EncodingParser.parse("{?=Q"))
        .hasMessage("cannot read the type encoding \"{?=Q\" at character 4");
  }
}
