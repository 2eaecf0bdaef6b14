package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.Gate;
import dev.panametal.support.Kernels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing a buffer never waits, and its memory outlives the work that uses it. */
@Tag("jni-check")
class BufferLifetimeTest extends MetalTest {
  private static final int N = 16;

  private MetalKernel addOne() {
    return device.compile(Kernels.SAXPY).kernel("add_one");
  }

  private static boolean isAlive(String label) {
    return EmbeddedRuntime.current().liveObjects().stream().anyMatch(o -> o.contains(label));
  }

  @Test
  void aBufferClosedWhileInFlightIsFreedWhenItsBatchIsDone() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        Gate gate = faults().holdExecution()) {
      MetalBuffer data = device.allocate(4L * N).label("weights");
      stream.call(addOne()).buffer(0, data).threads(N);
      stream.flush();
      gate.awaitArrivals(1);

      data.close();

      assertThat(isAlive("weights")).isTrue();
      assertThat(stream.counters().deferredFrees()).isEqualTo(1);
      assertThat(stream.counters().freeSyncs()).isZero();
      gate.open();
      stream.synchronize();
      assertThat(isAlive("weights")).isFalse();
    }
  }

  @Test
  void aBufferClosedWhileItsBatchIsOpenIsStillUsedByIt() {
    try (MetalStream stream = device.newStream();
        MetalBuffer result = device.allocate(4L * N)) {
      MetalBuffer data = device.allocate(4L * N).label("temporary");
      stream.call(addOne()).buffer(0, data).threads(N);
      stream.copy(data, 0, result, 0, data.bytes());
      data.close();
      assertThat(isAlive("temporary")).isTrue();

      assertThat(download(stream, result)).containsExactly(filled(N, 1));
      assertThat(isAlive("temporary")).isFalse();
    }
  }

  @Test
  void aBufferThatNothingUsesIsFreedAtOnce() {
    MetalBuffer data = device.allocate(4L * N).label("idle");
    assertThat(isAlive("idle")).isTrue();

    data.close();

    assertThat(isAlive("idle")).isFalse();
  }

  @Test
  void aBufferInUseOnTwoStreamsWaitsForBoth() throws InterruptedException {
    try (MetalStream one = device.newStream();
        MetalStream two = device.newStream();
        Gate gate = faults().holdExecution()) {
      MetalBuffer data = device.allocate(4L * N).label("shared by two");
      one.call(addOne()).buffer(0, data).threads(N);
      two.call(addOne()).buffer(0, data).threads(N);
      one.flush();
      two.flush();
      gate.awaitArrivals(2);
      data.close();

      gate.release(1);
      gate.release(1);
      one.synchronize();
      two.synchronize();

      assertThat(isAlive("shared by two")).isFalse();
    }
  }

  @Test
  void underTvmsPolicyClosingABufferInUseWaits() {
    try (MetalStream stream = device.newStream(BatchPolicy.tvm())) {
      MetalBuffer data = device.allocate(4L * N).label("tvm");
      stream.call(addOne()).buffer(0, data).threads(N);

      data.close();

      assertThat(stream.counters().freeSyncs()).isEqualTo(1);
      assertThat(stream.counters().deferredFrees()).isZero();
      assertThat(stream.hasPendingWork()).isFalse();
      assertThat(isAlive("tvm")).isFalse();
    }
  }

  @Test
  void aClosedBufferIsRefusedByItsLabel() {
    try (MetalStream stream = device.newStream()) {
      MetalBuffer data = device.allocate(4L * N).label("gone");
      data.close();
      data.close();

      String text = "The buffer 'gone' was closed and cannot be used any more.";
      assertThatThrownBy(() -> stream.call(addOne()).buffer(0, data))
          .isInstanceOf(MetalClosedException.class)
          .hasMessage(text);
      assertThatThrownBy(() -> stream.fill(data, 0, 4, (byte) 0)).hasMessage(text);
      assertThatThrownBy(data::contents).hasMessage(text);
      assertThatThrownBy(() -> data.label("x")).hasMessage(text);
    }
  }

  @Test
  void aBufferClosedBetweenBindingAndDispatchIsRefusedAndTheBatchStaysUsable() {
    MetalKernel addOne = addOne();
    try (MetalStream stream = device.newStream();
        MetalBuffer other = device.allocate(4L * N)) {
      MetalBuffer data = device.allocate(4L * N).label("closed early");
      stream.call(addOne).buffer(0, other).threads(N);
      KernelCall call = stream.call(addOne).buffer(0, data);
      data.close();

      assertThatThrownBy(() -> call.threads(N)).isInstanceOf(MetalClosedException.class);

      stream.call(addOne).buffer(0, other).threads(N);
      assertThat(download(stream, other)).containsExactly(filled(N, 2));
    }
  }

  @Test
  void contentsWaitForTheBatchThatUsesTheBuffer() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(4L * N, Storage.SHARED)) {
      stream.call(addOne()).buffer(0, data).threads(N);

      assertThat(data.contents().toArray(ValueLayout.JAVA_FLOAT)).containsExactly(filled(N, 1));
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }

  @Test
  void contentsEndWithTheBuffer() {
    MetalBuffer data = device.allocate(4L * N, Storage.SHARED);
    MemorySegment contents = data.contents();
    data.close();

    assertThatThrownBy(() -> contents.get(ValueLayout.JAVA_FLOAT, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void privateBuffersHaveNoContents() {
    try (MetalBuffer data = device.allocate(4L * N, Storage.PRIVATE).label("secret")) {
      assertThatThrownBy(data::contents)
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "The buffer 'secret' is private: only the GPU reaches its memory. Use upload and"
                  + " download, or allocate it with Storage.SHARED.");
    }
  }

  @Test
  void wrappedMemoryIsTheBuffersMemory() {
    try (Arena arena = Arena.ofShared();
        MetalStream stream = device.newStream()) {
      MemorySegment memory = arena.allocate(16384, 16384);
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, 3, 41);
      try (MetalBuffer data = device.wrap(memory)) {
        stream.call(addOne()).buffer(0, data).threads(N);
        stream.synchronize();

        assertThat(memory.getAtIndex(ValueLayout.JAVA_FLOAT, 3)).isEqualTo(42);
      }
    }
  }

  @Test
  void onlyWholePagesCanBeWrapped() {
    try (Arena arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> device.wrap(arena.allocate(100, 16384)))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessageContaining("must be whole pages: address and size multiples of 16384");
    }
    assertThatThrownBy(() -> device.wrap(MemorySegment.ofArray(new byte[16384])))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage("Only native memory can be wrapped; this segment lies on the Java heap.");
  }

  @Test
  @SuppressWarnings("MustBeClosedChecker") // closed too early on purpose
  void wrappedMemoryWhoseArenaWasClosedIsRefused() {
    try (MetalStream stream = device.newStream()) {
      Arena arena = Arena.ofShared();
      MetalBuffer data = device.wrap(arena.allocate(16384, 16384)).label("wrapped");
      arena.close();

      assertThatThrownBy(() -> stream.fill(data, 0, 4, (byte) 0))
          .isInstanceOf(MetalClosedException.class)
          .hasMessage(
              "The arena of the memory behind the buffer 'wrapped' was closed; close the buffer"
                  + " first.");
      data.close();
    }
  }
}
