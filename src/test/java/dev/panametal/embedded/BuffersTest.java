package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.metal.MTLBlitCommandEncoder;
import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLHazardTrackingMode;
import dev.panametal.metal.MTLPurgeableState;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MTLStorageMode;
import dev.panametal.objc.ObjCStrings;
import dev.panametal.objc.Owned;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Buffers: how they are had, and what they tell. */
class BuffersTest extends EmbeddedTest {
  private static final long PAGE = 16384;

  @Test
  void aNewBufferIsZeroedAndPageAligned() {
    MTLBuffer buffer = sharedBuffer(100_000);

    assertThat(buffer.contents().address() % PAGE).isZero();
    assertThat(contents(buffer).mismatch(Arena.ofAuto().allocate(100_000))).isEqualTo(-1);
  }

  @Test
  void aBufferTellsWhatItIs() {
    MTLBuffer buffer =
        own(
            device()
                .newBufferWithLength(
                    100,
                    MTLResourceOptions.STORAGE_MODE_PRIVATE
                        | MTLResourceOptions.HAZARD_TRACKING_MODE_UNTRACKED));
    buffer.setLabel(string("kv"));

    assertThat(buffer.length()).isEqualTo(100);
    assertThat(buffer.allocatedSize()).isEqualTo(PAGE);
    assertThat(buffer.storageMode()).isEqualTo(MTLStorageMode.PRIVATE);
    assertThat(buffer.hazardTrackingMode()).isEqualTo(MTLHazardTrackingMode.UNTRACKED);
    assertThat(ObjCStrings.toJava(Objects.requireNonNull(buffer.label()).id())).isEqualTo("kv");
    assertThat(buffer.device().id()).isEqualTo(device().id());
    assertThat(sharedBuffer(4).hazardTrackingMode()).isEqualTo(MTLHazardTrackingMode.TRACKED);
  }

  @Test
  void noBytesOrTooManyGiveNil() {
    assertThat(device().newBufferWithLength(0, 0)).isNull();
    assertThat(device().newBufferWithLength(device().maxBufferLength() + 1, 0)).isNull();
    assertThat(device().newBufferWithLength(-1, 0)).isNull();
  }

  @Test
  void whatIsAllocatedIsCounted() {
    long before = device().currentAllocatedSize();
    Owned<MTLBuffer> buffer = Objects.requireNonNull(device().newBufferWithLength(3 * PAGE + 1, 0));

    assertThat(device().currentAllocatedSize() - before).isEqualTo(4 * PAGE);
    buffer.close();
    assertThat(device().currentAllocatedSize()).isEqualTo(before);
  }

  @Test
  void storageModesThatTheDeviceDoesNotHaveAreRefused() {
    assertViolation(() -> device().newBufferWithLength(4, MTLResourceOptions.STORAGE_MODE_MANAGED))
        .hasMessageContaining("buffers of this device are Shared or Private");
    assertViolation(
            () -> device().newBufferWithLength(4, MTLResourceOptions.STORAGE_MODE_MEMORYLESS))
        .hasMessageContaining("buffers of this device are Shared or Private");
  }

  @Test
  void memoryOfTheProgramIsUsedWithoutACopy() {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(PAGE, PAGE);
      try (Owned<MTLBuffer> buffer =
          Objects.requireNonNull(device().newBufferWithBytesNoCopy(memory, PAGE, 0, null))) {
        MTLCommandBuffer commands = commandBuffer();
        MTLBlitCommandEncoder encoder = blit(commands);
        encoder.fillBuffer(buffer.get(), range(0, PAGE), (byte) 5);
        encoder.endEncoding();
        commands.commit();
        commands.waitUntilCompleted();
      }

      assertThat(memory.get(JAVA_BYTE, PAGE - 1)).isEqualTo((byte) 5);
    }
  }

  @Test
  void memoryOfTheProgramMustBeWholePages() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(2 * PAGE, PAGE);

      assertViolation(() -> device().newBufferWithBytesNoCopy(memory.asSlice(4096), PAGE, 0, null))
          .hasMessageContaining("is not aligned to a page of 16384 bytes");
      assertViolation(() -> device().newBufferWithBytesNoCopy(memory, 4096, 0, null))
          .hasMessageContaining("length 4096 is not a multiple of a page of 16384 bytes");
      assertViolation(() ->
              device()
                  .newBufferWithBytesNoCopy(
                      memory, PAGE, MTLResourceOptions.STORAGE_MODE_PRIVATE, null))
          .hasMessageContaining("storage mode Private cannot use memory of the CPU");
    }
  }

  @Test
  void aBufferInUseIsNotEmptied() {
    MTLBuffer buffer = sharedBuffer(64);
    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.fillBuffer(buffer, range(0, 64), (byte) 1);
    encoder.endEncoding();

    assertViolation(() -> buffer.setPurgeableState(MTLPurgeableState.EMPTY))
        .hasMessageContaining(
            "setPurgeableState: Empty while a command buffer, committed or not, uses the buffer");
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(buffer.setPurgeableState(MTLPurgeableState.EMPTY))
        .isEqualTo(MTLPurgeableState.NON_VOLATILE);
    assertThat(buffer.setPurgeableState(MTLPurgeableState.KEEP_CURRENT))
        .isEqualTo(MTLPurgeableState.EMPTY);
  }

  @Test
  void anEmptiedBufferIsNotUsed() {
    MTLBuffer buffer = sharedBuffer(64);
    buffer.setPurgeableState(MTLPurgeableState.EMPTY);
    MTLBlitCommandEncoder encoder = blit(commandBuffer());

    assertViolation(() -> encoder.fillBuffer(buffer, range(0, 64), (byte) 1))
        .hasMessageContaining("its purgeable state is Empty, so it has no contents to use");
    encoder.endEncoding();
  }

  @Test
  void onlyManagedBuffersAreToldOfModifications() {
    assertViolation(() -> sharedBuffer(4).didModifyRange(range(0, 4)))
        .hasMessageContaining("is for buffers of storage mode Managed only");
  }

  @Test
  void copiesBetweenPrivateAndSharedBuffersMoveTheBytes() {
    MTLBuffer from = sharedBuffer(64);
    MTLBuffer hidden = privateBuffer(64);
    MTLBuffer to = sharedBuffer(64);
    contents(from).set(JAVA_BYTE, 63, (byte) 9);

    MTLCommandBuffer commands = commandBuffer();
    MTLBlitCommandEncoder encoder = blit(commands);
    encoder.copyFromBuffer(from, 0, hidden, 0, 64);
    encoder.copyFromBuffer(hidden, 32, to, 0, 32);
    encoder.endEncoding();
    commands.commit();
    commands.waitUntilCompleted();

    assertThat(contents(to).get(JAVA_BYTE, 31)).isEqualTo((byte) 9);
  }
}
