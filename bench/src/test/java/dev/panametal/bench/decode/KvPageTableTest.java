package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KvPageTableTest {
  private static final int LAYERS = 5;
  private static final int TOKENS = 3 * KvPageTable.PAGE_TOKENS - 1;

  private final KvPageTable table = new KvPageTable(LAYERS, TOKENS, 1);

  @Test
  void pagesAreAssignedWhenTheSequenceReachesThem() {
    table.extendTo(KvPageTable.PAGE_TOKENS - 1);
    assertThat(table.row(0)[0]).isNotEqualTo(KvPageTable.UNASSIGNED);
    assertThat(table.row(0)[1]).isEqualTo(KvPageTable.UNASSIGNED);
    table.extendTo(KvPageTable.PAGE_TOKENS);
    assertThat(table.row(0)[1]).isNotEqualTo(KvPageTable.UNASSIGNED);
  }

  @Test
  void aPageBelongsToOnePlaceInOneLayer() {
    table.extendTo(TOKENS - 1);
    int[] pages =
        IntStream.range(0, LAYERS).flatMap(i -> Arrays.stream(table.row(i))).sorted().toArray();
    assertThat(pages).isEqualTo(IntStream.range(0, LAYERS * 3).toArray());
  }

  @Test
  void anotherSeedGivesAnotherOrder() {
    KvPageTable other = new KvPageTable(LAYERS, TOKENS, 2);
    table.extendTo(0);
    other.extendTo(0);
    assertThat(IntStream.range(0, LAYERS).map(i -> table.row(i)[0]).toArray())
        .isNotEqualTo(IntStream.range(0, LAYERS).map(i -> other.row(i)[0]).toArray());
  }
}
