package dev.panametal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.EmbeddedRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Any sequence of uploads, copies, fills and downloads of any ranges leaves the bytes that the same
 * sequence leaves in arrays, by whatever ways the bytes go.
 */
class CopyProperties {
  private static final int BYTES = 700;
  private static final int BUFFERS = 3;

  private static @Nullable MetalDevice opened;

  @BeforeContainer
  static void open() {
    opened = MetalDevice.open();
  }

  @AfterContainer
  static void close() {
    device().close();
    assertThat(EmbeddedRuntime.current().liveObjects()).isEmpty();
  }

  private static MetalDevice device() {
    if (opened == null) {
      throw new AssertionError("the container was not begun");
    }
    return opened;
  }

  enum Kind {
    UPLOAD,
    UPLOAD_NATIVE,
    UPLOAD_WHOLE,
    COPY,
    FILL,
    DOWNLOAD,
    DOWNLOAD_ASYNC,
    CONTENTS,
    FLUSH
  }

  /**
   * One operation; ranges are cut to fit.
   *
   * @param buffer which buffer it writes or reads
   * @param other which buffer a copy reads
   * @param value what an upload or fill writes
   */
  record Step(
      Kind kind, int buffer, int other, int offset, int otherOffset, int bytes, int value) {}

  @Provide
  static Arbitrary<List<Step>> sequences() {
    Arbitrary<Integer> offset =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, BYTES - 1),
            Arbitraries.integers().between(0, BYTES / 4 - 1).map(word -> 4 * word));
    Arbitrary<Integer> bytes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 9),
            Arbitraries.integers().between(1, BYTES),
            Arbitraries.integers().between(1, BYTES / 4).map(word -> 4 * word));
    Arbitrary<Integer> buffer = Arbitraries.integers().between(0, BUFFERS - 1);
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            buffer,
            buffer,
            offset,
            offset,
            bytes,
            Arbitraries.integers().between(0, 255))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Provide
  static Arbitrary<BatchPolicy> policies() {
    return Combinators.combine(
            Arbitraries.of(UploadPath.AUTO, UploadPath.STAGED),
            Arbitraries.of(Batching.values()),
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 6))
        .as((path, batching, regions, slots, inFlight) ->
            BatchPolicy.tvm().toBuilder()
                .uploadPath(path)
                .batching(batching)
                .stagingBytes(256L * regions)
                .stagingSlots(slots)
                .maxInFlight(inFlight)
                .freeSynchronizes(false)
                .build());
  }

  @Property(seed = "20251", tries = 400, edgeCases = EdgeCasesMode.NONE)
  void buffersHoldWhatArraysWould(
      @ForAll("sequences") List<Step> steps, @ForAll("policies") BatchPolicy policy) {
    MetalDevice device = device();
    byte[][] expected = new byte[BUFFERS][BYTES];
    List<Runnable> checks = new ArrayList<>();
    try (Arena arena = Arena.ofConfined();
        MetalStream stream = device.newStream(policy);
        MetalBuffer shared = device.allocate(BYTES, Storage.SHARED);
        MetalBuffer hidden = device.allocate(BYTES, Storage.PRIVATE);
        MetalBuffer versioned = device.allocateVersioned(BYTES)) {
      MetalBuffer[] buffers = {shared, hidden, versioned};
      for (Step step : steps) {
        run(step, stream, buffers, expected, arena, checks);
      }
      for (int i = 0; i < BUFFERS; i++) {
        byte[] actual = new byte[BYTES];
        stream.download(buffers[i], 0, MemorySegment.ofArray(actual));
        assertThat(actual).as("buffer %d", i).containsExactly(expected[i]);
      }
      checks.forEach(Runnable::run);
    }
  }

  private static void run(
      Step step,
      MetalStream stream,
      MetalBuffer[] buffers,
      byte[][] expected,
      Arena arena,
      List<Runnable> checks) {
    MetalBuffer buffer = buffers[step.buffer];
    byte[] model = expected[step.buffer];
    int bytes = Math.min(step.bytes, BYTES - step.offset);
    switch (step.kind) {
      case UPLOAD -> {
        stream.upload(MemorySegment.ofArray(pattern(bytes, step.value)), buffer, step.offset);
        System.arraycopy(pattern(bytes, step.value), 0, model, step.offset, bytes);
      }
      case UPLOAD_NATIVE -> {
        MemorySegment from = arena.allocate(bytes);
        from.copyFrom(MemorySegment.ofArray(pattern(bytes, step.value)));
        stream.upload(from, buffer, step.offset);
        from.fill((byte) 0xDD); // it may be used again at once
        System.arraycopy(pattern(bytes, step.value), 0, model, step.offset, bytes);
      }
      case UPLOAD_WHOLE -> {
        stream.upload(MemorySegment.ofArray(pattern(BYTES, step.value)), buffer, 0);
        System.arraycopy(pattern(BYTES, step.value), 0, model, 0, BYTES);
      }
      case COPY -> {
        int count = Math.min(bytes, BYTES - step.otherOffset);
        if (step.buffer != step.other || Math.abs(step.offset - step.otherOffset) >= count) {
          stream.copy(buffers[step.other], step.otherOffset, buffer, step.offset, count);
          System.arraycopy(expected[step.other], step.otherOffset, model, step.offset, count);
        }
      }
      case FILL -> {
        stream.fill(buffer, step.offset, bytes, (byte) step.value);
        Arrays.fill(model, step.offset, step.offset + bytes, (byte) step.value);
      }
      case DOWNLOAD -> {
        byte[] actual = new byte[bytes];
        stream.download(buffer, step.offset, MemorySegment.ofArray(actual));
        assertThat(actual)
            .containsExactly(Arrays.copyOfRange(model, step.offset, step.offset + bytes));
      }
      case DOWNLOAD_ASYNC -> {
        byte[] actual = new byte[bytes];
        byte[] wanted = Arrays.copyOfRange(model, step.offset, step.offset + bytes);
        CompletableFuture<MemorySegment> future =
            stream.downloadAsync(buffer, step.offset, MemorySegment.ofArray(actual));
        checks.add(() -> {
          future.join();
          assertThat(actual).containsExactly(wanted);
        });
      }
      case CONTENTS -> {
        if (buffer.storage() == Storage.SHARED) {
          assertThat(buffer.contents().toArray(JAVA_BYTE)).containsExactly(model);
        }
      }
      case FLUSH -> stream.flush();
    }
  }

  private static byte[] pattern(int bytes, int value) {
    byte[] pattern = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      pattern[i] = (byte) (value + i);
    }
    return pattern;
  }
}
