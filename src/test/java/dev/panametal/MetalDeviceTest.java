package dev.panametal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.EmbeddedRuntime;
import dev.panametal.support.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jni-check")
class MetalDeviceTest extends MetalTest {
  @Test
  void saysWhatItIs() {
    DeviceInfo info = device.info();

    assertThat(info.runtime()).isEqualTo(System.getProperty("panametal.runtime"));
    assertThat(info.name()).startsWith("Panametal embedded device");
    assertThat(info.maxThreadsPerThreadgroupX()).isEqualTo(1024);
    assertThat(info.maxThreadgroupMemoryBytes()).isEqualTo(32 << 10);
    assertThat(info.maxBufferLength()).isPositive();
    assertThat(info.nonuniformThreadgroups()).isTrue();
  }

  @Test
  void isAmongTheListedDevices() {
    assertThat(MetalDevice.list()).containsExactly(device.info());
  }

  @Test
  void allocatesSharedMemoryWhereMemoryIsUnified() {
    try (MetalBuffer buffer = device.allocate(64)) {
      assertThat(device.info().unifiedMemory()).isTrue();
      assertThat(buffer.storage()).isEqualTo(Storage.SHARED);
      assertThat(buffer.bytes()).isEqualTo(64);
      assertThat(buffer.contents().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
          .containsOnly((byte) 0);
    }
  }

  @Test
  void refusesBuffersOfNoOrTooManyBytes() {
    long most = device.info().maxBufferLength();
    String name = device.info().name();

    assertThatThrownBy(() -> device.allocate(0))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessage(
            "A buffer of the device '%s' has from 1 to %d bytes; 0 were asked for."
                .formatted(name, most));
    assertThatThrownBy(() -> device.allocate(most + 1))
        .isInstanceOf(MetalArgumentException.class)
        .hasMessageEndingWith("%d were asked for.".formatted(most + 1));
  }

  @Test
  void saysWhenThereIsNoMemory() {
    faults().failAllocations(1);

    assertThatThrownBy(() -> device.allocate(4096))
        .isInstanceOf(MetalAllocationException.class)
        .hasMessageContaining("has no memory for a buffer of 4096 bytes")
        .hasMessageEndingWith("Close buffers that are not needed.");
  }

  @Test
  void aCompileErrorNamesLineAndColumn() {
    assertThatThrownBy(() ->
            device.compile(
                """
                #include <metal_stdlib>
                using namespace metal;
                kernel void broken(device float* x [[buffer(0)]]) { x[0] = foo; }
                """))
        .isInstanceOf(MetalCompileException.class)
        .hasMessageContaining("'program_source' does not compile:")
        .hasMessageContaining("program_source:3:60: error: use of undeclared identifier 'foo'")
        .hasMessageContaining("kernel void broken(device float* x [[buffer(0)]]) { x[0] = foo; }");
  }

  @Test
  void aCompileErrorInAFileNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("broken.metal");
    Files.writeString(file, "kernel void broken() { return 1; }\n");

    assertThatThrownBy(() -> device.compile(file))
        .isInstanceOf(MetalCompileException.class)
        .hasMessageContaining("broken.metal:1:24: error: void function 'broken' should not return");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> device.compile(Path.of("no", "such.metal")))
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessage("The kernel source no/such.metal cannot be read");
  }

  @Test
  void aMissingKernelIsNamedBesideThoseThereAre() {
    MetalLibrary library = device.compile(Kernels.SAXPY);

    assertThat(library.kernels()).containsExactly("add_one", "saxpy", "scale");
    assertThatThrownBy(() -> library.kernel("sxapy"))
        .isInstanceOf(MetalCompileException.class)
        .hasMessage(
            "The library 'program_source' has no kernel 'sxapy'; it has add_one, saxpy, scale.");
  }

  @Test
  void aKernelIsBuiltOnce() {
    MetalLibrary library = device.compile(Kernels.SAXPY);

    assertThat(library.kernel("saxpy")).isSameAs(library.kernel("saxpy"));
  }

  @Test
  void macrosReachThePreprocessor() {
    MetalLibrary library =
        device.compile(
            "kernel void NAME(device float* x [[buffer(0)]]) { x[0] = VALUE; }",
            CompileOptions.defaults().withMacros(Map.of("NAME", "five", "VALUE", "5.0f")));

    try (MetalStream stream = device.newStream();
        MetalBuffer x = device.allocate(4)) {
      stream.launch(library.kernel("five"), Grid.threads(1), x);
      assertThat(dev.panametal.support.Floats.download(stream, x)).containsExactly(5);
    }
  }

  @Test
  void aClosedDeviceIsRefused() {
    MetalLibrary library = device.compile(Kernels.SAXPY);
    device.close();
    device.close();

    String message =
        "The device '%s' was closed and cannot be used any more.".formatted(device.info().name());
    assertThatThrownBy(() -> device.allocate(4))
        .isInstanceOf(MetalClosedException.class)
        .hasMessage(message);
    assertThatThrownBy(device::newStream).hasMessage(message);
    assertThatThrownBy(() -> device.compile("")).hasMessage(message);
    assertThatThrownBy(() -> library.kernel("saxpy")).hasMessage(message);
  }

  @Test
  void closingADeviceClosesItsStreams() {
    MetalStream stream = device.newStream();

    device.close();

    assertThatThrownBy(stream::flush)
        .isInstanceOf(MetalClosedException.class)
        .hasMessage("stream 0 was closed and takes no more work.");
    assertThat(EmbeddedRuntime.current().liveObjects()).isEmpty();
  }

  @Test
  void thingsOfAnotherDeviceAreRefused() {
    try (MetalDevice other = MetalDevice.open();
        MetalStream stream = device.newStream();
        MetalBuffer foreign = other.allocate(64).label("foreign");
        MetalEvent event = other.newEvent()) {
      MetalKernel kernel = other.compile(Kernels.SAXPY).kernel("add_one");

      assertThatThrownBy(() -> stream.fill(foreign, 0, 4, (byte) 0))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage("Buffer 'foreign' belongs to another device than stream 0.");
      assertThatThrownBy(() -> stream.call(kernel))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessage("Kernel 'add_one' belongs to another device than stream 0.");
      assertThatThrownBy(() -> stream.await(event, 1))
          .isInstanceOf(MetalArgumentException.class)
          .hasMessageStartingWith("Event '")
          .hasMessageEndingWith("' belongs to another device than stream 0.");
    }
  }

  @Test
  void aWaitThatIsGivenUpNamesItsEvent() {
    try (MetalEvent event = device.newEvent()) {
      assertThat(new EventFailure(0, 1, null).fault(event))
          .isInstanceOf(MetalClosedException.class)
          .hasMessageStartingWith("The wait for event '")
          .hasMessageEndingWith("' was given up: the event or its last signaller was closed.");
    }
  }
}
