package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.faults.Gate;
import dev.panametal.support.Kernels;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Each commit is counted under the one cause that it has. */
class FlushCauseTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private void launch(MetalStream stream, MetalBuffer data) {
    stream.call(device.compile(Kernels.SAXPY).kernel("add_one")).buffer(0, data).threads(N);
  }

  private static void assertOnly(
      MetalStream stream, long count, ToLongFunction<StreamCounters> cause) {
    StreamCounters counters = stream.counters();
    assertThat(cause.applyAsLong(counters)).isEqualTo(count);
    assertThat(counters.flushes()).isEqualTo(count);
    assertThat(
            counters.flushesReadback()
                + counters.flushesSync()
                + counters.flushesFree()
                + counters.flushesStaging()
                + counters.flushesLimit()
                + counters.flushesExplicit())
        .isEqualTo(count);
  }

  @Test
  void aDownload() {
    try (MetalStream stream = device.newStream();
        MetalBuffer shared = device.allocate(BYTES, Storage.SHARED);
        MetalBuffer hidden = device.allocate(BYTES, Storage.PRIVATE)) {
      launch(stream, shared);
      download(stream, shared);
      launch(stream, hidden);
      download(stream, hidden);

      assertOnly(stream, 2, StreamCounters::flushesReadback);
    }
  }

  @Test
  void accessToContents() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES, Storage.SHARED)) {
      launch(stream, data);
      data.contents();

      assertOnly(stream, 1, StreamCounters::flushesReadback);
    }
  }

  @Test
  void aSynchronize() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      launch(stream, data);
      stream.synchronize();
      stream.synchronize(); // nothing to commit

      assertOnly(stream, 1, StreamCounters::flushesSync);
    }
  }

  @Test
  void theCloseOfABufferUnderThePolicyOfTvm() {
    try (MetalStream stream = device.newStream(BatchPolicy.tvm())) {
      MetalBuffer data = device.allocate(BYTES);
      launch(stream, data);
      data.close();

      assertOnly(stream, 1, StreamCounters::flushesFree);
    }
  }

  @Test
  void aFullStagingRing() {
    BatchPolicy policy = BatchPolicy.tvm().toBuilder().stagingBytes(1024).stagingSlots(2).build();
    try (MetalStream stream = device.newStream(policy);
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      for (int i = 0; i < 3; i++) {
        upload(stream, data, filled(N, i));
      }

      assertOnly(stream, 1, StreamCounters::flushesStaging);
      assertThat(stream.counters().stagingStalls()).isEqualTo(1);
    }
  }

  @Test
  void aLimitOfThePolicy() {
    try (MetalStream stream = device.newStream(BatchPolicy.computeOnly());
        MetalBuffer data = device.allocate(BYTES, Storage.PRIVATE)) {
      launch(stream, data);
      upload(stream, data, filled(N, 1)); // apart from what is open, and by itself

      assertOnly(stream, 2, StreamCounters::flushesLimit);
    }
  }

  @Test
  void aFlush() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES)) {
      launch(stream, data);
      stream.flush();
      stream.flush(); // nothing to commit

      assertOnly(stream, 1, StreamCounters::flushesExplicit);
    }
  }

  @Test
  void theDifferenceOfTwoSnapshotsKeepsTheCauses() {
    try (MetalStream stream = device.newStream();
        MetalBuffer data = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      launch(stream, data);
      stream.flush();
      StreamCounters before = stream.counters();
      launch(stream, data);
      stream.flush();

      assertThat(stream.counters().minus(before).flushesExplicit()).isEqualTo(1);
      gate.open();
    }
  }
}
