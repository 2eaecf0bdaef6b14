package dev.panametal.bench.decode;

/**
 * The SplitMix64 generator (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * OOPSLA 2014; constants of Stafford's variant 13). Ours, because the weights and thus the tokens
 * of a seed must be the same on every JDK.
 */
final class SplitMix64 {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  /** 64 uniform bits. */
  long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in 0 (inclusive) to 1 (exclusive). */
  float nextFloat() {
    return (next() >>> 40) * 0x1p-24f;
  }

  /** Uniform in 0 (inclusive) to bound (exclusive), for small bounds: the bias is below 2^-32. */
  int nextInt(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A generator of its own, so that what one tensor draws does not move the others. */
  SplitMix64 split() {
    return new SplitMix64(next());
  }
}
