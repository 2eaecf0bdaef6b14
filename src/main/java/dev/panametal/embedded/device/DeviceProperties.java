package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** The properties of {@code MTLDevice}: those of Apple silicon, as far as compute goes. */
public abstract class DeviceProperties extends EmbeddedObject {
  /** GPU families that are answered with yes: what Apple silicon since the M1 is. */
  private static final long APPLE_1 = 1001;

  private static final long APPLE_7 = 1007;
  private static final long MAC_2 = 2002;
  private static final long COMMON_1 = 3001;
  private static final long COMMON_3 = 3003;
  private static final long METAL_3 = 5001;
  private static final long ARGUMENT_BUFFERS_TIER_2 = 1;

  /** An id by which a registry would know the device. */
  private static final long REGISTRY_ID = 0x50414E414D455441L;

  private static final MemoryLayout SIZE = MemoryLayout.sequenceLayout(3, JAVA_LONG);

  private final DeviceSettings settings;
  private final DeviceMemory memory;

  DeviceProperties(ObjCMachine machine, DeviceSettings settings) {
    super(machine, Owner.OBJECT);
    this.settings = settings;
    this.memory = new DeviceMemory(settings.memory());
  }

  @Override
  public final String className() {
    return "MTLDevice";
  }

  @Override
  public final String labelText() {
    return "Panametal embedded device (%s)".formatted(settings.processor());
  }

  final DeviceMemory memory() {
    return memory;
  }

  /** Answers {@code name}. */
  @Message(selector = "name", types = "@@:")
  public final long name() {
    return EmbeddedString.autoreleased(machine(), labelText());
  }

  /** Answers {@code architecture}. */
  @Message(selector = "architecture", types = "@@:")
  public final long architecture() {
    return new EmbeddedArchitecture(machine(), settings.processor()).autoreleasedNew();
  }

  /** Answers {@code registryID}. */
  @Message(selector = "registryID", types = "Q@:")
  public final long registryId() {
    return REGISTRY_ID;
  }

  /** Answers {@code hasUnifiedMemory}. */
  @Message(selector = "hasUnifiedMemory", types = "B@:")
  public final byte hasUnifiedMemory() {
    return ObjCBool.of(settings.unifiedMemory());
  }

  /** Answers {@code isLowPower}. */
  @Message(selector = "isLowPower", types = "B@:")
  public final byte isLowPower() {
    return ObjCBool.NO;
  }

  /** Answers {@code isHeadless}: it drives no display. */
  @Message(selector = "isHeadless", types = "B@:")
  public final byte isHeadless() {
    return ObjCBool.YES;
  }

  /** Answers {@code isRemovable}. */
  @Message(selector = "isRemovable", types = "B@:")
  public final byte isRemovable() {
    return ObjCBool.NO;
  }

  /** Answers {@code location}: built in. */
  @Message(selector = "location", types = "Q@:")
  public final long location() {
    return 0;
  }

  /** Answers {@code locationNumber}. */
  @Message(selector = "locationNumber", types = "Q@:")
  public final long locationNumber() {
    return 0;
  }

  /** Answers {@code maxTransferRate}: 0 for a device that is built in. */
  @Message(selector = "maxTransferRate", types = "Q@:")
  public final long maxTransferRate() {
    return 0;
  }

  /** Answers {@code supportsFamily:}. */
  @Message(selector = "supportsFamily:", types = "B@:q")
  public final byte supportsFamily(long family) {
    return ObjCBool.of(
        (family >= APPLE_1 && family <= APPLE_7)
            || (family >= COMMON_1 && family <= COMMON_3)
            || family == MAC_2
            || family == METAL_3);
  }

  /** Answers {@code argumentBuffersSupport}: pointers in buffers work. */
  @Message(selector = "argumentBuffersSupport", types = "Q@:")
  public final long argumentBuffersSupport() {
    return ARGUMENT_BUFFERS_TIER_2;
  }

  /** Answers {@code supportsRaytracing}. */
  @Message(selector = "supportsRaytracing", types = "B@:")
  public final byte supportsRaytracing() {
    return ObjCBool.NO;
  }

  /** Answers {@code supportsFunctionPointers}. */
  @Message(selector = "supportsFunctionPointers", types = "B@:")
  public final byte supportsFunctionPointers() {
    return ObjCBool.NO;
  }

  /** Answers {@code supportsDynamicLibraries}. */
  @Message(selector = "supportsDynamicLibraries", types = "B@:")
  public final byte supportsDynamicLibraries() {
    return ObjCBool.NO;
  }

  /** Answers {@code maxThreadsPerThreadgroup}: in each dimension. */
  @Message(selector = "maxThreadsPerThreadgroup", types = "{?=QQQ}@:")
  public final MemorySegment maxThreadsPerThreadgroup(SegmentAllocator allocator) {
    MemorySegment size = allocator.allocate(SIZE);
    for (int i = 0; i < 3; i++) {
      size.setAtIndex(JAVA_LONG, i, DeviceLimits.THREADS_PER_THREADGROUP);
    }
    return size;
  }

  /** Answers {@code maxThreadgroupMemoryLength}. */
  @Message(selector = "maxThreadgroupMemoryLength", types = "Q@:")
  public final long maxThreadgroupMemoryLength() {
    return DeviceLimits.THREADGROUP_MEMORY;
  }

  /** Answers {@code maxBufferLength}: like Apple's, less than the working set. */
  @Message(selector = "maxBufferLength", types = "Q@:")
  public final long maxBufferLength() {
    return settings.memory() / 16 * 9 & -NativeMemory.PAGE;
  }

  /** Answers {@code recommendedMaxWorkingSetSize}: three quarters of the machine's memory. */
  @Message(selector = "recommendedMaxWorkingSetSize", types = "Q@:")
  public final long recommendedMaxWorkingSetSize() {
    return settings.memory() / 4 * 3 & -NativeMemory.PAGE;
  }

  /** Answers {@code currentAllocatedSize}. */
  @Message(selector = "currentAllocatedSize", types = "Q@:")
  public final long currentAllocatedSize() {
    return memory.allocated();
  }

  /** Answers {@code sampleTimestamps:gpuTimestamp:}: both clocks are the host's. */
  @Message(selector = "sampleTimestamps:gpuTimestamp:", types = "v@:^Q^Q")
  public final void sampleTimestamps(long cpu, long gpu) {
    requirePointer("sampleTimestamps:gpuTimestamp: the CPU's", cpu);
    requirePointer("sampleTimestamps:gpuTimestamp: the GPU's", gpu);
    long now = System.nanoTime();
    NativeMemory.ALL.set(JAVA_LONG, cpu, now);
    NativeMemory.ALL.set(JAVA_LONG, gpu, now);
  }
}
