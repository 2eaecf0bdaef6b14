package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds for the regions of a ring in any order of reservations and completions. The checks are
 * also put to a ring that goes wrong as TVM's staging pool does, which shows that they would
 * notice.
 */
class RegionRingProperties {
  private static final long ALIGNMENT = 256;

  /** A ring under test. */
  private interface Ring {
    long reserve(long bytes, long serial);

    void release(long completedSerial);
  }

  /**
   * One step.
   *
   * @param bytes the size of a region to take, or 0 to let the GPU complete something
   * @param by how many serials go by, opened or completed
   */
  record Step(int bytes, int by) {}

  private record Region(long begin, long end, long serial) {
    boolean overlaps(Region other) {
      return begin < other.end && other.begin < end;
    }
  }

  @Provide
  static Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> bytes =
        Arbitraries.oneOf(
            Arbitraries.just(0),
            Arbitraries.integers().between(1, 300),
            Arbitraries.integers().between(1, 8 * 256));
    return Combinators.combine(bytes, Arbitraries.integers().between(0, 2))
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  private static Ring ours(long capacity, int slots) {
    RegionRing ring = new RegionRing(capacity, slots, ALIGNMENT);
    return new Ring() {
      @Override
      public long reserve(long bytes, long serial) {
        return ring.reserve(bytes, serial);
      }

      @Override
      public void release(long completedSerial) {
        ring.release(completedSerial);
      }
    };
  }

  /** Begins again at the start once it is full, whoever still reads there. */
  private static Ring naive(long capacity) {
    return new Ring() {
      private long next;

      @Override
      public long reserve(long bytes, long serial) {
        long size = StagingRing.aligned(bytes);
        long offset = next + size > capacity ? 0 : next;
        next = offset + size;
        return offset;
      }

      @Override
      public void release(long completedSerial) {}
    };
  }

  private static void regionsInUseAreNobodyElses(
      Ring ring, List<Step> steps, long capacity, int slots) {
    List<Region> inUse = new ArrayList<>();
    long opened = 1;
    long completed = 0;
    for (Step step : steps) {
      if (step.bytes == 0) {
        completed = Math.min(opened, completed + step.by);
        opened = Math.max(opened, completed + 1);
        long done = completed;
        ring.release(done);
        inUse.removeIf(region -> region.serial <= done);
      } else if (step.bytes <= capacity) {
        opened += step.by;
        long offset = ring.reserve(step.bytes, opened);
        if (offset == RegionRing.NO_ROOM) {
          assertThat(inUse).as("an empty ring has room").isNotEmpty();
        } else {
          Region region = new Region(offset, offset + step.bytes, opened);
          assertThat(offset % ALIGNMENT).isZero();
          assertThat(region.end).isLessThanOrEqualTo(capacity);
          assertThat(inUse).as("regions in use").noneMatch(region::overlaps);
          inUse.add(region);
          assertThat(inUse).hasSizeLessThanOrEqualTo(slots);
        }
      }
    }
  }

  @Property(seed = "611", tries = 2000)
  void noRegionIsGivenOutAgainBeforeItsSerialIsDone(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 8) int regions,
      @ForAll @IntRange(min = 1, max = 12) int slots) {
    long capacity = regions * ALIGNMENT;
    regionsInUseAreNobodyElses(ours(capacity, slots), steps, capacity, slots);
  }

  @Property(seed = "612", tries = 2000)
  void whatIsDoneMakesRoom(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 8) int regions) {
    long capacity = regions * ALIGNMENT;
    RegionRing ring = new RegionRing(capacity, 4, ALIGNMENT);
    long serial = 1;
    for (Step step : steps) {
      if (step.bytes > 0 && step.bytes <= capacity) {
        serial += step.by;
        while (ring.reserve(step.bytes, serial) == RegionRing.NO_ROOM) {
          assertThat(ring.isEmpty()).isFalse();
          ring.release(ring.oldestSerial());
        }
        assertThat(ring.bytesInUse()).isBetween((long) step.bytes, capacity);
      }
    }
  }

  @Example
  void aRingThatReusesWithoutWaitingIsCaught() {
    List<Step> more = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      more.add(new Step(256, 1));
    }
    assertThatThrownBy(() ->
            regionsInUseAreNobodyElses(
                naive(4 * ALIGNMENT), more, 4 * ALIGNMENT, Integer.MAX_VALUE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("regions in use");
  }
}
