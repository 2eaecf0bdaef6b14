package dev.panametal.bench.decode;

import java.util.List;

/**
 * What the plain-Java reference decodes, and how near the device's logits come to its own. The
 * device is fed the reference's tokens in this pass, so every step is comparable.
 *
 * @param ids the tokens the reference chose
 * @param smallestMargin over all steps, the smallest lead of the reference's largest logit over its
 *     second
 * @param largestError over all steps and tokens, the largest difference between a logit of the
 *     device and the reference's
 */
public record ReferenceCheck(List<Integer> ids, double smallestMargin, double largestError) {

  /** By how much the margin must exceed the error, so that rounding cannot have decided a token. */
  public static final double WANTED_RATIO = 100;

  /**
   * Whether no token is near to being decided by rounding.
   *
   * @return whether the smallest margin is at least {@link #WANTED_RATIO} times the largest error
   */
  public boolean decisive() {
    return smallestMargin >= WANTED_RATIO * largestError;
  }
}
