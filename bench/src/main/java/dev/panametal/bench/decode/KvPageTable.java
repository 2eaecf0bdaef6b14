package dev.panametal.bench.decode;

import java.util.Arrays;

/**
 * Which page of the KV cache holds which positions of which layer. All layers draw pages from one
 * pool as the sequence grows, in an order with no pattern, as in a server whose sequences come and
 * go: nothing works by accident without the table.
 */
final class KvPageTable {
  /** Positions in one page. */
  static final int PAGE_TOKENS = 16;

  /** In a row, a page that is not assigned yet. Far outside the pool. */
  static final int UNASSIGNED = -1;

  private final int[][] rows;
  private final int[] pool;
  private int taken;
  private int assignedPages;

  /**
   * A table with no page assigned.
   *
   * @param layers number of rows
   * @param tokens longest sequence it can hold
   * @param seed decides the order of the pages
   */
  KvPageTable(int layers, int tokens, long seed) {
    int pagesPerLayer = pagesPerLayer(tokens);
    rows = new int[layers][pagesPerLayer];
    for (int[] row : rows) {
      Arrays.fill(row, UNASSIGNED);
    }
    pool = shuffled(layers * pagesPerLayer, new SplitMix64(seed));
  }

  /** Pages that one layer of a sequence of this length needs. */
  static int pagesPerLayer(int tokens) {
    return (tokens + PAGE_TOKENS - 1) / PAGE_TOKENS;
  }

  /** Gives every layer a page for this position, if it has none. Positions come in order. */
  void extendTo(int position) {
    while (assignedPages <= position / PAGE_TOKENS) {
      for (int[] row : rows) {
        row[assignedPages] = pool[taken++];
      }
      assignedPages++;
    }
  }

  /** The pages of a layer by position / {@link #PAGE_TOKENS}. Not a copy: it grows. */
  int[] row(int layer) {
    return rows[layer];
  }

  /** A permutation of 0 to count - 1 (Fisher and Yates). */
  private static int[] shuffled(int count, SplitMix64 random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
