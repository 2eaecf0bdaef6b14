package dev.panametal.bench.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A sequence decoded by the plain-Java reference.
 *
 * @param ids the tokens it chose
 * @param smallestMargin over all steps, the smallest lead of the largest logit over the second
 */
record ReferenceRun(List<Integer> ids, double smallestMargin) {

  static ReferenceRun decode(DecoderWeights weights, int tokens) {
    ReferenceDecoder decoder = new ReferenceDecoder(weights, tokens);
    List<Integer> ids = new ArrayList<>(tokens);
    double smallestMargin = Double.POSITIVE_INFINITY;
    int token = DecoderModel.FIRST_TOKEN;
    for (int position = 0; position < tokens; position++) {
      TopTwo choice = TopTwo.of(decoder.step(token, position));
      token = choice.token();
      ids.add(token);
      smallestMargin = Math.min(smallestMargin, choice.margin());
    }
    return new ReferenceRun(List.copyOf(ids), smallestMargin);
  }

  /** How many different tokens were chosen. */
  int distinctIds() {
    return new HashSet<>(ids).size();
  }
}
