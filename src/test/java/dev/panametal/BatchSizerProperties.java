package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for the sizes of batches whatever times they take. */
class BatchSizerProperties {
  static final long MILLISECOND = 1_000_000;

  @Property(seed = "7431")
  void sizesStayWithinTheirBoundsAndAtMostDouble(
      @ForAll @IntRange(min = 1, max = 10_000) int most,
      @ForAll @LongRange(min = 1, max = 100 * MILLISECOND) long target,
      @ForAll @LongRange(min = 0, max = 1000 * MILLISECOND) long more,
      @ForAll @Size(max = 200) List<@LongRange(min = -1, max = Long.MAX_VALUE) Long> times) {
    BatchSizer sizer = new BatchSizer(target, target + more, most);
    for (long time : times) {
      int before = sizer.dispatches();
      sizer.finished(before, time);

      assertThat(sizer.dispatches()).isBetween(1, most).isLessThanOrEqualTo(2 * before);
    }
  }

  /** Full batches of kernels no slower than those of the slowest batch just finished. */
  @Property(seed = "7432")
  void noBatchIsExpectedToExceedTheBound(
      @ForAll @LongRange(min = 1, max = 10 * MILLISECOND) long target,
      @ForAll @LongRange(min = 0, max = 100 * MILLISECOND) long more,
      @ForAll @Size(min = 1, max = 100)
          List<@LongRange(min = 1, max = 200 * MILLISECOND) Long> nanosOfADispatch) {
    long max = target + more;
    BatchSizer sizer = new BatchSizer(target, max, 100_000);
    for (long nanos : nanosOfADispatch) {
      sizer.finished(sizer.dispatches(), sizer.dispatches() * nanos);

      if (sizer.dispatches() > 1) {
        assertThat(sizer.dispatches() * nanos).isLessThanOrEqualTo(max);
      }
    }
  }

  @Property(seed = "7433")
  void batchesOfEqualDispatchesReachTheTarget(
      @ForAll @LongRange(min = 1, max = 50 * MILLISECOND) long nanosOfADispatch,
      @ForAll @LongRange(min = 1, max = 50 * MILLISECOND) long target) {
    int most = 1 << 20;
    BatchSizer sizer = new BatchSizer(target, 2 * target, most);
    for (int i = 0; i < 40; i++) {
      sizer.finished(sizer.dispatches(), sizer.dispatches() * nanosOfADispatch);
    }

    long ideal = Math.clamp(target / nanosOfADispatch, 1, most);
    assertThat((long) sizer.dispatches()).isBetween(ideal - 1, ideal);
  }

  @Property(seed = "7434", tries = 100)
  void theSameTimesGiveTheSameSizes(
      @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 100 * MILLISECOND) Long> times) {
    BatchSizer one = new BatchSizer(4 * MILLISECOND, 100 * MILLISECOND, 4096);
    BatchSizer other = new BatchSizer(4 * MILLISECOND, 100 * MILLISECOND, 4096);
    for (long time : times) {
      one.finished(8, time);
      other.finished(8, time);

      assertThat(one.dispatches()).isEqualTo(other.dispatches());
    }
  }
}
