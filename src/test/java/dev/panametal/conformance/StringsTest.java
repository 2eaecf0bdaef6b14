package dev.panametal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings of ours as GNUstep sees them, and strings of GNUstep as we see them. */
@NeedsGnustep
class StringsTest extends PooledTest {
  private static final long UTF_8 = 4;
  private static final long LENGTH = Foundation.selector("length");
  private static final long OF_BYTES = Foundation.selector("initWithBytes:length:encoding:");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "saxpy",
        "grüße, €",
        "日本語",
        "emoji \uD83D\uDE80 and \uD83E\uDDEE",
        "\u0001\uFFFF"
      })
  void aStringComesBackAsItWas(String text) {
    long string = ObjCStrings.newString(text);

    assertThat(LongMessages.send(string, LENGTH)).isEqualTo(text.length());
    assertThat(ObjCStrings.toJava(string)).isEqualTo(text);
    ObjCFunctions.release(string);
  }

  @Test
  void aLongStringComesBackAsItWas() {
    String text = "kernel void f() {} // ä\n".repeat(50_000);
    long string = ObjCStrings.newString(text);

    assertThat(ObjCStrings.toJava(string)).isEqualTo(text);
    ObjCFunctions.release(string);
  }

  @Test
  void aZeroCharacterDoesNotEndAString() {
    long string = stringOfBytes("before\0after");

    assertThat(ObjCStrings.toJava(string)).isEqualTo("before\0after");
    ObjCFunctions.release(string);
  }

  @Test
  void nilIsTheEmptyString() {
    assertThat(ObjCStrings.toJava(0)).isEmpty();
  }

  private static long stringOfBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
      long allocated =
          LongMessages.send(Foundation.classNamed("NSString"), Foundation.selector("alloc"));
      return LongMessages.send(allocated, OF_BYTES, memory.address(), bytes.length, UTF_8);
    }
  }
}
