package dev.panametal.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.MetalDevice;
import dev.panametal.StreamCounters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Decodes on the device of the process. */
class DecodeWorkloadTest {
  /** More than a page of the cache holds. */
  private static final int TOKENS = KvPageTable.PAGE_TOKENS + 4;

  private static MetalDevice device;

  @BeforeAll
  static void openDevice() {
    device = MetalDevice.open();
  }

  @AfterAll
  static void closeDevice() {
    device.close();
  }

  static Stream<Arguments> modesOfModels() {
    return Stream.of(SmallModel.MODEL, DecoderModel.all().getFirst())
        .flatMap(model -> Stream.of(DecodeMode.values()).map(mode -> Arguments.of(model, mode)));
  }

  @ParameterizedTest
  @MethodSource("modesOfModels")
  void theCountersFollowFromTheShapeOfTheModel(DecoderModel model, DecodeMode mode) {
    try (DecodeWorkload workload = new DecodeWorkload(device, model, TOKENS)) {
      StreamCounters counters = workload.run(mode).counters();

      long layers = model.layers();
      long dispatches = 11 * layers + 5;
      boolean pipelined = mode == DecodeMode.PIPELINED;
      // The token is uploaded once where the device hands it from step to step.
      long uploads = pipelined ? TOKENS * (2 + layers) + 1 : TOKENS * (3 + layers);
      long rowBytes = KvPageTable.pagesPerLayer(TOKENS) * 4L;
      long uploadedBytes = TOKENS * (4 + 4 + model.headDim() * 4L + layers * rowBytes);
      boolean staged = mode == DecodeMode.UNBATCHED || mode == DecodeMode.COMPUTE_ONLY;

      assertThat(counters.dispatches()).isEqualTo(TOKENS * dispatches);
      assertThat(counters.cpuToGpu()).isEqualTo(uploads);
      assertThat(counters.stagedUploads()).isEqualTo(staged ? uploads : 0);
      assertThat(counters.stagingBytes()).isEqualTo(staged ? uploadedBytes : 0);
      assertThat(counters.versionedUploads()).isEqualTo(staged ? 0 : uploads);
      assertThat(counters.prologueUploads()).isZero();
      assertThat(counters.directUploads()).isZero();
      assertThat(counters.gpuToCpu()).isEqualTo(TOKENS);
      assertThat(counters.gpuToGpu()).isZero();
      assertThat(counters.syncs()).isEqualTo(pipelined ? 0 : TOKENS);
      assertThat(counters.freeSyncs()).isZero();
      assertThat(counters.deferredFrees()).isZero();
      assertThat(counters.stagingSpills()).isZero();
      assertThat(counters.inFlight()).isZero();
      assertThat(counters.faults()).isZero();
      switch (mode) {
        case UNBATCHED -> {
          assertThat(counters.commandBuffers()).isEqualTo(TOKENS * (dispatches + 1) + uploads);
          assertThat(counters.computeEncoders()).isEqualTo(TOKENS * dispatches);
          assertThat(counters.blitEncoders()).isEqualTo(uploads + TOKENS);
          assertThat(counters.blits()).isEqualTo(uploads + TOKENS);
        }
        case COMPUTE_ONLY -> {
          assertThat(counters.commandBuffers()).isEqualTo(TOKENS * (3 + 2 * layers + 1));
          assertThat(counters.computeEncoders()).isEqualTo(TOKENS * (layers + 1));
          assertThat(counters.blitEncoders()).isEqualTo(uploads + TOKENS);
          assertThat(counters.blits()).isEqualTo(uploads + TOKENS);
        }
        case BATCHED -> {
          assertThat(counters.commandBuffers()).isEqualTo(TOKENS);
          assertThat(counters.flushesReadback()).isEqualTo(TOKENS);
          assertThat(counters.computeEncoders()).isEqualTo(TOKENS);
          // The download's.
          assertThat(counters.blitEncoders()).isEqualTo(TOKENS);
          assertThat(counters.blits()).isEqualTo(TOKENS);
          assertThat(counters.byteCommands()).isZero();
        }
        case PIPELINED -> {
          assertThat(counters.commandBuffers()).isEqualTo(TOKENS);
          assertThat(counters.flushesExplicit()).isEqualTo(TOKENS);
          assertThat(counters.computeEncoders()).isEqualTo(TOKENS);
          assertThat(counters.blitEncoders()).isZero();
          assertThat(counters.blits()).isZero();
          // The downloads, which leave the encoder open.
          assertThat(counters.byteCommands()).isEqualTo(TOKENS);
        }
      }
      assertThat(counters.flushes()).isEqualTo(counters.commandBuffers());
    }
  }

  @ParameterizedTest
  @EnumSource(DecodeMode.class)
  void everyModeChoosesTheTokensOfTheReference(DecodeMode mode) {
    DecoderModel tiny = DecoderModel.all().getFirst();
    try (DecodeWorkload workload = new DecodeWorkload(device, tiny, TOKENS)) {
      List<Integer> expected = ReferenceRun.decode(DecoderWeights.synthetic(tiny), TOKENS).ids();
      assertThat(workload.run(mode).ids()).isEqualTo(expected);
      // Again, with what the first run left behind in the cache.
      assertThat(workload.run(mode).ids()).isEqualTo(expected);
    }
  }

  @Test
  void theLogitsOfTheDeviceAreNearToTheReferences() {
    DecoderModel tiny = DecoderModel.all().getFirst();
    try (DecodeWorkload workload = new DecodeWorkload(device, tiny, tiny.defaultTokens())) {
      ReferenceCheck check = workload.checkAgainstReference();
      assertThat(check.largestError()).isPositive().isLessThan(1e-4);
      assertThat(check.decisive()).isTrue();
    }
  }

  @Test
  void aWrongPageInALayersRowChangesTheLogits() {
    DecoderModel model = SmallModel.MODEL;
    try (DecodeWorkload workload = new DecodeWorkload(device, model, TOKENS)) {
      float[] right = logitsOfSecondToken(workload, false);
      assertThat(logitsOfSecondToken(workload, false)).isEqualTo(right);
      assertThat(logitsOfSecondToken(workload, true)).isNotEqualTo(right);
    }
  }

  private static float[] logitsOfSecondToken(DecodeWorkload workload, boolean wrongPage) {
    DecoderModel model = SmallModel.MODEL;
    KvPageTable pages = new KvPageTable(model.layers(), TOKENS, 1);
    float[] logits = new float[model.vocabulary()];
    try (var stream = device.newStream()) {
      MetalDecoder decoder = workload.decoder(stream, pages);
      decoder.step(1, 0);
      if (wrongPage) {
        // The second layer finds the first token's keys of the first layer.
        pages.row(1)[0] = pages.row(0)[0];
      }
      decoder.step(2, 1);
      decoder.readLogits(logits);
    }
    return logits;
  }

  @Test
  void aSequenceLongerThanTheContextIsRefused() {
    assertThatThrownBy(() ->
            new DecodeWorkload(device, SmallModel.MODEL, SmallModel.MODEL.contextLength() + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 64 tokens, not 65");
  }
}
