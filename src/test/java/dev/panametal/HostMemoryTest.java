package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Memory that this thread cannot reach is refused before anything is recorded for it. */
class HostMemoryTest extends MetalTest {
  private static final long BYTES = 64;

  @Test
  void memoryWhoseArenaWasClosedIsRefused() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      MemorySegment gone;
      try (Arena arena = Arena.ofConfined()) {
        gone = arena.allocate(BYTES);
      }

      assertThatThrownBy(() -> stream.upload(gone, data, 0))
          .isInstanceOf(MetalClosedException.class)
          .hasMessage("The memory for the upload belongs to an arena that was closed.");
      assertThatThrownBy(() -> stream.download(data, 0, gone))
          .isInstanceOf(MetalClosedException.class)
          .hasMessage("The memory for the download belongs to an arena that was closed.");
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }

  @Test
  void memoryConfinedToAnotherThreadIsRefused() {
    try (Arena arena = Arena.ofConfined();
        MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      MemorySegment ours = arena.allocate(BYTES);

      CompletableFuture<Void> elsewhere =
          CompletableFuture.runAsync(() -> stream.upload(ours, data, 0));

      assertThatThrownBy(elsewhere::join)
          .cause()
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage(
              "The memory for the upload belongs to a confined arena of another thread; use"
                  + " Arena.ofShared().");
      assertThat(stream.hasPendingWork()).isFalse();
    }
  }
}
