package dev.panametal.embedded;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panametal.embedded.device.DeviceSettings;
import dev.panametal.metal.MTLGPUFamily;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.RuntimeUnavailableException;
import java.lang.foreign.FunctionDescriptor;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the device says it is, and what follows from the machine. */
class DevicePropertiesTest extends EmbeddedTest {
  private static final long GIB = 1L << 30;

  @Test
  void theDeviceTellsThatItIsEmbeddedAndOnWhichProcessor() {
    String name = ObjCStrings.toJava(device().name().id());

    assertThat(name).matches("Panametal embedded device \\(.+\\)");
    assertThat(name).contains(ObjCStrings.toJava(device().architecture().name().id()));
    assertThat(device().registryID()).isNotZero();
  }

  @Test
  void limitsAreThoseOfAppleSilicon() {
    assertThat(device().maxThreadgroupMemoryLength()).isEqualTo(32 * 1024);
    assertThat(device().maxBufferLength())
        .isPositive()
        .isLessThan(device().recommendedMaxWorkingSetSize());
    assertThat(device().supportsFamily(MTLGPUFamily.APPLE7)).isTrue();
    assertThat(device().supportsFamily(MTLGPUFamily.MAC2)).isTrue();
    assertThat(device().supportsFamily(MTLGPUFamily.METAL4)).isFalse();
  }

  @Test
  void memoryIsUnifiedUnlessAskedOtherwise() {
    assertThat(device().hasUnifiedMemory()).isTrue();

    System.setProperty(DeviceSettings.UNIFIED_MEMORY, "false");
    try {
      assertThat(DeviceSettings.ofThisMachine().unifiedMemory()).isFalse();
    } finally {
      System.clearProperty(DeviceSettings.UNIFIED_MEMORY);
    }
  }

  @Test
  void anotherDeviceFollowsItsSettings() throws Throwable {
    EmbeddedRuntime small =
        new EmbeddedRuntime(new DeviceSettings("a small machine", 1, GIB, false));
    var create = small.function("MTLCreateSystemDefaultDevice", FunctionDescriptor.of(JAVA_LONG));
    var ask = small.send(FunctionDescriptor.of(JAVA_BYTE, JAVA_LONG, JAVA_LONG));
    var allocate =
        small.send(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    long device = (long) create.invokeExact();

    assertThat((byte) ask.invokeExact(device, small.selector("hasUnifiedMemory"))).isZero();
    long newBuffer = small.selector("newBufferWithLength:options:");
    assertThat((long) allocate.invokeExact(device, newBuffer, GIB / 2, 0L)).isNotZero();
    assertThat((long) allocate.invokeExact(device, newBuffer, GIB / 2, 0L)).isNotZero();
    assertThat((long) allocate.invokeExact(device, newBuffer, 16384L, 0L))
        .as("beyond the memory of the machine")
        .isZero();
  }

  @Test
  void aSystemThatItDoesNotKnowIsRefused() {
    String system = Objects.requireNonNull(System.getProperty("os.name"));
    System.setProperty("os.name", "Windows 11");
    try {
      assertThatThrownBy(() -> new EmbeddedRuntimeProvider().open())
          .isInstanceOf(RuntimeUnavailableException.class)
          .hasMessage("The embedded device needs Linux or macOS; this is Windows 11.");
    } finally {
      System.setProperty("os.name", system);
    }
  }
}
