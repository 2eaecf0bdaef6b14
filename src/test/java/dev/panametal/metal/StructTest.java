package dev.panametal.metal;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.foundation.NSRange;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A generated structure is its layout and accessors over a segment. */
@Tag("jni-check")
class StructTest {
  @Test
  void theLayoutIsTheOneOfC() {
    assertThat(MTLSize.LAYOUT.byteSize()).isEqualTo(24);
    assertThat(MTLSize.LAYOUT.byteOffset(groupElement("depth"))).isEqualTo(16);
    assertThat(MTLRegion.LAYOUT.byteSize()).isEqualTo(48);
    assertThat(MTLRegion.LAYOUT.byteOffset(groupElement("size"), groupElement("height")))
        .isEqualTo(32);
    assertThat(NSRange.LAYOUT.byteAlignment()).isEqualTo(8);
  }

  @Test
  void allocateSetsEveryField() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = MTLSize.allocate(arena, 1, 2, 3);

      assertThat(MTLSize.width(size)).isEqualTo(1);
      assertThat(MTLSize.height(size)).isEqualTo(2);
      assertThat(MTLSize.depth(size)).isEqualTo(3);
    }
  }

  @Test
  void accessorsWorkOnTheHeapAsWell() {
    long[] words = new long[3];

    MTLSize.height(MemorySegment.ofArray(words), 7);

    assertThat(words).containsExactly(0, 7, 0);
  }

  @Test
  void aNestedStructureIsCopiedIn() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = MTLSize.allocate(arena, 4, 5, 6);
      MemorySegment region = MTLRegion.allocate(arena, MTLOrigin.allocate(arena, 1, 2, 3), size);
      MTLSize.width(size, 99);

      assertThat(MTLOrigin.z(MTLRegion.origin(region))).isEqualTo(3);
      assertThat(MTLSize.width(MTLRegion.size(region))).isEqualTo(4);
    }
  }

  @Test
  void aNestedStructureIsReadInPlace() {
    MemorySegment region = MemorySegment.ofArray(new long[6]);

    MTLSize.depth(MTLRegion.size(region), 8);

    assertThat(region.toArray(java.lang.foreign.ValueLayout.JAVA_LONG))
        .containsExactly(0, 0, 0, 0, 0, 8);
  }
}
