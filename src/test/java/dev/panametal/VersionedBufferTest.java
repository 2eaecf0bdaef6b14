package dev.panametal;

import static dev.panametal.support.Floats.download;
import static dev.panametal.support.Floats.filled;
import static dev.panametal.support.Floats.upload;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.embedded.faults.Gate;
import dev.panametal.support.Kernels;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buffers of which every upload is a version of its own. */
class VersionedBufferTest extends MetalTest {
  private static final int N = 64;
  private static final long BYTES = 4L * N;

  private MetalKernel addOne;
  private MetalKernel saxpy;

  @BeforeEach
  void compile() {
    MetalLibrary library = device.compile(Kernels.SAXPY);
    addOne = library.kernel("add_one");
    saxpy = library.kernel("saxpy");
  }

  /** y += x. */
  private void add(MetalStream stream, MetalBuffer x, MetalBuffer y) {
    stream.call(saxpy).buffer(0, x).buffer(1, y).f32(2, 1).threads(N);
  }

  @Test
  void uploadsBetweenLaunchesNeedNoCommandAndOneEncoderDoes() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      for (int i = 1; i <= 10; i++) {
        upload(stream, x, filled(N, i));
        add(stream, x, y);
      }
      stream.synchronize();

      StreamCounters counters = stream.counters();
      assertThat(counters.versionedUploads()).isEqualTo(10);
      assertThat(counters.cpuToGpu()).isEqualTo(10);
      assertThat(counters.commandBuffers()).isEqualTo(1);
      assertThat(counters.computeEncoders()).isEqualTo(1);
      assertThat(counters.blitEncoders()).isZero();
      assertThat(counters.blits()).isZero();
      assertThat(counters.byteCommands()).isZero();
      assertThat(counters.stagedUploads()).isZero();
      assertThat(download(stream, y)).containsExactly(filled(N, 55));
    }
  }

  @Test
  void itIsZeroedAtFirst() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES)) {
      assertThat(download(stream, x)).containsExactly(filled(N, 0));
    }
  }

  @Test
  void aLaunchKeepsTheVersionThatItWasGiven() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      upload(stream, x, filled(N, 1));
      add(stream, x, y);
      stream.flush();
      gate.awaitArrivals(1);
      for (int i = 0; i < 20; i++) {
        upload(stream, x, filled(N, 1000 + i));
      }
      gate.open();

      assertThat(download(stream, y)).containsExactly(filled(N, 1));
      assertThat(download(stream, x)).containsExactly(filled(N, 1019));
    }
  }

  @Test
  void aPartialUploadChangesTheCurrentVersionForLaterLaunchesOnly() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      upload(stream, x, filled(N, 1));
      add(stream, x, y);
      stream.upload(MemorySegment.ofArray(filled(N / 2, 10)), x, BYTES / 2);
      add(stream, x, y);

      float[] expected = filled(N, 2);
      System.arraycopy(filled(N / 2, 11), 0, expected, N / 2, N / 2);
      assertThat(download(stream, y)).containsExactly(expected);
      assertThat(stream.counters().versionedUploads()).isEqualTo(1);
      assertThat(stream.counters().stagedUploads()).isEqualTo(1);
      assertThat(stream.counters().computeEncoders()).isEqualTo(1);
    }
  }

  @Test
  void aPartialUploadToAVersionThatNothingUsesIsAPlainCopy() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      add(stream, x, y);
      upload(stream, x, filled(N, 1)); // the next version
      stream.upload(MemorySegment.ofArray(filled(N / 2, 10)), x, 0);
      add(stream, x, y);

      float[] expected = filled(N, 10);
      System.arraycopy(filled(N / 2, 1), 0, expected, N / 2, N / 2);
      assertThat(download(stream, y)).containsExactly(expected);
      assertThat(stream.counters().directUploads()).isEqualTo(1);
    }
  }

  @Test
  void copiesFillsDownloadsAndContentsMeanTheCurrentVersion() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES, Storage.PRIVATE)) {
      upload(stream, x, filled(N, 1));
      stream.copy(x, 0, y, 0, BYTES);
      upload(stream, x, filled(N, 2));
      stream.copy(x, 0, y, 0, BYTES / 2);
      stream.fill(x, 0, 8, (byte) 0);

      float[] copied = filled(N, 1);
      System.arraycopy(filled(N / 2, 2), 0, copied, 0, N / 2);
      float[] filled = filled(N, 2);
      filled[0] = filled[1] = 0;
      assertThat(download(stream, y)).containsExactly(copied);
      assertThat(download(stream, x)).containsExactly(filled);
      assertThat(x.contents().toArray(JAVA_FLOAT)).containsExactly(filled);
      stream.copy(y, 0, x, 0, BYTES);
      assertThat(x.contents().toArray(JAVA_FLOAT)).containsExactly(copied);
    }
  }

  @Test
  void whatAKernelWritesGoesToTheCurrentVersion() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES)) {
      upload(stream, x, filled(N, 1));
      stream.call(addOne).buffer(0, x).threads(N);
      stream.call(addOne).buffer(0, x).threads(N);
      assertThat(download(stream, x)).containsExactly(filled(N, 3));
      upload(stream, x, filled(N, 7));

      assertThat(download(stream, x)).containsExactly(filled(N, 7));
    }
  }

  @Test
  void streamsThatShareItEachKeepTheVersionsTheyUse() throws InterruptedException {
    try (MetalStream one = device.newStream();
        MetalStream other = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES);
        MetalBuffer z = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      upload(one, x, filled(N, 1));
      add(one, x, y);
      one.flush();
      gate.awaitArrivals(1);
      upload(other, x, filled(N, 2));
      add(other, x, z);
      for (int i = 0; i < 10; i++) {
        upload(one, x, filled(N, 100 + i));
      }
      gate.open();

      assertThat(download(one, y)).containsExactly(filled(N, 1));
      assertThat(download(other, z)).containsExactly(filled(N, 2));
      assertThat(download(other, x)).containsExactly(filled(N, 109));
    }
  }

  @Test
  void versionsAreUsedAgainOnceTheirWorkIsDone() {
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      upload(stream, x, filled(N, 1));
      add(stream, x, y);
      stream.synchronize();
      int objects = EmbeddedRuntime.current().liveObjects().size();
      for (int i = 0; i < 100; i++) {
        upload(stream, x, filled(N, 1));
        add(stream, x, y);
        stream.synchronize();
      }

      assertThat(EmbeddedRuntime.current().liveObjects()).hasSize(objects);
      assertThat(stream.counters().versionedUploads()).isEqualTo(101);
      assertThat(download(stream, y)).containsExactly(filled(N, 101));
    }
  }

  @Test
  void whenAllVersionsAreInUseUploadsGoThroughTheRing() {
    int count = 2 << 20; // 8 MiB: two versions
    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocateVersioned(4L * count);
        MetalBuffer y = device.allocate(BYTES)) {
      float[] ones = filled(count, 1);
      for (int i = 0; i < 3; i++) {
        upload(stream, x, ones);
        add(stream, x, y);
      }

      assertThat(download(stream, y)).containsExactly(filled(N, 3));
      assertThat(stream.counters().versionedUploads()).isEqualTo(2);
      assertThat(stream.counters().stagedUploads()).isEqualTo(1);
    }
  }

  @Test
  void closedWhileInUseItsMemoryIsGivenBackLater() throws InterruptedException {
    try (MetalStream stream = device.newStream();
        MetalBuffer y = device.allocate(BYTES);
        Gate gate = faults().holdExecution()) {
      MetalBuffer x = device.allocateVersioned(BYTES);
      upload(stream, x, filled(N, 4));
      add(stream, x, y);
      stream.flush();
      gate.awaitArrivals(1);
      upload(stream, x, filled(N, 5));
      x.close();
      assertThat(stream.counters().deferredFrees()).isEqualTo(1);
      gate.open();

      assertThat(download(stream, y)).containsExactly(filled(N, 4));
      assertThatThrownBy(() -> upload(stream, x, filled(N, 6)))
          .isInstanceOf(MetalClosedException.class);
    }
  }

  @Test
  void underAStagedPolicyItIsABufferLikeOthers() {
    try (MetalStream stream =
            device.newStream(
                BatchPolicy.defaults().toBuilder().uploadPath(UploadPath.STAGED).build());
        MetalBuffer x = device.allocateVersioned(BYTES);
        MetalBuffer y = device.allocate(BYTES)) {
      for (int i = 1; i <= 3; i++) {
        upload(stream, x, filled(N, i));
        add(stream, x, y);
      }

      assertThat(download(stream, y)).containsExactly(filled(N, 6));
      assertThat(stream.counters().versionedUploads()).isZero();
      assertThat(stream.counters().stagedUploads()).isEqualTo(3);
    }
  }

  @Test
  void itHasASizeThatTheDeviceAllows() {
    assertThatThrownBy(() -> device.allocateVersioned(0))
        .isInstanceOf(MetalArgumentException.class);
    try (MetalBuffer odd = device.allocateVersioned(5).label("odd")) {
      assertThat(odd.bytes()).isEqualTo(5);
      assertThat(odd.contents().byteSize()).isEqualTo(5);
      assertThat(odd.label()).isEqualTo("odd");
    }
  }
}
