package dev.panametal.embedded.runtime;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import org.junit.jupiter.api.Test;

/** Type encodings are read as the bindings read them. */
class TypeEncodingTest {
  @Test
  void objectsSelectorsBlocksAndPointersAreLongs() {
    assertThat(TypeEncoding.of("@@::@?^v^^@r*^?#").descriptor())
        .isEqualTo(
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  @Test
  void aBoolIsAByteAndAnUnsignedCharArgumentAnInt() {
    assertThat(TypeEncoding.of("C@:BC").descriptor())
        .isEqualTo(FunctionDescriptor.of(JAVA_BYTE, JAVA_LONG, JAVA_LONG, JAVA_BYTE, JAVA_INT));
  }

  @Test
  void aStructWithinAStructCountsAsItsFields() {
    assertThat(TypeEncoding.of("v@:{?={?=QQ}I}").descriptor())
        .isEqualTo(
            FunctionDescriptor.ofVoid(
                JAVA_LONG, JAVA_LONG, MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_INT)));
  }

  @Test
  void stackOffsetsCountABoolAsAnInt() {
    assertThat(TypeEncoding.of("v@:{_NSRange=QQ}BC").withOffsets())
        .isEqualTo("v40@0:8{_NSRange=QQ}16B32C36");
  }

  @Test
  void whatIsNoEncodingOfAMethodIsRefused() {
    assertThatThrownBy(() -> TypeEncoding.of("v@"))
        .hasMessage("The encoding 'v@' lacks a result, a receiver or a selector.");
    assertThatThrownBy(() -> TypeEncoding.of("v@:[4i]"))
        .hasMessage("The encoding 'v@:[4i]' has an unknown type '['.");
  }
}
