package dev.panametal.bench.decode;

import java.util.Arrays;

/**
 * A sequence decoded by the plain-Java reference.
 *
 * @param ids the tokens it chose
 * @param smallestMargin over all steps, the smallest lead of the largest logit over the second
 */
record ReferenceRun(int[] ids, double smallestMargin) {

  static ReferenceRun decode(DecoderWeights weights, int tokens) {
    ReferenceDecoder decoder = new ReferenceDecoder(weights, tokens);
    int[] ids = new int[tokens];
    double smallestMargin = Double.POSITIVE_INFINITY;
    int token = DecoderModel.FIRST_TOKEN;
    for (int position = 0; position < tokens; position++) {
      TopTwo choice = TopTwo.of(decoder.step(token, position));
      token = choice.token();
      ids[position] = token;
      smallestMargin = Math.min(smallestMargin, choice.margin());
    }
    return new ReferenceRun(ids, smallestMargin);
  }

  /** How many different tokens were chosen. */
  int distinctIds() {
    return (int) Arrays.stream(ids).distinct().count();
  }
}
