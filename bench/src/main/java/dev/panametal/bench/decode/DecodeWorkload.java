package dev.panametal.bench.decode;

import dev.panametal.MetalDevice;
import dev.panametal.MetalStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model on a device, ready to decode a sequence of a given length any number of times. Its
 * buffers are private but for what every step uploads; the weights were uploaded once. Not
 * thread-safe.
 */
public final class DecodeWorkload implements AutoCloseable {
  private final MetalDevice device;
  private final DecoderWeights weights;
  private final int tokens;
  private final DecoderKernels kernels;
  private final DeviceMemory memory;
  private final DeviceWeights deviceWeights;
  private final DeviceState state;
  private int sequences;

  /**
   * Makes the weights, uploads them and compiles the kernels.
   *
   * @param device where to decode; it outlives this
   * @param model what to decode
   * @param tokens length of the sequence, at least 1 and at most the model's context
   */
  public DecodeWorkload(MetalDevice device, DecoderModel model, int tokens) {
    if (tokens < 1 || tokens > model.contextLength()) {
      throw new IllegalArgumentException(
          "The model %s decodes 1 to %d tokens, not %d."
              .formatted(model.name(), model.contextLength(), tokens));
    }
    this.device = device;
    this.tokens = tokens;
    weights = DecoderWeights.synthetic(model);
    kernels = DecoderKernels.compile(device);
    memory = new DeviceMemory(device);
    try (MetalStream stream = device.newStream()) {
      deviceWeights = DeviceWeights.upload(weights, memory, stream);
      state = DeviceState.allocate(model, tokens, memory);
      stream.synchronize();
    } catch (Throwable t) {
      memory.close();
      throw t;
    }
  }

  /**
   * Decodes the sequence with a new stream.
   *
   * @param mode how to batch
   * @return tokens, time and counters
   */
  public DecodeRun run(DecodeMode mode) {
    try (MetalStream stream = device.newStream(mode.policy())) {
      MetalDecoder decoder = decoder(stream);
      long start = System.nanoTime();
      int[] ids =
          mode == DecodeMode.PIPELINED ? decoder.decodePipelined(tokens) : decoder.decode(tokens);
      long nanos = System.nanoTime() - start;
      return new DecodeRun(mode, Arrays.stream(ids).boxed().toList(), nanos, stream.counters());
    }
  }

  /**
   * Decodes with the plain-Java reference, and beside it on the device with every step's logits
   * read back. Neither timed nor counted.
   *
   * @return the reference's tokens and margin, and the device's error
   */
  public ReferenceCheck checkAgainstReference() {
    ReferenceDecoder reference = new ReferenceDecoder(weights, tokens);
    List<Integer> ids = new ArrayList<>(tokens);
    double smallestMargin = Double.POSITIVE_INFINITY;
    double largestError = 0;
    float[] logits = new float[weights.model().vocabulary()];
    try (MetalStream stream = device.newStream()) {
      MetalDecoder decoder = decoder(stream);
      int token = DecoderModel.FIRST_TOKEN;
      for (int position = 0; position < tokens; position++) {
        double[] expected = reference.step(token, position);
        decoder.step(token, position);
        decoder.readLogits(logits);
        largestError = Math.max(largestError, largestDifference(expected, logits));
        TopTwo choice = TopTwo.of(expected);
        smallestMargin = Math.min(smallestMargin, choice.margin());
        token = choice.token();
        ids.add(token);
      }
    }
    return new ReferenceCheck(List.copyOf(ids), smallestMargin, largestError);
  }

  /**
   * With pages in another order than any run before, so that what an earlier run left in the cache
   * cannot stand in for what this one failed to store.
   */
  private MetalDecoder decoder(MetalStream stream) {
    DecoderModel model = weights.model();
    return decoder(stream, new KvPageTable(model.layers(), tokens, model.seed() + sequences++));
  }

  MetalDecoder decoder(MetalStream stream, KvPageTable pages) {
    return new MetalDecoder(weights.model(), kernels, deviceWeights, state, stream, pages);
  }

  /** NaN where either has one, which then compares as not decisive. */
  private static double largestDifference(double[] expected, float[] actual) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
    }
    return largest;
  }

  @Override
  public void close() {
    memory.close();
  }
}
