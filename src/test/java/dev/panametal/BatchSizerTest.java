package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizerTest {
  private static final long TARGET = 4_000_000;
  private static final long MAX = 100_000_000;

  private static BatchSizer sizer() {
    return new BatchSizer(TARGET, MAX, 4096);
  }

  /** Lets full batches finish whose dispatches take so long each. */
  private static void run(BatchSizer sizer, int batches, long nanosOfADispatch) {
    for (int i = 0; i < batches; i++) {
      sizer.finished(sizer.dispatches(), sizer.dispatches() * nanosOfADispatch);
    }
  }

  @Test
  void beforeAnythingHasFinishedABatchHolds32Dispatches() {
    assertThat(sizer().dispatches()).isEqualTo(32);
    assertThat(new BatchSizer(TARGET, MAX, 10).dispatches()).isEqualTo(10);
  }

  @Test
  void sizesGrowByDoubling() {
    BatchSizer sizer = sizer();

    run(sizer, 1, 1_000);
    assertThat(sizer.dispatches()).isEqualTo(64);
    run(sizer, 1, 1_000);
    assertThat(sizer.dispatches()).isEqualTo(128);
  }

  @Test
  void theTargetIsReached() {
    BatchSizer sizer = sizer();

    run(sizer, 20, 10_000);

    assertThat(sizer.dispatches()).isEqualTo(400);
  }

  @Test
  void theMostDispatchesAreNotExceeded() {
    BatchSizer sizer = sizer();

    run(sizer, 20, 10);

    assertThat(sizer.dispatches()).isEqualTo(4096);
  }

  @Test
  void slowKernelsShortenTheNextBatchAtOnce() {
    BatchSizer sizer = sizer();
    run(sizer, 20, 1_000);
    assertThat(sizer.dispatches()).isEqualTo(4000);

    run(sizer, 1, 1_000_000);

    assertThat(sizer.dispatches()).isLessThanOrEqualTo((int) (MAX / 1_000_000));
  }

  @Test
  void aDispatchThatExceedsTheBoundByItselfIsLeftAlone() {
    BatchSizer sizer = sizer();

    run(sizer, 1, 2 * MAX);

    assertThat(sizer.dispatches()).isEqualTo(1);
  }

  @Test
  void afterSlowKernelsManyFastOnesLetBatchesGrowAgain() {
    BatchSizer sizer = sizer();
    run(sizer, 20, 1_000);
    run(sizer, 1, 1_000_000);

    run(sizer, 34, 1_000);
    assertThat(sizer.dispatches()).isLessThanOrEqualTo(2 * (int) (MAX / 1_000_000));
    run(sizer, 300, 1_000);
    assertThat(sizer.dispatches()).isEqualTo(3999);
  }

  @Test
  void batchesWithoutDispatchesOrTimesTeachNothing() {
    BatchSizer sizer = sizer();

    sizer.finished(0, 50_000_000);
    sizer.finished(10, 0);
    sizer.finished(10, -5);

    assertThat(sizer.dispatches()).isEqualTo(32);
  }
}
