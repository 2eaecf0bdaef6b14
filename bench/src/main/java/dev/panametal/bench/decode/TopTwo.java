package dev.panametal.bench.decode;

/**
 * The greedy choice and how clear it was.
 *
 * @param token index of the largest logit; of equal ones the first
 * @param margin by how much it is larger than the second largest
 */
record TopTwo(int token, double margin) {

  static TopTwo of(double[] logits) {
    int best = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        second = logits[best];
        best = i;
      } else {
        second = Math.max(second, logits[i]);
      }
    }
    return new TopTwo(best, logits[best] - second);
  }
}
