package dev.panametal.foundation;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.EmbeddedTest;
import dev.panametal.metal.MTLDevice;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The part of Foundation that Metal's messages take and return. */
@Tag("jni-check")
class FoundationTest extends EmbeddedTest {
  @Test
  void numbersOfEveryWidthTravel() {
    assertThat(NSNumber.numberWithInt(-5).intValue()).isEqualTo(-5);
    assertThat(NSNumber.numberWithUnsignedInteger(1L << 62).unsignedIntegerValue())
        .isEqualTo(1L << 62);
    assertThat(NSNumber.numberWithDouble(0.25).doubleValue()).isEqualTo(0.25);
    assertThat(NSNumber.numberWithBool(true).boolValue()).isTrue();
    assertThat(NSNumber.numberWithBool(false).boolValue()).isFalse();
  }

  @Test
  void anArrayIsMadeOfIdsInNativeMemory() {
    try (Arena arena = Arena.ofConfined()) {
      NSString text = string("two");
      MemorySegment ids = arena.allocateFrom(JAVA_LONG, NSNumber.numberWithInt(1).id(), text.id());

      NSArray array = NSArray.arrayWithObjects(ids, 2);

      assertThat(array.count()).isEqualTo(2);
      assertThat(array.objectAtIndex(1).id()).isEqualTo(text.id());
    }
  }

  @Test
  void aMutableDictionaryIsCreatedAndFilled() {
    try (Owned<NSMutableDictionary> dictionary = NSMutableDictionary.create()) {
      dictionary.get().setObjectForKey(NSNumber.numberWithInt(7), string("seven"));

      NSObject value = Objects.requireNonNull(dictionary.get().objectForKey(string("seven")));
      assertThat(NSNumber.of(value.id()).intValue()).isEqualTo(7);
      assertThat(dictionary.get().objectForKey(string("eight"))).isNull();
    }
  }

  @Test
  void aCopyIsOwned() {
    try (Owned<NSObject> copy = Objects.requireNonNull(string("text").copy())) {
      assertThat(ObjCStrings.toJava(copy.id())).isEqualTo("text");
    }
  }

  @Test
  void anObjectKnowsItsSelectorsAndClass() {
    assertThat(device().respondsToSelector(MTLDevice.Selectors.NAME)).isTrue();
    assertThat(device().respondsToSelector(ObjCRuntime.current().selector("noSuchThing:")))
        .isFalse();
    assertThat(string("text").isKindOfClass(NSString.ClassObject.ID)).isTrue();
    assertThat(string("text").isKindOfClass(NSNumber.ClassObject.ID)).isFalse();
  }

  @Test
  void anErrorCarriesItsDetails() {
    NSError error = NSError.errorWithDomain(string("ADomain"), 42, null);

    assertThat(error.code()).isEqualTo(42);
    assertThat(ObjCStrings.toJava(error.domain().id())).isEqualTo("ADomain");
  }
}
