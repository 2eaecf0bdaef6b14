package dev.panametal.metal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.foundation.NSDictionary;
import dev.panametal.foundation.NSMutableDictionary;
import dev.panametal.foundation.NSObject;
import org.junit.jupiter.api.Test;

/** A generated protocol or class is a view of an object: its id and nothing else. */
class ViewTest {
  @Test
  void aViewHoldsTheId() {
    assertThat(MTLBuffer.of(0x1234).id()).isEqualTo(0x1234);
  }

  @Test
  void nilHasNoView() {
    assertThatThrownBy(() -> MTLBuffer.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nil is no MTLBuffer: its id must not be 0.");
  }

  @Test
  void viewsOfOneObjectAreEqual() {
    assertThat(MTLBuffer.of(8)).isEqualTo(MTLBuffer.of(8)).isNotEqualTo(MTLBuffer.of(16));
  }

  @Test
  void aViewPrintsItsTypeAndItsId() {
    assertThat(MTLBuffer.of(0x1234)).hasToString("MTLBuffer@1234");
  }

  @Test
  void aProtocolIsWhatItAdopts() {
    assertThat(MTLBuffer.of(8))
        .isInstanceOf(MTLResource.class)
        .isInstanceOf(MTLAllocation.class)
        .isInstanceOf(NSObject.class);
  }

  @Test
  void aClassIsItsSuperclassAndSealed() {
    assertThat(NSMutableDictionary.of(8)).isInstanceOf(NSDictionary.class);
    assertThat(NSDictionary.class).isSealed();
    assertThat(MTLBuffer.class.isSealed()).isFalse();
  }
}
