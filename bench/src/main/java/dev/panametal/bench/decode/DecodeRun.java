package dev.panametal.bench.decode;

import dev.panametal.StreamCounters;
import java.util.List;

/**
 * One timed run.
 *
 * @param mode how its command buffers were batched
 * @param ids the tokens it chose
 * @param nanos wall-clock time from the first upload to the last token on the host
 * @param counters what the stream counted in that time
 */
public record DecodeRun(DecodeMode mode, List<Integer> ids, long nanos, StreamCounters counters) {

  /**
   * Speed of the run.
   *
   * @return tokens a second
   */
  public double tokensPerSecond() {
    return ids.size() * 1e9 / nanos;
  }
}
