package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionRingTest {
  private static final long ALIGNMENT = 256;

  private final RegionRing ring = new RegionRing(1024, 8, ALIGNMENT);

  @Test
  void regionsFollowEachOtherAligned() {
    assertThat(ring.reserve(1, 1)).isEqualTo(0);
    assertThat(ring.reserve(257, 1)).isEqualTo(256);
    assertThat(ring.reserve(4, 1)).isEqualTo(768);
  }

  @Test
  void aFullRingHasNoRoomUntilTheOldestSerialIsDone() {
    ring.reserve(512, 1);
    ring.reserve(512, 2);
    assertThat(ring.reserve(4, 3)).isEqualTo(RegionRing.NO_ROOM);

    ring.release(1);

    assertThat(ring.reserve(4, 3)).isEqualTo(0);
  }

  @Test
  void aRegionOfALaterSerialIsNotFreedWithAnEarlierOne() {
    ring.reserve(256, 1);
    ring.reserve(256, 2);
    ring.reserve(512, 3);

    ring.release(1);

    assertThat(ring.reserve(512, 4)).isEqualTo(RegionRing.NO_ROOM);
    assertThat(ring.oldestSerial()).isEqualTo(2);
  }

  @Test
  void aRegionThatDoesNotFitBeforeTheEndBeginsAtTheStart() {
    ring.reserve(512, 1);
    ring.reserve(256, 2);
    ring.release(1);

    assertThat(ring.reserve(512, 3)).isEqualTo(0);
  }

  @Test
  void theSkippedEndBelongsToTheRegionThatSkippedIt() {
    ring.reserve(512, 1);
    ring.reserve(256, 2);
    ring.release(1);
    ring.reserve(512, 3);

    ring.release(2);

    assertThat(ring.bytesInUse()).isEqualTo(768);
    ring.release(3);
    assertThat(ring.bytesInUse()).isZero();
  }

  @Test
  void anEmptyRingTakesARegionAsLargeAsItself() {
    ring.reserve(256, 1);
    ring.release(1);

    assertThat(ring.reserve(1024, 2)).isEqualTo(0);
  }

  @Test
  void slotsBoundTheRegionsWhateverTheirSize() {
    RegionRing few = new RegionRing(1024, 2, ALIGNMENT);
    few.reserve(4, 1);
    few.reserve(4, 1);

    assertThat(few.reserve(4, 1)).isEqualTo(RegionRing.NO_ROOM);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void regionsInUseNeverOverlap(long seed) {
    Random random = new Random(seed);
    RegionRing any = new RegionRing(16 * ALIGNMENT, 6, ALIGNMENT);
    Deque<long[]> inUse = new ArrayDeque<>();
    long serial = 1;
    int reserved = 0;
    for (int step = 0; step < 10_000; step++) {
      if (random.nextInt(3) == 0 && !inUse.isEmpty()) {
        long done = inUse.peek()[2];
        any.release(done);
        inUse.removeIf(region -> region[2] <= done);
      } else {
        serial += random.nextInt(2);
        long bytes = 1L + random.nextInt((int) (16 * ALIGNMENT));
        long offset = any.reserve(bytes, serial);
        if (offset != RegionRing.NO_ROOM) {
          reserved++;
          assertThat(offset % ALIGNMENT).isZero();
          assertThat(offset + bytes).isLessThanOrEqualTo(16 * ALIGNMENT);
          for (long[] other : inUse) {
            assertThat(offset + bytes <= other[0] || other[1] <= offset)
                .as("region %d..%d against %d..%d", offset, offset + bytes, other[0], other[1])
                .isTrue();
          }
          inUse.add(new long[] {offset, offset + bytes, serial});
        }
      }
    }
    assertThat(reserved).isGreaterThan(1_000);
  }
}
