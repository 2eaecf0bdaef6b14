package dev.panametal.bench.decode;

import java.util.Arrays;

/**
 * The same decoder in plain Java, to judge the device by.
 *
 * <p>It computes in double precision, so that its own rounding is far below the device's: what it
 * differs by is the device's error, whatever order the device adds in (Metal compiles with fast
 * math). Its cache is a plain array, not pages, so that it does not share a mistake with the paged
 * one.
 */
final class ReferenceDecoder {
  private final DecoderWeights weights;
  private final DecoderModel model;
  private final RotaryTable rotary;
  private final float[] rotaryTable;
  private final double[][][] keys;
  private final double[][][] values;

  ReferenceDecoder(DecoderWeights weights, int tokens) {
    this.weights = weights;
    model = weights.model();
    rotary = new RotaryTable(model.headDim(), model.ropeTheta());
    rotaryTable = new float[model.headDim()];
    keys = new double[model.layers()][tokens][];
    values = new double[model.layers()][tokens][];
  }

  /**
   * Decodes one token.
   *
   * @param token what was chosen last
   * @param position how many tokens came before it
   * @return the logits of the next token
   */
  double[] step(int token, int position) {
    rotary.fill(position, rotaryTable);
    double[] x = new double[model.hidden()];
    for (int i = 0; i < x.length; i++) {
      x[i] = weights.embedding().weight(token, i);
    }
    for (int layer = 0; layer < model.layers(); layer++) {
      DecoderWeights.Layer w = weights.layers().get(layer);
      double[] attended =
          attention(layer, rmsNorm(x, w.attentionNorm(), model.epsilon()), position);
      add(x, product(w.output(), attended));
      double[] normed = rmsNorm(x, w.feedForwardNorm(), model.epsilon());
      add(x, product(w.down(), swiglu(product(w.gateUp(), normed))));
    }
    return product(weights.head(), rmsNorm(x, weights.finalNorm(), model.epsilon()));
  }

  private double[] attention(int layer, double[] x, int position) {
    double[] qkv = product(weights.layers().get(layer).qkv(), x);
    int headDim = model.headDim();
    for (int head = 0; head < model.heads() + model.kvHeads(); head++) {
      rotate(qkv, head * headDim, rotaryTable);
    }
    int keysAt = model.queryWidth();
    int valuesAt = keysAt + model.kvWidth();
    keys[layer][position] = Arrays.copyOfRange(qkv, keysAt, valuesAt);
    values[layer][position] = Arrays.copyOfRange(qkv, valuesAt, qkv.length);

    double[] result = new double[model.queryWidth()];
    double[] scores = new double[position + 1];
    for (int head = 0; head < model.heads(); head++) {
      int query = head * headDim;
      int kv = head / (model.heads() / model.kvHeads()) * headDim;
      for (int t = 0; t <= position; t++) {
        double dot = 0;
        for (int d = 0; d < headDim; d++) {
          dot += qkv[query + d] * keys[layer][t][kv + d];
        }
        scores[t] = dot / Math.sqrt(headDim);
      }
      softmax(scores);
      for (int t = 0; t <= position; t++) {
        for (int d = 0; d < headDim; d++) {
          result[query + d] += scores[t] * values[layer][t][kv + d];
        }
      }
    }
    return result;
  }

  /** {@code x / sqrt(mean(x * x) + epsilon) * weights}. */
  static double[] rmsNorm(double[] x, NormWeights weights, double epsilon) {
    double squares = 0;
    for (double element : x) {
      squares += element * element;
    }
    double scale = 1 / Math.sqrt(squares / x.length + epsilon);
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] * scale * weights.elements()[i];
    }
    return result;
  }

  /** Turns the head that begins at {@code from}: element i against element i + headDim / 2. */
  static void rotate(double[] heads, int from, float[] table) {
    int half = table.length / 2;
    for (int i = from; i < from + half; i++) {
      double cos = table[i - from];
      double sin = table[half + i - from];
      double a = heads[i];
      double b = heads[half + i];
      heads[i] = a * cos - b * sin;
      heads[half + i] = b * cos + a * sin;
    }
  }

  /** Turns scores into weights that sum to one, in place. */
  static void softmax(double[] scores) {
    double largest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - largest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }

  /** {@code silu(gate) * up} of gates followed by as many ups. */
  static double[] swiglu(double[] gateUp) {
    double[] result = new double[gateUp.length / 2];
    for (int i = 0; i < result.length; i++) {
      double gate = gateUp[i];
      result[i] = gate / (1 + Math.exp(-gate)) * gateUp[result.length + i];
    }
    return result;
  }

  private static double[] product(Q4Matrix matrix, double[] x) {
    double[] result = new double[matrix.rows()];
    for (int row = 0; row < result.length; row++) {
      result[row] = matrix.dot(row, x);
    }
    return result;
  }

  private static void add(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }
}
