package dev.panametal.embedded;

import static dev.panametal.embedded.Violations.assertViolation;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import dev.panametal.metal.MTLBuffer;
import dev.panametal.metal.MTLCommandBuffer;
import dev.panametal.metal.MTLCommandQueue;
import dev.panametal.metal.MTLComputeCommandEncoder;
import dev.panametal.metal.MTLComputePipelineDescriptor;
import dev.panametal.metal.MTLDataType;
import dev.panametal.metal.MTLFunctionConstantValues;
import dev.panametal.metal.MTLResourceOptions;
import dev.panametal.metal.MTLSharedEvent;
import dev.panametal.objc.AutoreleasePool;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCBlock;
import dev.panametal.objc.ObjCRuntime;
import dev.panametal.objc.VoidMessages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Messages with arguments that no program means to send. */
class RefusedMessagesTest extends EmbeddedTest {
  private static long selector(String name) {
    return ObjCRuntime.current().selector(name);
  }

  @Test
  void aGridHasFewerThanTwoToTheThirtyOneThreadsInADimension() {
    MTLBuffer buffer = sharedBuffer(256);
    MTLComputeCommandEncoder encoder = compute(commandBuffer());
    encoder.setComputePipelineState(pipeline("add_one"));
    encoder.setBuffer(buffer, 0, 0);

    assertViolation(() -> encoder.dispatchThreads(size(1L << 31, 1, 1), size(1, 1, 1)))
        .hasMessageContaining("threads (2147483648, 1, 1) exceed 2^31 - 1 in a dimension");
    assertViolation(() -> encoder.dispatchThreadgroups(size(1L << 30, 1, 1), size(4, 1, 1)))
        .hasMessageContaining("threads (4294967296, 1, 1) exceed 2^31 - 1 in a dimension");
    encoder.endEncoding();
  }

  @Test
  void aHandlerIsABlock() {
    MTLCommandBuffer commands = commandBuffer();

    assertViolation(
            () -> VoidMessages.send(commands.id(), selector("addCompletedHandler:"), queue().id()))
        .hasMessageContaining("addCompletedHandler: 0x")
        .hasMessageContaining(" is not a block");
  }

  @Test
  void aBufferHasOneOfThePurgeableStates() {
    assertViolation(() -> sharedBuffer(4).setPurgeableState(9))
        .hasMessageContaining("setPurgeableState: 9 is no MTLPurgeableState");
  }

  @Test
  void aPrivateBufferIsNotFilledFromTheCpu() {
    try (Arena arena = Arena.ofConfined()) {
      long bytes = arena.allocate(4).address();
      assertViolation(() ->
              LongMessages.send(
                  device().id(),
                  selector("newBufferWithBytes:length:options:"),
                  bytes,
                  4,
                  MTLResourceOptions.STORAGE_MODE_PRIVATE))
          .hasMessageContaining("storage mode Private has no contents to fill from the CPU");
    }
  }

  @Test
  void functionConstantsHaveNumbersAndTypes() {
    MTLFunctionConstantValues values = own(MTLFunctionConstantValues.create());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_LONG);
      assertViolation(() -> values.setConstantValue(value, MTLDataType.INT, 1 << 16))
          .hasMessageContaining("setConstantValue:type:atIndex: index 65536 is beyond 65535");
      assertViolation(() -> values.setConstantValue(value, MTLDataType.STRUCT, 0))
          .hasMessageContaining("setConstantValue:type:atIndex: type 1 is no type of a function");
      assertViolation(() -> values.setConstantValue(MemorySegment.NULL, MTLDataType.INT, 0))
          .hasMessageContaining("setConstantValue:type:atIndex: value must not be NULL");
    }
  }

  @Test
  void aPipelineDescriptorHasAFunctionAndKeepsToTheDevicesLimit() {
    MTLComputePipelineDescriptor descriptor = own(MTLComputePipelineDescriptor.create());

    assertViolation(() -> descriptor.setMaxTotalThreadsPerThreadgroup(1025))
        .hasMessageContaining("setMaxTotalThreadsPerThreadgroup: 1025 is beyond the device's 1024");
    assertViolation(
            () -> device().newComputePipelineStateWithDescriptor(descriptor, 0, MemorySegment.NULL))
        .hasMessageContaining("the descriptor's computeFunction must not be nil");
  }

  @Test
  void whatMustBeAnObjectIsNotNil() {
    MTLComputeCommandEncoder encoder = compute(commandBuffer());

    assertViolation(() -> VoidMessages.send(encoder.id(), selector("setComputePipelineState:"), 0L))
        .hasMessageContaining("setComputePipelineState: must not be nil");
    encoder.endEncoding();
  }

  @Test
  void aBufferIsNotMadeByAlloc() {
    long bufferClass = LongMessages.send(sharedBuffer(4).id(), selector("class"));

    assertViolation(() -> LongMessages.send(bufferClass, selector("alloc")))
        .hasMessageContaining("+[MTLBuffer alloc]: a program cannot make such an object itself");
  }

  @Test
  void whatIsPoppedWasPushed() {
    assertViolation(() -> AutoreleasePool.pop(sharedBuffer(4).id()))
        .hasMessageContaining("objc_autoreleasePoolPop(0x")
        .hasMessageContaining("this is not an autorelease pool");
  }

  @Test
  void aHandlerDoesNotWaitForWhatNeedsItsThread() {
    MTLCommandQueue small = own(device().newCommandQueueWithMaxCommandBufferCount(1));
    inAHandlerOf(
        small,
        commands -> commandBuffer(small),
        "commandBuffer on the thread of its own queue would never return: all 1 command buffers"
            + " are in use");
    MTLSharedEvent event = own(requireNonNull(device().newSharedEvent()));
    inAHandlerOf(
        queue(),
        commands -> event.waitUntilSignaledValue(1, 1),
        "on a thread of the device would hold its queue");
  }

  /** Runs what breaks a rule when a command buffer was scheduled, while it still has its slot. */
  private void inAHandlerOf(
      MTLCommandQueue from, Consumer<MTLCommandBuffer> breach, String expected) {
    MTLCommandBuffer commands = commandBuffer(from);
    try (ObjCBlock block = block(object -> breach.accept(MTLCommandBuffer.of(object)))) {
      commands.addScheduledHandler(block);
      commands.commit();
      CommandQueueTest.awaitSilently(commands);

      assertViolation(
              () -> {
                throw requireNonNull(block.takeFailure());
              })
          .hasMessageContaining(expected);
      runtime().reset();
    }
  }
}
